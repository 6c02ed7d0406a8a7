// Taking turns: what is compared is measured in alternation, so that a machine that has a bad minute has it for both.

import { say } from './shell.mjs';

/**
 * Measures each of `sides` (name -> a function that measures once) in `rounds` rounds, A B A B …, after `warmUps` that do not count.
 * @returns name -> `{counted, warmUp}`, its measurements
 */
export async function takeTurns(sides, { rounds, warmUps }) {
  const results = Object.fromEntries(Object.keys(sides).map(name => [name, { counted: [], warmUp: [] }]));
  for (let turn = 0; turn < warmUps + rounds; turn++) {
    const counts = turn >= warmUps;
    const told = [];
    for (const [name, measure] of Object.entries(sides)) {
      const result = await measure(turn);
      (counts ? results[name].counted : results[name].warmUp).push(result);
      told.push(`${name} ${Math.round(result.rate)}/s`);
    }
    say(`    ${counts ? `round ${turn - warmUps + 1}`.padEnd(7) : 'warm-up'}  ${told.join('   ')}`);
  }
  return results;
}

export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}

/** How much of the ceiling is reached, round by round. */
export const ratio = (ours, ceiling) => spread(ours.map((result, round) => result.rate / ceiling[round].rate));
