// Small things that every part needs: telling, waiting, running a command to its end.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

export const say = text => process.stderr.write(`${text}\n`);
export const sleep = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

/** Says what is done, does it, and says how long that took. */
export async function step(what, work) {
  process.stderr.write(`  ${what.padEnd(62)}`);
  const began = performance.now();
  const result = await work();
  say(`${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8));
  return result;
}

const running = new Set();

/**
 * Runs a command to its end and gives what it wrote on standard output. `watch` is told its process id.
 * Fails with what it wrote on standard error where it ends with anything but 0.
 */
export function run(command, args, { env = {}, input = '', watch = () => {} } = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'pipe' });
  running.add(child);
  watch(child.pid);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', text => (output[name] += text));
  child.stdin.on('error', () => {}).end(input); // it may have ended without reading
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      running.delete(child);
      if (code === 0) resolve(output.stdout);
      else reject(new Error(`${command} ${args[0] ?? ''} ended with ${code}:\n${(output.stderr || output.stdout).trim()}`));
    });
  });
}

/** Ends what `run` has under way. */
export const endCommands = () => running.forEach(child => child.kill('SIGTERM'));

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
