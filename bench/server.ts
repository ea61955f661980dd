import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../runtime/main.js', import.meta.url));
/** Of the server and the load: people sign in by host JWT. */
export const SECRET = 'the secret of the benches, known to load and server';
/** A second of CPU in the ticks of /proc (sysconf _SC_CLK_TCK, 100 on Linux). */
const TICKS = 100;

/** Options that differ from the defaults, stated in every result: one bench user says more than a person would. */
export const SERVER_OPTIONS: Readonly<Record<string, string>> = {
  KITH_LOG: 'warn',
  KITH_COMMAND_RATE: '1000000',
  KITH_READ_RATE: '1000000',
  KITH_CONNECT_RATE: '100000',
  KITH_AUTH_RATE: '1000000',
  KITH_REGISTRATION: 'open',
};

/** A server in a process of its own. */
export class BenchServer {
  readonly folder: string;
  #options: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  address = '';

  constructor(options: Readonly<Record<string, string>> = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'kith-bench-'));
    this.#options = {
      ...SERVER_OPTIONS,
      KITH_JWT_SECRET: SECRET,
      KITH_DATA: this.folder,
      KITH_PORT: '0',
      ...options,
    };
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Resolves when it has printed its address, with the milliseconds that took. */
  async start(): Promise<number> {
    const from = performance.now();
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env.PATH, ...this.#options },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      const found = /^Kith runs at (\S+)$/.exec(line);
      if (!found) continue;
      this.address = found[1]!;
      this.#options = { ...this.#options, KITH_PORT: new URL(this.address).port };
      child.stdout.resume();
      return performance.now() - from;
    }
    throw new Error('the server ended before it was ready');
  }

  /** CPU of all its threads since its start, in microseconds: utime + stime. */
  cpuMicros(): number {
    const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1e6) / TICKS;
  }

  rssBytes(): number {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))![1]) * 1024;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
