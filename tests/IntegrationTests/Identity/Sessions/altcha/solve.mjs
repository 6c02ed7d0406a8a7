// Solves challenges, one line of JSON each, with the published library, and writes what its widget sends, one line each.
import { webcrypto } from 'node:crypto';
import { createInterface } from 'node:readline';

globalThis.crypto ??= webcrypto; // Node 18 has it, and does not show it
const { solveChallenge } = await import('altcha-lib');

for await (const line of createInterface({ input: process.stdin })) {
  const { algorithm, challenge, maxnumber, salt, signature } = JSON.parse(line);
  const solution = await solveChallenge(challenge, salt, algorithm, maxnumber).promise;
  if (solution === null) throw new Error(`No number up to ${maxnumber} solves it.`);
  console.log(btoa(JSON.stringify({ algorithm, challenge, number: solution.number, salt, signature, took: solution.took })));
}
