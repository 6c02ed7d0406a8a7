// Logins that fail: whether their time tells why, and what fifty clients that never stop trying leave to everybody else.

import { availableParallelism } from 'node:os';
import { say, sleep } from './shell.mjs';
import { spread } from './rounds.mjs';

const CLIENTS = 50;
const READS = 100; // a second
const PASSWORD = 'two wheels, one bell';
const LOGIN = '/api/v1/auth/login';

/**
 * @param ours with bcrypt's cost of 12 and limits off
 * @param paths products that are read meanwhile
 * @returns seconds of one hash, of each kind of refusal, of reads before and meanwhile, and how many logins were answered
 */
export async function measureLogins(ours, ceilings, database, paths, { accounts, seconds }) {
  const model = await database.value("SELECT id FROM identity.users WHERE email = 'model@knock.example'");
  if (!model) await ours.send('POST', '/api/v1/auth/register', JSON.stringify({ email: 'model@knock.example', username: 'knock-model', password: PASSWORD }));
  await database.script('knockers.sql', { many: accounts });
  const hash = spread(await inTurn(15, async () => Number((await ceilings.get('/hash')).body)));
  const refusals = await timeRefusals(ours, accounts);
  say(`    ${Object.entries(refusals).map(([kind, { median }]) => `${kind} ${(median * 1000).toFixed(1)} ms`).join('   ')}`);

  await readFor(ours, paths, seconds); // the JIT compiles what is hot
  const quiet = await readFor(ours, paths, seconds);
  const hammer = new Hammer(ours);
  await sleep(3000); // the queue is full
  const [before, began] = [hammer.answered, performance.now()];
  const busy = await readFor(ours, paths, seconds);
  const [answered, took] = [hammer.answered - before, (performance.now() - began) / 1000];
  await hammer.stop();
  const slots = Math.max(1, availableParallelism() - 1);
  say(`    ${CLIENTS} clients: ${(answered / took).toFixed(2)} logins/s of ${(slots / hash.median).toFixed(2)}; reads ${(quiet.p95 * 1000).toFixed(1)} → ${(busy.p95 * 1000).toFixed(1)} ms`);
  return { hash, accounts, refusals, clients: CLIENTS, slots, rate: answered / took, sentAway: hammer.sentAway, reads: READS, quiet, busy };
}

/** Unknown, wrong and disabled one after the other, each account once, so that none needs a captcha; the order turns. */
async function timeRefusals(ours, accounts) {
  const kinds = ['unknown', 'wrong', 'disabled'];
  const times = Object.fromEntries(kinds.map(kind => [kind, []]));
  for (let n = -3; n < accounts; n++) { // the first three warm up
    for (let turn = 0; turn < kinds.length; turn++) {
      const kind = kinds[(n + 3 + turn) % kinds.length];
      const email = `${kind}-${n < 0 ? 'nobody' + n : n}@knock.example`;
      const password = kind === 'disabled' ? PASSWORD : 'no wheels, no bell';
      const [began, status] = [performance.now(), await logIn(ours, email, password)];
      if (status !== 401) throw new Error(`A login that was to be refused was answered ${status}.`);
      if (n >= 0) times[kind].push((performance.now() - began) / 1000);
    }
  }
  return Object.fromEntries(kinds.map(kind => [kind, spread(times[kind])]));
}

/** Clients that try one address after the other, and at once again, whatever they are told. */
class Hammer {
  answered = 0;
  sentAway = 0;
  #stopping = false;

  constructor(ours) {
    let next = 0;
    this.clients = Array.from({ length: CLIENTS }, async () => {
      while (!this.#stopping) {
        const status = await logIn(ours, `guess-${next++}@knock.example`, PASSWORD);
        if (status === 401) this.answered++;
        else if (status === 503) this.sentAway++;
        else throw new Error(`A login was answered ${status}.`);
      }
    });
  }

  stop() {
    this.#stopping = true;
    return Promise.all(this.clients);
  }
}

/** Reads at a steady pace, whether or not the one before was answered; seconds until the answer, from when it was to be sent. */
async function readFor(ours, paths, seconds) {
  const times = [];
  const began = performance.now();
  const reads = [];
  for (let n = 0; n < READS * seconds; n++) {
    const due = began + (n * 1000) / READS;
    if (due > performance.now()) await sleep(due - performance.now());
    reads.push(ours.get(paths[n % paths.length]).then(({ status }) => {
      if (status !== 200) throw new Error(`${paths[n % paths.length]} answers ${status}.`);
      times.push((performance.now() - due) / 1000);
    }));
  }
  await Promise.all(reads);
  times.sort((a, b) => a - b);
  const at = part => times[Math.ceil(part * times.length) - 1];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

async function logIn(ours, email, password) {
  const response = await fetch(ours.url + LOGIN, { method: 'POST', body: JSON.stringify({ email, password }), headers: { 'Content-Type': 'application/json' } });
  await response.arrayBuffer();
  return response.status;
}

async function inTurn(times, work) {
  const results = [];
  for (let n = 0; n < times; n++) results.push(await work());
  return results;
}
