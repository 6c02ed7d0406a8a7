// Measures the program against its ceilings and writes the report. Called by run.sh, which has brought PostgreSQL and Redis and
// built everything: bench.mjs [--quick] [--fresh] [--products N] [--only NAME,…] [--pgbench]

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { conduct } from './lib/conduct.mjs';
import { Database } from './lib/database.mjs';
import { measureLogins } from './lib/logins.mjs';
import { describeMachine } from './lib/machine.mjs';
import { findPostmaster } from './lib/postgres.mjs';
import { drain, pgbench, prepareBuyers, purchaseLoad } from './lib/purchases.mjs';
import { describeReads } from './lib/reads.mjs';
import { Redis } from './lib/redis.mjs';
import { report } from './lib/report.mjs';
import { takeTurns } from './lib/rounds.mjs';
import { Servers } from './lib/servers.mjs';
import { say, sleep, step } from './lib/shell.mjs';
import { CONNECTIONS, THREADS, measure } from './lib/wrk.mjs';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, fresh: { type: 'boolean' }, products: { type: 'string' }, only: { type: 'string' }, pgbench: { type: 'boolean' } },
});
const scale = options.quick ? { products: 10_000, warmUps: 1, rounds: 2, seconds: 2, buyers: 1_000, accounts: 10, knocking: 5 } : { products: 100_000, warmUps: 4, rounds: 5, seconds: 5, buyers: 4_000, accounts: 150, knocking: 30 };
const settings = { ...scale, ...(options.products && { products: Number(options.products) }), threads: THREADS, connections: CONNECTIONS };
const only = options.only?.split(',');
const wanted = name => !only || only.includes(name);

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, '.local', 'bench');
mkdirSync(folder, { recursive: true });
const database = new Database(process.env.ConnectionStrings__Postgres);
const redis = new Redis(process.env.ConnectionStrings__Redis);
const servers = await Servers.of(root, folder, database, redis);
const others = {};

/** One measurement of a program under a load; its argument tells one round's dice from another's. */
const measured = (program, load) => round => measure(program, load, settings.seconds, others, round);

async function main() {
  await step(`Database with ${settings.products} products`, () => database.prepare(settings.products, options.fresh, servers));
  const result = { machine: await describeMachine(database), settings, isWhole: !options.quick && !only, comparisons: [] };
  Object.assign(others, { postmaster: await findPostmaster(database), redis: await redis.pid() });
  if (wanted('start')) result.start = await start();

  const ours = await servers.startOurs();
  await sleep(5000);
  const idle = ours.memory.resident;
  if (wanted('purchase')) await step(`${settings.buyers} buyers`, () => prepareBuyers(ours, database, folder, settings.buyers));
  const ceilings = await servers.startCeilings();
  const reads = await describeReads({ ours, ceilings, database, folder });
  for (const [name, read] of Object.entries(reads)) {
    if (wanted(name)) result.comparisons.push(await compare(name, read, ours, ceilings));
  }
  if (wanted('purchase')) await purchase(result, ours, ceilings);
  await sleep(10_000);
  result.memory = { idle, peak: ours.memory.peak, after: ours.memory.resident };
  await ours.stop();
  if (wanted('logins')) result.logins = await logins(ceilings);
  if (wanted('limits')) result.limits = await limits(ceilings, reads['detail-hot']);
  write(result);
}

async function start() {
  say('  start: from the process to the first 200 of /health/ready');
  const seconds = [];
  for (let i = 0; i < 5; i++) {
    const program = await servers.startOurs();
    seconds.push(program.readyAfter);
    await program.stop();
  }
  say(`    ${seconds.map(each => each.toFixed(2)).join(' s   ')} s`);
  return seconds;
}

async function compare(name, { ours: load, ceiling, ...description }, ours, ceilings) {
  say(`  ${name}: ${description.what}`);
  const own = async round => {
    if (load.withoutRedis) await redis.forget();
    return measured(ours, load)(round);
  };
  const turns = await takeTurns({ ours: own, ...(ceiling && { [description.against]: measured(ceilings, ceiling) }) }, settings);
  ours.forgetLog();
  const lost = Object.values(turns).flatMap(side => side.counted).reduce((sum, once) => sum + once.broken + (load.mayBeRefused ? 0 : once.refused), 0);
  if (lost > 0) throw new Error(`${name}: ${lost} requests were refused or broke off: that is no rate of answers.`);
  return { name, ...description, ours: turns.ours.counted, first: turns.ours.warmUp[0], ceiling: turns[description.against]?.counted };
}

async function purchase(result, ours, ceilings) {
  const what = 'a product that nobody has asked for yet';
  say(`  purchase: ${what}`);
  const clean = measureOnce => async round => {
    await database.script('reset.sql');
    return measureOnce(round);
  };
  const sides = {
    ours: clean(async round => {
      const once = await measured(ours, purchaseLoad('/api/v1/transactions', folder))(round);
      return { ...once, ...(await drain(database)) };
    }),
    K2: clean(measured(ceilings, purchaseLoad('/k2', folder))),
    ...(options.pgbench && {
      statements: clean(() => pgbench(database, folder, settings.seconds, false)),
      pipeline: clean(() => pgbench(database, folder, settings.seconds, true)),
    }),
  };
  const { ours: own, K2: ceiling, ...beside } = await takeTurns(sides, settings);
  await database.script('reset.sql');
  if (ceiling.counted.some(({ otherwise }) => otherwise > 0)) throw new Error('K2 has run out of products before the round was over, or refuses them.');
  result.comparisons.push({ name: 'purchase', what, against: 'K2', aim: 0.4, ours: own.counted, first: own.warmUp[0], ceiling: ceiling.counted });
  result.purchase = { ours: own.counted, statements: beside.statements?.counted, pipeline: beside.pipeline?.counted };
  ours.forgetLog();
}

async function logins(ceilings) {
  say(`  logins: refused ones, and ${settings.knocking} s of them without a pause`);
  const ours = await servers.startOurs({ Passwords__BcryptCost: '12' });
  const ids = await database.rows("SELECT id FROM catalog.products WHERE status = 'available' ORDER BY id LIMIT 1000");
  const result = await measureLogins(ours, ceilings, database, ids.map(([id]) => `/api/v1/products/${id}`), { accounts: settings.accounts, seconds: settings.knocking });
  await ours.stop();
  return result;
}

async function limits(ceilings, detail) {
  say('  limits: detail-hot with limits on');
  const generous = await servers.startOurs({ RateLimiting__Enabled: 'true', RateLimiting__Policies__default__PerMinute: '1000000' });
  const counted = await compare('detail-hot', { ...detail, aim: undefined, what: 'each request counted, none refused' }, generous, ceilings);
  await generous.stop();
  if (counted.ours.some(({ refused }) => refused > 0)) throw new Error('A million a minute were not enough: what was refused is no detail.');
  const strict = await servers.startOurs({ RateLimiting__Enabled: 'true' });
  const refused = await compare('refused', { what: 'at the default of 100 a minute', ours: { ...detail.ours, mayBeRefused: true } }, strict, ceilings);
  await strict.stop();
  return [counted, refused];
}

function write(result) {
  writeFileSync(join(folder, 'result.json'), JSON.stringify(result, null, 1));
  // A part, or a hasty run, does not take the place of the report.
  const file = result.isWhole ? join(root, 'bench', 'report.md') : join(folder, 'report.md');
  writeFileSync(file, report(result));
  process.stdout.write(readFileSync(file, 'utf8'));
  say(`\n  ${file.slice(root.length + 1)}`);
}

await conduct(main);
