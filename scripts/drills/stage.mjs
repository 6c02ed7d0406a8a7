// What a drill plays on: three instances, nginx before them, a Redis of their own, and load whose every answer is counted.
import { spawn, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { freePort, sleep } from '../../bench/lib/shell.mjs';

const started = new Set();

/** Starts a program, its output in a file; it ends with us. */
export function start(log, command, args, env = {}) {
  const fd = openSync(log, 'a');
  const child = spawn(command, args, { stdio: ['ignore', fd, fd], env: { ...process.env, ...env } });
  started.add(child);
  child.once('exit', () => started.delete(child));
  return child;
}

export async function stop(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

export async function stopAll() {
  for (const child of started) child.kill('SIGCONT');
  // nginx takes its workers with it only when it is asked to go.
  await Promise.all([...started].map(child => stop(child, child.spawnfile === 'nginx' ? 'SIGTERM' : 'SIGKILL')));
}

export const services = (...args) => execFileSync('./scripts/services.sh', args, { encoding: 'utf8', env: withoutConnections() });

/** services.sh takes connection strings from the environment for somebody else's servers; here they are its own. */
function withoutConnections() {
  const { ConnectionStrings__Postgres: _, ConnectionStrings__Redis: __, ...rest } = process.env;
  return rest;
}

export class Redis {
  static async open(out) {
    const redis = new Redis();
    redis.port = await freePort();
    redis.out = out;
    await redis.start();
    return redis;
  }

  async start() {
    this.child = start(`${this.out}/redis.log`, 'redis-server', ['--port', `${this.port}`, '--bind', '127.0.0.1', '--save', '', '--dir', this.out]);
    await until(() => reachable(this.port), 5000, 'redis-server');
  }
}

export class Instance {
  constructor(name, port, out, env) {
    Object.assign(this, { name, port, out, env });
  }

  async start() {
    const began = Date.now();
    this.child = start(`${this.out}/${this.name}.log`, 'dotnet', ['src/WebApi/bin/Release/net10.0/MultiWeb.WebApi.dll', 'serve'],
      { ...this.env, Urls: `http://127.0.0.1:${this.port}`, Instance__Name: this.name });
    await until(async () => (await get(this.port, '/health/ready')).status === 200, 60000, this.name);
    return Date.now() - began;
  }
}

/** nginx as one would put it before the program: no server is taken out for a failure, and only safe requests go to another. */
export async function startNginx(out, ports) {
  const port = await freePort();
  writeFileSync(`${out}/nginx.conf`, `
    daemon off; pid ${out}/nginx.pid; error_log ${out}/nginx-error.log warn; worker_processes 1;
    events { worker_connections 1024; }
    http {
      access_log off; client_body_temp_path ${out}/nginx-body; proxy_temp_path ${out}/nginx-proxy;
      fastcgi_temp_path ${out}/nginx-fastcgi; uwsgi_temp_path ${out}/nginx-uwsgi; scgi_temp_path ${out}/nginx-scgi;
      upstream multiweb { ${ports.map(p => `server 127.0.0.1:${p} max_fails=0;`).join(' ')} keepalive 32; }
      server {
        listen 127.0.0.1:${port};
        location / { proxy_pass http://multiweb; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_next_upstream error timeout; }
      }
    }`);
  start(`${out}/nginx.log`, 'nginx', ['-c', `${out}/nginx.conf`, '-p', out, '-e', `${out}/nginx-error.log`]);
  await until(() => reachable(port), 5000, 'nginx');
  return port;
}

/** Keeps so many requests under way until it is ended; what fails is kept with its time. */
export class Load {
  constructor(port, workers, makeRequest) {
    this.agent = new http.Agent({ keepAlive: true, maxSockets: workers });
    this.answers = [];
    this.running = true;
    this.done = Promise.all(Array.from({ length: workers }, async (_, worker) => {
      for (let n = 0; this.running; n++) {
        const request = makeRequest(worker, n);
        const began = performance.now();
        const answer = await send(port, request, this.agent);
        this.answers.push({ at: Date.now(), ms: performance.now() - began, status: answer.status, request, body: request.keep ? answer.body : undefined });
        if (answer.status === 0 || answer.status >= 500) await sleep(20);
      }
    }));
  }

  async end() {
    this.running = false;
    await this.done;
    this.agent.destroy();
    return this.answers;
  }
}

export const get = (port, path) => send(port, { method: 'GET', path });

/** Status 0 is no answer at all. */
export function send(port, { method, path, body, token }, agent) {
  return new Promise(resolve => {
    const headers = { ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) };
    const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent, timeout: 15000 }, response => {
      let text = '';
      response.setEncoding('utf8').on('data', chunk => { text += chunk; });
      response.on('end', () => resolve({ status: response.statusCode, body: text, headers: response.headers }));
      response.on('error', () => resolve({ status: 0, body: '' }));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve({ status: 0, body: '' }));
    request.end(body && JSON.stringify(body));
  });
}

export function summary(answers) {
  const byStatus = {};
  for (const { status } of answers) byStatus[status || 'no answer'] = (byStatus[status || 'no answer'] ?? 0) + 1;
  const times = answers.map(a => a.ms).sort((a, b) => a - b);
  const at = q => (times[Math.floor(q * (times.length - 1))] ?? 0).toFixed(1);
  return `${answers.length} requests ${JSON.stringify(byStatus)}, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}

export async function until(condition, ms, what) {
  for (const end = Date.now() + ms; !(await condition());) {
    if (Date.now() > end) throw new Error(`${what} did not come within ${ms / 1000} s`);
    await sleep(25);
  }
}

const reachable = port => new Promise(resolve => {
  const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
  socket.on('error', () => resolve(false));
});
