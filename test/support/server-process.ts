import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Run from the sources, by vitest, or compiled: the server is always the compiled one. */
const here = import.meta.url.includes('/dist/test/') ? '../../runtime/main.js' : '../../dist/runtime/main.js';
const MAIN = fileURLToPath(new URL(here, import.meta.url));

/** The compiled server in a process of its own, to be killed. */
export class ServerProcess {
  readonly address: string;
  readonly #child: ChildProcess;

  constructor(child: ChildProcess, address: string) {
    this.#child = child;
    this.address = address;
  }

  /** Resolves when it has printed its address; rejects with what it said when it does not start. */
  static async start(options: Record<string, string>): Promise<ServerProcess> {
    const child = spawn(process.execPath, [MAIN], {
      env: { ...process.env, KITH_LOG: 'warn', KITH_PORT: '0', KITH_LINK_PORT: '0', ...options },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
    });
    const lines = createInterface({ input: child.stdout });
    const address = await new Promise<string>((resolve, reject) => {
      lines.on('line', (line) => {
        const found = /^Kith runs at (\S+)$/.exec(line);
        if (found) resolve(found[1]!);
        else said += `${line}\n`;
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    });
    return new ServerProcess(child, address);
  }

  get port(): string {
    return new URL(this.address).port;
  }

  /** Resident memory, without the pages of mapped files, which are the system's cache of the stores. */
  anonymousBytes(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exit = once(this.#child, 'exit');
      this.#child.kill(signal);
      await exit;
    }
    return this.#child.exitCode;
  }
}
