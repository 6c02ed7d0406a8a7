// Sets the stage, plays the drills that were asked for, and says what came of each.
import { execFileSync } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { freePort, sleep } from '../../bench/lib/shell.mjs';
import { Instance, Load, Redis, get, send, services, startNginx, stop, stopAll, summary, until } from './stage.mjs';

const [out, ...wanted] = process.argv.slice(2);
const drills = { restart, redis: redisFaults, postgres: postgresFaults, views };
const names = wanted.length ? wanted : Object.keys(drills);
for (const name of names) if (!drills[name]) { console.error(`There is no drill '${name}': ${Object.keys(drills).join(', ')}.`); process.exit(2); }

let violations = 0;
const say = text => console.log(text);
const check = (holds, text) => { if (!holds) violations++; say(`  ${holds ? 'holds ' : 'BROKEN'}  ${text}`); };

const database = 'multiweb_drill';
const connection = process.env.ConnectionStrings__Postgres.replace(/Database=[^;]*/i, `Database=${database}`);
const sql = text => services('psql', '-d', database, '-At', '-c', text).trim();
const bearer = async port => JSON.parse((await send(port, { method: 'POST', path: '/api/v1/auth/login', body: { email: 'minji@demo.example', password: 'multiweb-demo-2026' } })).body).access_token;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, async () => { await stopAll(); process.exit(1); });
try {
  services('psql', '-q', '-c', `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`, '-c', `CREATE DATABASE ${database}`);
  const redis = await Redis.open(out);
  const env = {
    ASPNETCORE_ENVIRONMENT: 'Development', RateLimiting__Enabled: 'false', Passwords__BcryptCost: '4', Serilog__MinimumLevel__Default: 'Warning',
    ConnectionStrings__Postgres: connection, ConnectionStrings__Redis: `127.0.0.1:${redis.port}`,
  };
  const log = openSync(`${out}/prepare.log`, 'w');
  for (const verb of ['migrate', 'seed'])
    execFileSync('dotnet', ['src/WebApi/bin/Release/net10.0/MultiWeb.WebApi.dll', verb], { env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
  const instances = await Promise.all([1, 2, 3].map(async i => new Instance(`instance-${i}`, await freePort(), out, env)));
  for (const instance of instances) await instance.start();
  const stage = { redis, instances, port: await startNginx(out, instances.map(i => i.port)), ids: sql("SELECT id FROM catalog.products WHERE status = 'available' ORDER BY id LIMIT 200").split('\n') };
  for (const name of names) {
    say(`\n${name}`);
    await drills[name](stage);
  }
} finally {
  await stopAll();
}
say(`\n${violations} violations`);
process.exit(violations ? 1 : 0);

/** Reads and, now and then, a write: what a client does through a load balancer. */
function mixture({ ids }, token) {
  return (worker, n) => worker === 0 && n % 5 === 0
    ? { method: 'POST', path: '/api/v1/products', token, body: listing(`drill ${worker} ${n} ${Date.now()}`) }
    : { method: 'GET', path: n % 7 ? `/api/v1/products/${ids[(worker * 31 + n) % ids.length]}` : '/api/v1/products?page_size=20' };
}

function listing(title) {
  return { title, description: 'Put up for a drill, to be taken down.', price: 1000, category_id: 3, condition: 'good' };
}

async function restart(stage) {
  for (let round = 1; round <= 3; round++) {
    const load = new Load(stage.port, 16, mixture(stage, await bearer(stage.port)));
    await sleep(2000);
    for (const instance of stage.instances) {
      await stop(instance.child, 'SIGTERM');
      await instance.start();
      await sleep(500);
    }
    const answers = await load.end();
    say(`  round ${round}: ${summary(answers)}`);
    check(answers.every(a => a.status === 200 || a.status === 201), 'no request failed while each instance was restarted');
  }
}

async function redisFaults(stage) {
  const phase = async (what, ms, act) => {
    const load = new Load(stage.port, 16, mixture(stage, await bearer(stage.port)));
    await act?.();
    await sleep(ms);
    const answers = await load.end();
    say(`  ${what}: ${summary(answers)}`);
    check(answers.every(a => a.status === 200 || a.status === 201), `no request failed: ${what}`);
    return answers;
  };
  /** By the account that each instance gives of itself. */
  const everyInstance = async (status, what) => {
    const began = Date.now();
    const told = async ({ port }) => JSON.parse((await get(port, '/health')).body).status;
    await until(async () => (await Promise.all(stage.instances.map(told))).every(each => each === status), 15000, `${status} everywhere`);
    check(Date.now() - began < 5000, `${what}: ${status} everywhere after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  };

  const quiet = await phase('quiet', 5000);
  await phase('killed', 5000, () => stop(stage.redis.child, 'SIGKILL'));
  await everyInstance('degraded', 'killed');
  await stage.redis.start();
  await everyInstance('healthy', 'restarted empty');
  await phase('falling silent', 3000, () => stage.redis.child.kill('SIGSTOP'));
  const silent = await phase('silent', 27000);
  const p99 = answers => answers.map(a => a.ms).sort((a, b) => a - b)[Math.floor(answers.length * 0.99)];
  check(p99(silent) - p99(quiet) <= 50, `once the gate is closed at most 50 ms are added: p99 ${p99(quiet).toFixed(1)} → ${p99(silent).toFixed(1)} ms`);
  await everyInstance('degraded', 'silent');
  stage.redis.child.kill('SIGCONT');
  await everyInstance('healthy', 'awake again');
}

async function postgresFaults(stage) {
  const token = await bearer(stage.port);
  const load = new Load(stage.port, 8, (worker, n) => ({ method: 'POST', path: '/api/v1/products', token, keep: true, body: listing(`kill ${worker} ${n} ${process.pid}`) }));
  await sleep(3000);
  const killedAt = Date.now();
  // Asked of itself: PostgreSQL tells where its data are, and the file there who it is.
  const postmaster = Number(services('psql', '-d', 'postgres', '-At', '-c', "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)").trim());
  // In a container it is called something else than out here.
  if (readFileSync(`/proc/${postmaster}/comm`, 'utf8').trim() !== 'postgres') throw new Error('PostgreSQL runs where its process cannot be killed from here; this drill needs one that does not, see services.sh.');
  process.kill(postmaster, 'SIGKILL');
  await sleep(5000);
  const alive = await Promise.all(stage.instances.map(async i => (await get(i.port, '/health/live')).status));
  const refused = await get(stage.port, '/api/v1/products?page_size=7');
  check(alive.every(status => status === 200), 'liveness is not affected');
  check(refused.status === 503 && refused.headers['retry-after'], `a read is refused with 503 and Retry-After (${refused.status})`);
  services('up');
  const backAt = Date.now();
  await until(async () => (await get(stage.port, '/api/v1/products?page_size=7')).status === 200, 15000, 'the recovery');
  say(`  back after ${((Date.now() - backAt) / 1000).toFixed(1)} s, away for ${((backAt - killedAt) / 1000).toFixed(1)} s`);
  await sleep(2000);

  const answers = await load.end();
  say(`  ${summary(answers)}`);
  check(answers.every(a => [201, 503, 0].includes(a.status)), 'every write was acknowledged, refused with 503, or cut off');
  check(answers.some(a => a.status === 201 && a.at > backAt), 'writes go on afterwards, without a restart');
  const kept = new Map(sql(`SELECT title || '|' || count(*) FROM catalog.products WHERE title LIKE 'kill % ${process.pid}' GROUP BY title`).split('\n').map(line => line.split('|')));
  const lost = answers.filter(a => a.status === 201 && !kept.has(a.request.body.title));
  const twice = [...kept.values()].filter(count => count !== '1');
  check(lost.length === 0, `acknowledged and lost: ${lost.length} of ${answers.filter(a => a.status === 201).length}`);
  check(twice.length === 0, `there twice: ${twice.length}`);
}

/** A view is added to the database a little later: what may be lost on the way is what a killed instance counted since it last did so. */
async function views(stage) {
  const flushed = 5000; // Views__FlushSeconds, as it is where nobody says otherwise
  const total = () => Number(sql('SELECT sum(views) FROM catalog.product_counters'));
  const read = port => new Load(port, 4, (worker, n) => ({ method: 'GET', path: `/api/v1/products/${stage.ids[(worker * 31 + n) % stage.ids.length]}` }));
  /** So many reads from all instances; in the middle something happens. */
  const reads = async (many, happens) => {
    const loads = stage.instances.map(({ port }) => read(port));
    const sofar = () => loads.reduce((sum, load) => sum + load.answers.length, 0);
    await until(() => sofar() > many / 2, 300_000, `${many / 2} reads`);
    await happens?.(loads);
    await until(() => sofar() > many, 300_000, `${many} reads`);
    const answers = (await Promise.all(loads.map(load => load.end()))).flat();
    for (const { child } of stage.instances) await stop(child, 'SIGTERM');
    const counted = total();
    for (const instance of stage.instances) await instance.start();
    return { seen: answers.filter(a => a.status === 200).length, cutOff: answers.filter(a => a.status !== 200).length, counted };
  };
  // What the drills before have looked at is added as well.
  for (const { child } of stage.instances) await stop(child, 'SIGTERM');
  for (const instance of stage.instances) await instance.start();

  let before = total();
  const quiet = await reads(30_000);
  check(quiet.counted - before === quiet.seen, `stopped in order: ${quiet.seen} seen, ${quiet.counted - before} counted`);

  before = total();
  const { child } = stage.instances[1];
  let atRisk = 0;
  const killed = await reads(100_000, async loads => {
    const killedAt = Date.now();
    await stop(child, 'SIGKILL');
    await sleep(500);
    atRisk = loads[1].answers.filter(a => a.status === 200 && a.at > killedAt - flushed).length;
    await stage.instances[1].start();
  });
  const [lost, least] = [killed.seen - (killed.counted - before), -killed.cutOff];
  check(lost <= atRisk && lost >= least, `one of three killed: ${killed.seen} seen, ${killed.counted - before} counted, ${lost} lost; at most the ${atRisk} of its last ${flushed / 1000} s`);
}
