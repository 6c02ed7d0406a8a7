// Line coverage over all test projects together, per source project and in total.
//
//   node scripts/coverage.mjs RESULTS OVER
//
// Reads every coverage.cobertura.xml under RESULTS, one per test project. A line counts as covered
// when any of them has run it, so the reports are merged line by line: adding up their percentages
// would count a line once per report. Exits with 1 unless the total is more than OVER per cent.

import { readFileSync, readdirSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';

const [results, over] = [process.argv[2], Number(process.argv[3])];
const here = process.cwd();

const reports = readdirSync(results, { recursive: true })
  .filter(name => name.endsWith('coverage.cobertura.xml')) // some twice, which changes nothing
  .map(name => join(results, name));

/** file -> line number -> whether a test has run it */
const files = new Map();

for (const report of reports) {
  const xml = readFileSync(report, 'utf8');
  const source = /<source>([^<]*)<\/source>/.exec(xml)?.[1] ?? '';
  // Coverlet writes one element per tag and no text between them: the tags alone tell everything.
  let lines;
  for (const [, name, number, hits] of xml.matchAll(/<class [^>]*filename="([^"]*)"|<line number="(\d+)" hits="(\d+)"/g)) {
    if (name !== undefined) {
      const file = relative(here, isAbsolute(name) ? name : join(source, name));
      lines = files.get(file) ?? new Map();
      files.set(file, lines);
    } else {
      lines.set(number, lines.get(number) || hits !== '0');
    }
  }
}

const percent = ({ covered, all }) => (all === 0 ? 0 : (100 * covered) / all);
const show = (name, sum) =>
  console.log(`${name.padEnd(16)}${String(sum.covered).padStart(7)} of ${String(sum.all).padStart(6)}${percent(sum).toFixed(1).padStart(8)} %`);

const projects = new Map();
const total = { covered: 0, all: 0 };
const gaps = [];
for (const [file, lines] of files) {
  const project = /^src\/([^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1];
  if (project === undefined || file.endsWith('.g.cs')) continue; // generated while building
  const sum = projects.get(project) ?? { covered: 0, all: 0 };
  projects.set(project, sum);
  const covered = [...lines.values()].filter(Boolean).length;
  for (const each of [sum, total]) {
    each.covered += covered;
    each.all += lines.size;
  }
  gaps.push({ file, missing: lines.size - covered });
}

for (const [name, sum] of [...projects].sort()) show(name, sum);
show('Total', total);

if (percent(total) <= over) {
  console.log(`\nMore than ${over} % is wanted. The most lines that no test runs are in`);
  for (const { file, missing } of gaps.sort((a, b) => b.missing - a.missing).slice(0, 10)) console.log(`${String(missing).padStart(7)}  ${file}`);
  process.exit(1);
}
