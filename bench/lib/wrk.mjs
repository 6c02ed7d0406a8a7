// One measurement: wrk against one address, with what it cost the server, PostgreSQL and everybody else meanwhile.

import { fileURLToPath } from 'node:url';
import { cpuOfPostgres } from './postgres.mjs';
import { busyTime, cpuOf } from './program.mjs';
import { run } from './shell.mjs';

export const THREADS = 2;
export const CONNECTIONS = 32;

const folder = fileURLToPath(new URL('../load/', import.meta.url));

/**
 * @param program who answers
 * @param load `{script, env, headers}`: a script of bench/load and what it needs
 * @param others `{postmaster, redis}`: whose CPU is counted beside it
 * @returns rate and CPU per request in seconds, latencies in milliseconds, memory in MiB
 */
export async function measure(program, load, seconds, others, seed = 1) {
  const args = [`-t${THREADS}`, `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '10s', '-s', `${folder}${load.script}.lua`];
  for (const [name, value] of Object.entries(load.headers ?? {})) args.push('-H', `${name}: ${value}`);
  const env = { LUA_PATH: `${folder}?.lua`, BENCH_THREADS: THREADS, BENCH_SEED: seed, ...load.env };

  let wrk = 0; // its CPU so far
  let resident = 0;
  let watcher;
  const before = costs(program, others);
  const output = await run('wrk', [...args, program.url], {
    env,
    watch: pid => {
      watcher = setInterval(() => {
        wrk = Math.max(wrk, cpuOf(pid));
        resident = Math.max(resident, program.memory.resident);
      }, 100);
    },
  }).finally(() => clearInterval(watcher));
  const after = costs(program, others);

  const result = JSON.parse(/^RESULT (.*)$/m.exec(output)[1]);
  const used = name => after[name] - before[name];
  return {
    ...result,
    // Where something is to be achieved, only what was achieved counts.
    rate: (result.as_wanted + result.otherwise > 0 ? result.as_wanted : result.requests) / result.seconds,
    serverCpu: used('server') / result.requests,
    postgresCpu: used('postgres') / result.requests,
    redisCpu: used('redis') / result.requests,
    // What nobody here has used, as a part of all cores: other work on this machine.
    others: Math.max(0, used('busy') - used('server') - used('postgres') - used('redis') - wrk) / result.seconds,
    resident,
  };
}

const costs = (program, { postmaster, redis }) => ({
  server: cpuOf(program.pid),
  postgres: postmaster ? cpuOfPostgres(postmaster) : 0,
  redis: redis ? cpuOf(redis) : 0,
  busy: busyTime(),
});
