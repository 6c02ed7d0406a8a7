// The two programs under measurement, and what they are told.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from './program.mjs';
import { freePort, run } from './shell.mjs';

export class Servers {
  static async of(root, folder, database, redis) {
    const servers = new Servers();
    Object.assign(servers, {
      folder,
      ours: join(folder, 'app/MultiWeb.WebApi.dll'),
      ceilings: join(root, 'bench/Ceilings/bin/Release/net10.0/MultiWeb.Ceilings.dll'),
    });
    // As in production, apart from what a benchmark cannot wait for: limits, bcrypt's cost, the drain before a stop.
    servers.env = {
      ASPNETCORE_ENVIRONMENT: 'Production',
      DOTNET_ENVIRONMENT: 'Production',
      ConnectionStrings__Postgres: database.connectionString,
      ConnectionStrings__Redis: redis.connectionString,
      Jwt__SigningKey: servers.#kept('signing.pem', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' })),
      Jwt__AccessTokenMinutes: '1440',
      Secrets__Key: servers.#kept('secret', () => randomBytes(36).toString('base64')),
      Metrics__Port: String(await freePort()),
      Images__Folder: join(root, '.local/bench/images'),
      Passwords__BcryptCost: '4',
      Shutdown__DrainSeconds: '0',
      RateLimiting__Enabled: 'false',
    };
    return servers;
  }

  migrate() {
    return run('dotnet', [this.ours, 'migrate'], { env: this.env });
  }

  seed(products) {
    return run('dotnet', [this.ours, 'seed', '--products', String(products)], { env: { ...this.env, ASPNETCORE_ENVIRONMENT: 'Development', DOTNET_ENVIRONMENT: 'Development' } });
  }

  startOurs(env = {}) {
    return Program.start('MultiWeb', this.ours, { args: ['serve'], env: { ...this.env, ...env }, log: join(this.folder, 'multiweb.log'), path: '/health/ready' });
  }

  startCeilings() {
    return Program.start('Ceilings', this.ceilings, { env: this.env, log: join(this.folder, 'ceilings.log'), path: '/ready' });
  }

  /** What is made up once, and kept for the next run: passwords in the database belong to it. */
  #kept(name, make) {
    const file = join(this.folder, name);
    if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
    return readFileSync(file, 'utf8');
  }
}
