import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../servers/server.ts';

/**
 * Below the range from which systems give ports to outgoing connections: one of those could otherwise hold the port of
 * a process that is down for a moment.
 */
const LEAST = 20_000;
const MOST = 32_000;
const TRIES = 50;

/** Ports by name, chosen once for a directory: a restart finds its addresses again. */
export class StandingPorts {
  readonly #file: string;
  readonly #ports: Map<string, number>;

  private constructor(file: string, ports: Map<string, number>) {
    this.#file = file;
    this.#ports = ports;
  }

  static async of(directory: string): Promise<StandingPorts> {
    const file = join(directory, 'ports.json');
    try {
      return new StandingPorts(file, new Map(Object.entries(JSON.parse(await readFile(file, 'utf8')))));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return new StandingPorts(file, new Map());
    }
  }

  async port(name: string): Promise<number> {
    const known = this.#ports.get(name);
    if (known !== undefined) return known;
    const taken = new Set(this.#ports.values());
    let port = await quietPort();
    while (taken.has(port)) port = await quietPort();
    this.#ports.set(name, port);
    await writeFile(this.#file, `${JSON.stringify(Object.fromEntries(this.#ports))}\n`);
    return port;
  }
}

async function quietPort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(LEAST, MOST);
    if (await isFree(port)) return port;
  }
  return freePort();
}

/** Whether it can be listened on now on 127.0.0.1. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
