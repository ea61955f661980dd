import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RealServers } from '../../deploy/servers/real-servers.ts';

export const KEY = 'operator-key-of-the-click-replay';
const isCompiled = import.meta.url.endsWith('.js');
const PROGRAM = fileURLToPath(new URL(isCompiled ? './server.js' : './server.ts', import.meta.url));

export interface Settled {
  readonly counters: Readonly<Record<string, number>>;
  readonly spool: { readonly entries: number; readonly bytes: number; readonly limitBytes: number };
}

/**
 * A redirector in a process of its own, to be killed and started again on the same data and port; on the embedded engine,
 * or on real servers.
 */
export class RedirectorProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kith-clicks-'));
  readonly #settings: object;
  readonly #servers: RealServers | undefined;
  #port = 0;
  #child: ChildProcess | undefined;
  #isAway = false;

  constructor(settings: object, servers?: RealServers) {
    this.#settings = settings;
    this.#servers = servers;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    if (this.#port === 0) this.#port = await freePort();
    const loader = isCompiled
      ? []
      : ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];
    const args = [...loader, PROGRAM, this.#folder, String(this.#port), KEY, JSON.stringify(this.#settings)];
    if (this.#servers !== undefined) args.push(JSON.stringify(this.#servers.place));
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout! }).on('line', (line) => line.includes(' runs at ') && resolve());
      child.once('exit', (code) => reject(new Error(`The redirector ended with ${code}.`)));
    });
    if (this.#isAway && this.#servers === undefined) await this.#tell('away');
  }

  /** SIGKILL, and a new start. Nothing starts without its servers: if the log was away, it comes back. */
  async restart(): Promise<void> {
    await this.#kill();
    if (this.#isAway && this.#servers !== undefined) {
      this.#isAway = false;
      await this.#servers.logBack();
    }
    await this.start();
  }

  /**
   * The log takes no appends, and of those that it refuses some stand all the same. A real one is not away before clicks
   * wait in the spool.
   */
  async away(isAway: boolean): Promise<void> {
    if (this.#isAway === isAway) return;
    this.#isAway = isAway;
    if (this.#servers === undefined) await this.#tell(isAway ? 'away' : 'back');
    else if (isAway) await this.#servers.logAway();
    else {
      await this.#tell('spooling');
      await this.#servers.logBack();
    }
  }

  settle(): Promise<Settled> {
    return this.#tell('settle') as Promise<Settled>;
  }

  async end(): Promise<void> {
    await this.#kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  async #tell(word: string): Promise<unknown> {
    const answer = once(this.#child!, 'message');
    this.#child!.send(word);
    return (await answer)[0];
  }
}

/** Below those that the system gives to clients: one of them could otherwise take it while the redirector is down. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 30_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}
