// Redis, as far as a benchmark needs it: emptied, and found among the processes.

import { createConnection } from 'node:net';

/** A database of the benchmark's own: what is in the others is the developer's. */
const DATABASE = 9;

export class Redis {
  constructor(connectionString) {
    this.address = connectionString.split(',')[0];
    this.connectionString = `${connectionString},defaultDatabase=${DATABASE}`;
  }

  forget() {
    return this.#ask(`SELECT ${DATABASE}\r\nFLUSHDB\r\n`);
  }

  /** Null where it runs elsewhere, in a container for one. */
  async pid() {
    return Number(/^process_id:(\d+)/m.exec(await this.#ask('INFO server\r\n'))?.[1]) || null;
  }

  #ask(commands) {
    const [host, port] = this.address.split(':');
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = createConnection(Number(port), host, () => socket.write(`${commands}QUIT\r\n`));
      socket.on('data', data => (answer += data)).on('end', () => resolve(answer)).on('error', reject);
    });
  }
}
