// The report, from what was measured. `node bench/lib/report.mjs` writes it anew from the figures of the last run.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ratio, spread } from './rounds.mjs';

const whole = value => Math.round(value).toLocaleString('en-GB');
const milliseconds = value => (value < 10 ? value.toFixed(1) : whole(value));
const micros = seconds => whole(seconds * 1e6);
const of = (results, field) => spread(results.map(result => result[field]));
const rate = results => `${whole(of(results, 'rate').median)} (${whole(of(results, 'rate').min)}–${whole(of(results, 'rate').max)})`;
const table = (head, rows) => [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');

function throughput(comparisons) {
  return table(
    ['', 'ours, per second', 'ceiling, per second', 'ours / ceiling', 'aim', '', 'by CPU'],
    comparisons.map(({ name, what, ours, ceiling, against, aim }) => {
      const reached = ceiling && ratio(ours, ceiling);
      return [
        `**${name}**: ${what}`, rate(ours), ceiling ? `${against}: ${rate(ceiling)}` : '',
        reached ? `**${reached.median.toFixed(2)}** (${reached.min.toFixed(2)}–${reached.max.toFixed(2)})` : '',
        aim ? `≥ ${aim}` : '', aim ? (reached.median >= aim ? 'reached' : 'missed') : '',
        ceiling ? (of(ceiling, 'serverCpu').median / of(ours, 'serverCpu').median).toFixed(2) : '',
      ];
    }));
}

function costs(comparisons) {
  const row = (name, results, first) => [
    name, ...['p50', 'p95', 'p99'].map(field => milliseconds(of(results, field).median)),
    micros(of(results, 'serverCpu').median), micros(of(results, 'postgresCpu').median), micros(of(results, 'redisCpu').median),
    of(results, 'others').median.toFixed(2), whole(Math.max(...results.map(result => result.resident))),
    first ? whole(first.rate) : '',
  ];
  return table(
    ['', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU µs a request, server', 'PostgreSQL', 'Redis', 'cores that others used', 'server MiB', 'per second at first'],
    comparisons.flatMap(({ name, ours, first, ceiling, against }) => [row(`**${name}**`, ours, first), ...(ceiling ? [row(`${name}, ${against}`, ceiling)] : [])]));
}

function purchases({ ours, statements, pipeline }, ceiling) {
  const [left, drained, otherwise] = [of(ours, 'left'), of(ours, 'drained'), ours.reduce((sum, once) => sum + once.otherwise, 0)];
  const lasting = spread(ours.map(once => once.as_wanted / (once.seconds + once.drained)));
  const lines = [
    `Answers that were not 201: **${otherwise}**.`,
    `When a round of ours was over, ${whole(left.median)} messages (${whole(left.min)}–${whole(left.max)}) were still in the outbox, and delivered ${drained.median.toFixed(1)} s later; what they cost is in the figures above as far as it fell into the round. Counted up to the last delivery, ours takes **${whole(lasting.median)}** purchases a second, ${(lasting.median / of(ceiling, 'rate').median).toFixed(2)} of K2, whose messages nobody delivers.`,
  ];
  if (statements) {
    const row = (name, results) => [name, rate(results), milliseconds(of(results, 'latency').median), ratio(ours, results).median.toFixed(2)];
    lines.push(table(['the same statements', 'per second', 'ms', 'ours / this'], [row('pgbench, one by one', statements), row('pgbench, in one pipeline', pipeline)]));
  }
  return lines.join('\n\n');
}

function logins({ hash, accounts, refusals, clients, slots, rate, sentAway, reads, quiet, busy }) {
  const medians = Object.values(refusals).map(({ median }) => median);
  const apart = Math.max(...medians) / Math.min(...medians) - 1;
  const [share, times] = [rate * hash.median / slots, busy.p95 / quiet.p95];
  const ms = seconds => milliseconds(seconds * 1000);
  return [
    `bcrypt at cost 12; one hash takes ${ms(hash.median)} ms (${ms(hash.min)}–${ms(hash.max)}), ${slots} at a time. Refused one after the other, ${accounts} of each kind:`,
    table(['', 'ms, median (least–most)'], Object.entries(refusals).map(([kind, { median, min, max }]) => [kind, `${ms(median)} (${ms(min)}–${ms(max)})`])),
    `${clients} clients that try without a pause, and ${reads} reads of products a second beside them (${whole(sentAway)} logins were sent away at once, 503):`,
    table(['', '', 'aim', ''], [
      ['medians of the three kinds apart', `**${(apart * 100).toFixed(1)} %**`, '≤ 5 %', apart <= 0.05 ? 'reached' : 'missed'],
      ['logins a second, of what the slots could hash', `${rate.toFixed(2)}, **${share.toFixed(2)}**`, '≥ 0.8', share >= 0.8 ? 'reached' : 'missed'],
      ['p95 of a read, quiet → meanwhile', `${ms(quiet.p95)} → ${ms(busy.p95)} ms, **${times.toFixed(1)}** times`, '< 3 times', times < 3 ? 'reached' : 'missed'],
      ['p50 and p99 of a read', `${ms(quiet.p50)} → ${ms(busy.p50)}, ${ms(quiet.p99)} → ${ms(busy.p99)} ms`, '', ''],
    ]),
  ].join('\n\n');
}

export function report({ machine, settings, comparisons, purchase, logins: knocks, limits, memory, start }) {
  const parts = [
    '# What MultiWeb does in a second',
    `Written by \`bench/run.sh\`; what each figure means is in [README.md](README.md), what was slow and why in [profiles](profiles).`,
    table(['', 'this run'], [
      ['machine', `${machine.cores} cores, ${machine.memory} GiB, shared by the server, PostgreSQL, Redis and wrk; ${machine.system}`],
      ['versions', `.NET ${machine.dotnet}, PostgreSQL ${machine.postgres}, Redis ${machine.redis}`],
      ['cores in use before', `${machine.busy.toFixed(2)}${machine.busy > 0.2 ? ' — **other work was under way**; the ratios stand it better than the rates' : ''}`],
      ['data', `${whole(settings.products)} products with pictures`],
      ['rounds', `${settings.rounds} of ${settings.seconds} s, in alternation, after ${settings.warmUps} that do not count; wrk with ${settings.threads} threads and ${settings.connections} connections; median (least–most)`],
    ]),
  ];
  if (comparisons.length > 0) parts.push('## Throughput, limits off', throughput(comparisons), '## Latency and cost', costs(comparisons));
  if (purchase) parts.push('## Purchases', purchases(purchase, comparisons.find(({ name }) => name === 'purchase').ceiling));
  if (knocks) parts.push('## Logins', logins(knocks));
  if (limits) parts.push('## With limits on', throughput(limits), costs(limits));
  if (memory || start) {
    parts.push('## Memory and start', table(['', '', 'aim', ''], [
      ...(memory ? [['resident memory, at rest before', `${whole(memory.idle)} MiB`, '', ''], ['under load, most', `**${whole(memory.peak)} MiB**`, '< 256 MiB', memory.peak < 256 ? 'reached' : 'missed'], ['10 s after', `${whole(memory.after)} MiB`, '', '']] : []),
      ...(start ? [['from start to ready', `**${spread(start).median.toFixed(2)} s** (${spread(start).min.toFixed(2)}–${spread(start).max.toFixed(2)})`, '< 2 s', spread(start).median < 2 ? 'reached' : 'missed']] : []),
    ]));
  }
  return `${parts.join('\n\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const figures = fileURLToPath(new URL('../../.local/bench/result.json', import.meta.url));
  const result = JSON.parse(readFileSync(figures, 'utf8'));
  if (!result.isWhole) throw new Error('The last run was a part, or a hasty one: its figures are no report.');
  writeFileSync(fileURLToPath(new URL('../report.md', import.meta.url)), report(result));
}
