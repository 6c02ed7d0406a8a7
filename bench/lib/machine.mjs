// What the figures were taken on: so much that they can be compared, and nothing that names the place.

import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { busyTime } from './program.mjs';
import { run, sleep } from './shell.mjs';

export async function describeMachine(database) {
  const before = busyTime();
  await sleep(5000);
  const busy = (busyTime() - before) / 5;
  const runtimes = await run('dotnet', ['--list-runtimes']);
  return {
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    system: /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux',
    dotnet: [...runtimes.matchAll(/Microsoft\.NETCore\.App (10\S*)/g)].at(-1)?.[1] ?? 'unknown',
    postgres: (await database.value('SHOW server_version')).split(' ')[0],
    redis: /v=(\S+)/.exec(await run('redis-server', ['--version']).catch(() => ''))?.[1] ?? 'unknown',
    busy, // cores, by whatever else there is
  };
}
