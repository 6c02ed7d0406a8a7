// Does a search take longer where there are more listings? Asks the same of a large and of a small marketplace, in turn, and writes
// scale.md with the plans that the database took. Called by run.sh --scale: scale.mjs [--fresh] [--products N].

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { conduct } from './lib/conduct.mjs';
import { Database } from './lib/database.mjs';
import { describeMachine } from './lib/machine.mjs';
import { Redis } from './lib/redis.mjs';
import { WORDS } from './lib/reads.mjs';
import { Servers } from './lib/servers.mjs';
import { say, step } from './lib/shell.mjs';

const { values: options } = parseArgs({ options: { fresh: { type: 'boolean' }, products: { type: 'string', default: '1000000' } } });
const API = '/api/v1/products';
const sizes = [100_000, Number(options.products)];
const asked = 400;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, '.local', 'bench');
mkdirSync(folder, { recursive: true });

const word = i => encodeURIComponent(WORDS[i % WORDS.length]);
// Somewhere in Seoul, and nowhere twice.
const place = i => `lat=${(37.48 + ((i * 7919) % 1000) / 10_000).toFixed(4)}&lng=${(126.9 + ((i * 104_729) % 1700) / 10_000).toFixed(4)}`;

/** name -> what it is, how many times as long it may take, and the i-th address, given the cursors of that marketplace. */
const shapes = {
  first: { what: 'the first page', aim: 1.5, path: () => `${API}?page_size=20` },
  deep: { what: 'page 500, by cursor', aim: 1.5, path: (_, cursor) => `${API}?page_size=20&cursor=${cursor}` },
  nearby: { what: 'within 5 km, nearest first', aim: 1.5, path: i => `${API}?${place(i)}&radius_km=5&sort=distance` },
  'nearby-latest': { what: 'within 5 km, latest first', path: i => `${API}?${place(i)}&radius_km=5` },
  search: { what: `one of ${WORDS.length} words`, aim: 2, limit: 50, path: i => `${API}?search=${word(i)}` },
  relevance: { what: 'the same words, those in the title first', aim: 2, limit: 50, path: i => `${API}?search=${word(i)}&sort=relevance` },
  'search-nearby': { what: 'the same words within 5 km, nearest first', path: i => `${API}?search=${word(i)}&${place(i)}&radius_km=5&sort=distance` },
  syllable: { what: 'one syllable, 가', aim: 2, path: () => `${API}?search=${encodeURIComponent('가')}` },
  rare: { what: 'a word that nothing has, 뷁뷁', aim: 2, path: () => `${API}?search=${encodeURIComponent('뷁뷁')}` },
  filtered: { what: 'a shelf and a least price', path: i => `${API}?category_id=${1 + (i % 10)}&min_price=${5000 + (i % 10)}` },
};

await conduct(main);

async function main() {
  const sides = [];
  for (const products of sizes) sides.push(await open(products));
  const rows = [];
  for (const [name, shape] of Object.entries(shapes)) rows.push(await compare(name, shape, sides));
  for (const { program } of sides) await program.stop();
  const plans = await explain(sides[1]);
  writeFileSync(join(root, 'bench', 'scale.md'), report(await describeMachine(sides[1].database), rows, plans));
  say('\n  bench/scale.md');
}

/** A marketplace of that size, with a program that keeps no answers: what is measured is the database's part. */
async function open(products) {
  const database = new Database(process.env.ConnectionStrings__Postgres, `multiweb_scale_${products}`);
  const servers = await Servers.of(root, folder, database, new Redis(process.env.ConnectionStrings__Redis));
  await step(`Database with ${products} products`, () => database.prepare(products, options.fresh, servers));
  const program = await servers.startOurs({ Cache__Enabled: 'false' });
  let cursor = '';
  for (let page = 0; page < 99; page++) cursor = JSON.parse((await program.get(`${API}?page_size=100${cursor && `&cursor=${cursor}`}`)).body).next_cursor;
  return { products, database, servers, program, cursor };
}

async function compare(name, shape, sides) {
  say(`  ${name}: ${shape.what}`);
  const times = sides.map(() => []);
  for (let i = -WORDS.length; i < asked; i++) {
    for (const [n, side] of sides.entries()) {
      const began = performance.now();
      const answer = await side.program.get(shape.path(i + WORDS.length, side.cursor));
      if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.body}`);
      if (i >= 0) times[n].push(performance.now() - began);
    }
  }
  return { name, ...shape, times };
}

/** The plans of one request of each shape, as the database itself tells them. */
async function explain({ database, servers, cursor }) {
  const name = await database.value('SELECT current_database()');
  const log = join(root, '.local/run/services/postgres.log');
  const settings = { session_preload_libraries: 'auto_explain', 'auto_explain.log_min_duration': '0', 'auto_explain.log_analyze': 'on' };
  for (const [key, value] of Object.entries(settings)) await database.rows(`ALTER DATABASE ${name} SET ${key} = '${value}'`);
  const plans = {};
  try {
    const program = await servers.startOurs({ Cache__Enabled: 'false' });
    for (const [shape, { path }] of Object.entries(shapes)) {
      await program.get(path(1, cursor));
      const from = statSync(log).size;
      await program.get(path(1, cursor));
      const entries = readFileSync(log).subarray(from).toString('utf8').split(/\n(?=\d{4}-\d\d-\d\d )/);
      const rows = entries.find(entry => entry.includes('plan:') && entry.includes('WITH '));
      plans[shape] = rows ? rows.slice(rows.indexOf('Query Parameters')).split('\n').slice(1).filter(line => /actual|never executed/.test(line)).map(line => line.replace(/\(cost=[^)]*\) /, '')) : [];
    }
    await program.stop();
  } finally {
    for (const key of Object.keys(settings)) await database.rows(`ALTER DATABASE ${name} RESET ${key}`);
  }
  return plans;
}

function report(machine, rows, plans) {
  const at = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
  const ms = value => value.toFixed(1);
  const line = ({ name, what, aim, limit, times: [little, much] }) => {
    const times = at(much, 0.5) / at(little, 0.5);
    const verdicts = [...(aim ? [`≤ ${aim}: ${times <= aim ? 'reached' : 'missed'}`] : []), ...(limit ? [`p95 < ${limit} ms: ${at(much, 0.95) < limit ? 'reached' : 'missed'}`] : [])];
    return `| **${name}**: ${what} | ${ms(at(little, 0.5))} | ${ms(at(little, 0.95))} | ${ms(at(much, 0.5))} | ${ms(at(much, 0.95))} | **${times.toFixed(2)}** | ${verdicts.join('; ')} |`;
  };
  const [little, much] = sizes.map(n => n.toLocaleString('en-GB'));
  return `# A small marketplace and a large one

By \`./bench/run.sh --scale\`. Written by the machine; do not edit. ${machine.cores} cores, ${machine.memory} GiB, ${machine.system}, .NET ${machine.dotnet}, PostgreSQL ${machine.postgres}; ${machine.busy.toFixed(1)} cores were busy with something else at the end.

One request at a time, ${asked} of each kind, the two marketplaces in turn, both in one PostgreSQL; the program keeps no answers, so that each goes to the database. Milliseconds by the client's clock, the whole answer read. What is compared is the median; words and large totals that were counted in the last minute are not counted again, and the first of each is in the p95.

| | ${little}: p50 | p95 | ${much}: p50 | p95 | times as long | aim |
|---|---:|---:|---:|---:|---:|---|
${rows.map(line).join('\n')}

## Plans

What the database did for the rows of one request of each kind, at ${much} listings.

${Object.entries(plans).map(([name, lines]) => `**${name}**\n\n\`\`\`\n${lines.join('\n')}\n\`\`\``).join('\n\n')}
`;
}
