import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../servers/server.ts';

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
    let port = await freePort();
    while (taken.has(port)) port = await freePort();
    this.#ports.set(name, port);
    await writeFile(this.#file, `${JSON.stringify(Object.fromEntries(this.#ports))}\n`);
    return port;
  }
}
