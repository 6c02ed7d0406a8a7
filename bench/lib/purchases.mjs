// The writing workload: buyers with tokens, a product for each purchase, a clean table for each round, and pgbench beside them.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from './database.mjs';
import { run, sleep } from './shell.mjs';
import { CONNECTIONS } from './wrk.mjs';

const PASSWORD = 'two wheels, one bell';
const AT_ONCE = 16;

/** Buyers have accounts and log in as anybody does; their sessions of earlier runs are forgotten. */
export async function prepareBuyers(ours, database, folder, number) {
  await database.rows('TRUNCATE identity.sessions, identity.refresh_tokens CASCADE');
  const known = new Set((await database.rows("SELECT email FROM identity.users WHERE email LIKE 'buyer-%'")).map(([email]) => email));
  const tokens = new Map();
  const turns = Array.from({ length: number }, (_, i) => i + 1);
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let turn; (turn = turns.pop()); ) {
      const email = `buyer-${turn}@bench.example`;
      if (!known.has(email)) await ours.send('POST', '/api/v1/auth/register', JSON.stringify({ email, username: `buyer-${turn}`, password: PASSWORD }));
      const { access_token: token } = JSON.parse(await ours.send('POST', '/api/v1/auth/login', JSON.stringify({ email, password: PASSWORD })));
      tokens.set(JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).sub, token);
    }
  }));
  await database.script('jobs.sql');
  const buyers = await database.rows('SELECT DISTINCT buyer, buyer_id FROM bench.jobs ORDER BY buyer');
  writeFileSync(join(folder, 'tokens'), buyers.map(([, id]) => `${tokens.get(id)}\n`).join(''));
  const jobs = await database.rows('SELECT product_id, amount, buyer FROM bench.jobs ORDER BY n');
  writeFileSync(join(folder, 'jobs'), jobs.map(job => `${job.join(' ')}\n`).join(''));
  return jobs.length;
}

export const purchaseLoad = (path, folder) =>
  ({ script: 'purchase', env: { BENCH_PATH: path, BENCH_JOBS: join(folder, 'jobs'), BENCH_TOKENS: join(folder, 'tokens') } });

/** Waits until everything that followed from the purchases is done: how many waited, and how long it took. */
export async function drain(database) {
  const waiting = () => database.value('SELECT count(*) FROM common.outbox WHERE processed_at IS NULL AND parked_at IS NULL');
  const [left, began] = [Number(await waiting()), performance.now()];
  while (Number(await waiting()) > 0) await sleep(100);
  return { left, drained: (performance.now() - began) / 1000 };
}

/** The same statements by pgbench, one by one or all in one pipeline. */
export async function pgbench(database, folder, seconds, pipelined) {
  const statements = Database.read('purchase.sql').replace(/--.*$/gm, '').replaceAll(':now', 'now()');
  const script = join(folder, `purchase-${pipelined ? 'pipeline' : 'statements'}.pgbench`);
  writeFileSync(script, [
    '\\set n :client_id + 1 + :turn * :clients', // each job once: a client keeps its variables
    '\\set turn :turn + 1',
    '\\set id 2000000000 + :n',
    'SELECT product_id, amount, title, seller_id, buyer_id, session_id, slot, body, payload FROM bench.jobs WHERE n = :n \\gset',
    ...(pipelined ? ['\\startpipeline', statements, '\\endpipeline'] : [statements]),
  ].join('\n'));
  const output = await run('pgbench', ['-n', '-M', 'prepared', '-c', CONNECTIONS, '-j', '2', '-T', seconds, '-D', 'turn=0', '-D', `clients=${CONNECTIONS}`, '-f', script].map(String), { env: database.env });
  return { rate: Number(/tps = ([\d.]+)/.exec(output)[1]), latency: Number(/latency average = ([\d.]+)/.exec(output)[1]) };
}
