// The benchmarks' own database, beside the developer's: through psql, with the connection that services.sh has told.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './shell.mjs';

const folder = fileURLToPath(new URL('../sql/', import.meta.url));

export class Database {
  constructor(connectionString, name = 'multiweb_bench') {
    this.name = name;
    const parts = new Map(connectionString.split(';').filter(Boolean).map(part => part.split(/=(.*)/s)).map(([key, value]) => [key.toLowerCase(), value]));
    this.connectionString = `${connectionString.replace(/(^|;)Database=[^;]*/i, '')};Database=${name}`.replace(/^;/, '');
    this.env = { PGHOST: parts.get('host'), PGPORT: parts.get('port') ?? '5432', PGUSER: parts.get('username'), PGPASSWORD: parts.get('password') ?? '', PGDATABASE: name };
  }

  /** The rows that a statement answers, each an array of texts. */
  async rows(sql, database = this.name) {
    const text = await run('psql', ['-XqAt', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-d', database, '-c', sql], { env: this.env });
    return text.split('\n').filter(Boolean).map(line => line.split('\t'));
  }

  async value(sql) {
    return (await this.rows(sql))[0]?.[0];
  }

  /** Runs a file of bench/sql; `variables` are psql's. */
  script(file, variables = {}) {
    const settings = Object.entries(variables).flatMap(([name, value]) => ['-v', `${name}=${value}`]);
    return run('psql', ['-XqAt', '-v', 'ON_ERROR_STOP=1', ...settings, '-f', folder + file], { env: this.env });
  }

  static read(file) {
    return readFileSync(folder + file, 'utf8');
  }

  /**
   * Makes the database and fills it, unless it is there already and was made of the same.
   * @param servers whose verbs migrate and seed
   */
  async prepare(products, fresh, servers) {
    const made = createHash('sha256').update(`${products}${Database.read('pictures.sql')}`).digest('hex');
    const [found] = await this.rows(`SELECT 1 FROM pg_database WHERE datname = '${this.name}'`, 'postgres');
    const same = found && !fresh && (await this.value("SELECT to_regclass('bench.made')")) && (await this.value('SELECT of FROM bench.made')) === made;
    if (!same) {
      await this.rows(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`, 'postgres');
      await this.rows(`CREATE DATABASE ${this.name}`, 'postgres');
    }
    await servers.migrate();
    if (same) {
      // A run that was interrupted has left its purchases.
      if (await this.value("SELECT to_regclass('bench.jobs')")) await this.script('reset.sql');
      return;
    }
    await servers.seed(products);
    await this.script('pictures.sql');
    await this.rows(`CREATE SCHEMA bench; CREATE TABLE bench.made AS SELECT '${made}' AS of`);
    await this.script('jobs.sql'); // none yet: there are no buyers
  }
}
