// What PostgreSQL's own processes cost, where they run on this machine and can be seen.

import { readFileSync, readdirSync } from 'node:fs';
import { cpuOf } from './program.mjs';

const parentOf = pid => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1]);

/** The server's first process; undefined where PostgreSQL runs elsewhere, or in a container. */
export async function findPostmaster(database) {
  try {
    const parent = parentOf(await database.value("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'"));
    return readFileSync(`/proc/${parent}/comm`, 'utf8').trim() === 'postgres' ? parent : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds of CPU of the server and all its children, those that have ended included. */
export function cpuOfPostgres(postmaster) {
  let sum = cpuOf(postmaster, { withEndedChildren: true });
  for (const name of readdirSync('/proc')) {
    try {
      if (/^\d+$/.test(name) && parentOf(name) === postmaster) sum += cpuOf(name);
    } catch {
      // It has just ended, and counts as its parent's ended child next time.
    }
  }
  return sum;
}
