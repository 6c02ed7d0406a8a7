// Taking turns: what is compared is measured in alternation, so that a machine that has a bad minute has it for both.

import { say } from './shell.mjs';

/**
 * Measures each of `sides` (name -> a function that measures once) in `rounds` rounds, A B A B …, after one that does not count.
 * @returns name -> its measurements
 */
export async function takeTurns(sides, rounds) {
  const results = Object.fromEntries(Object.keys(sides).map(name => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    const told = [];
    for (const [name, measure] of Object.entries(sides)) {
      const result = await measure(round);
      if (round > 0) results[name].push(result);
      told.push(`${name} ${Math.round(result.rate)}/s`);
    }
    say(`    ${round === 0 ? 'warm-up' : `round ${round}`.padEnd(7)}  ${told.join('   ')}`);
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
