// A server under measurement: started, asked, weighed by /proc, and stopped. Only what was started here is ever stopped.

import { spawn } from 'node:child_process';
import { ftruncateSync, openSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { freePort, sleep } from './shell.mjs';

const ticksPerSecond = 100; // USER_HZ, which Linux has fixed for what /proc tells
const started = new Set();

export class Program {
  /** Starts `dotnet <dll>`, and waits until `path` answers 200; `readyAfter` is how long that took, in seconds. */
  static async start(name, dll, { args = [], env, log, path }) {
    const port = await freePort();
    const program = new Program();
    Object.assign(program, { name, url: `http://127.0.0.1:${port}`, log: openSync(log, 'a') });
    const began = performance.now();
    program.process = spawn('dotnet', [dll, ...args], {
      env: { ...process.env, ...env, Urls: program.url, ASPNETCORE_URLS: program.url },
      stdio: ['ignore', program.log, program.log],
    });
    started.add(program);
    program.process.on('exit', () => (program.ended = true));
    while (!(await answers(program.url + path))) {
      if (program.ended || performance.now() - began > 60_000) throw new Error(`${name} did not start. See ${log}`);
      await sleep(5);
    }
    program.readyAfter = (performance.now() - began) / 1000;
    return program;
  }

  get pid() {
    return this.process.pid;
  }

  async get(path, headers = {}) {
    const response = await fetch(this.url + path, { headers });
    return { status: response.status, headers: response.headers, body: await response.text() };
  }

  async send(method, path, body) {
    const response = await fetch(this.url + path, { method, body, headers: { 'Content-Type': 'application/json' } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${this.name}: ${method} ${path} answered ${response.status} ${text}`);
    return text;
  }

  /** What was logged so far is of no interest, and grows fast. */
  forgetLog() {
    ftruncateSync(this.log);
  }

  /** MiB of resident memory: now, and at the most since the start. */
  get memory() {
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    const read = field => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)[1]) / 1024;
    return { resident: read('VmRSS'), peak: read('VmHWM') };
  }

  async stop() {
    started.delete(this);
    if (this.ended) return;
    this.process.kill('SIGTERM');
    for (let tries = 0; !this.ended; tries++) {
      if (tries === 150) this.process.kill('SIGKILL');
      await sleep(100);
    }
  }

  static stopAll = () => Promise.all([...started].map(program => program.stop()));
}

/** Seconds of CPU that a process has used, and those of its children that have ended; 0 where it is gone. */
export function cpuOf(pid, { withEndedChildren = false } = {}) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number);
    return (user + system + (withEndedChildren ? childrenUser + childrenSystem : 0)) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** Seconds in which the machine's cores were busy, all together; stolen time counts, for it was not ours. */
export function busyTime() {
  const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq + steal) / ticksPerSecond;
}

function answers(url) {
  return new Promise(resolve => {
    get(url, response => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}
