import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Target } from './target.ts';

const PROGRAM = fileURLToPath(new URL('../../runtime/main.js', import.meta.url));
/** Below those that systems give to outgoing connections, see `freePort`. */
const PORTS = { from: 12_000, to: 30_000 };
const READY_MS = 60_000;
/** Lines of the server's output kept for a failure. */
const KEPT_LINES = 40;

/** A Kith server in a process of its own, on one port and one data folder over all its lives. */
export class ServerProcess implements Target {
  readonly waitsToHeal = false;
  readonly urls: readonly string[];
  /** KITH_ options it runs with. */
  readonly options: Readonly<Record<string, string>>;
  readonly secret: string;
  readonly #folder: string;
  readonly #output: string[] = [];
  #child: ChildProcess | undefined;
  /** Its end is ours. */
  #killed: ChildProcess | undefined;
  #stopping = false;

  private constructor(folder: string, port: number, options: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.secret = randomBytes(32).toString('hex');
    this.urls = [`http://127.0.0.1:${port}`];
    this.options = {
      ...options,
      KITH_PORT: String(port),
      KITH_LINK_PORT: '0',
      KITH_DATA: join(folder, 'data'),
      KITH_JWT_SECRET: this.secret,
    };
  }

  /** Resolves when it takes connections; rejects with what the server said when it does not start. */
  static async start(options: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'kith-replay-'));
    const server = new ServerProcess(folder, await freePort(), options);
    try {
      await server.#run();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** The last lines that the server wrote. */
  get output(): readonly string[] {
    return this.#output;
  }

  /** Ends it where it stands, and starts it anew on what it left. Resolves when it takes connections again. */
  async strike(): Promise<string> {
    const child = this.#child!;
    const ended = once(child, 'exit');
    this.#killed = child;
    child.kill('SIGKILL');
    await ended;
    await this.#run();
    return 'kill';
  }

  /** Stops it quietly; one that does not stop in time is killed. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(timer);
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** For the end of this process by a signal, when nothing can be awaited. */
  abandon(): void {
    this.#stopping = true;
    this.#child?.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  async #run(): Promise<void> {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('KITH_'));
    const child = spawn(process.execPath, [PROGRAM], {
      env: { ...Object.fromEntries(inherited), ...this.options },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const ready = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The server did not become ready.')), READY_MS);
      const read = (line: string): void => {
        this.#output.push(line);
        if (this.#output.length > KEPT_LINES) this.#output.shift();
        if (!line.startsWith('Kith runs at')) return;
        clearTimeout(timer);
        resolve();
      };
      createInterface({ input: child.stdout! }).on('line', read);
      createInterface({ input: child.stderr! }).on('line', read);
      child.once('exit', () => {
        clearTimeout(timer);
        reject(new Error(`The server ended by itself:\n${this.#output.join('\n')}`));
      });
    });
    await ready;
    child.once('exit', () => {
      if (!this.#stopping && this.#killed !== child) this.onCrash();
    });
  }

  /** The server ended without being told to. */
  onCrash: () => void = () => undefined;
}

/**
 * A port that no client's own end can have: were the server's port one that the system gives out to connecting
 * sockets, a client that comes back while the server is down could, by TCP's simultaneous open, connect to itself,
 * and hold the port against the server.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}
