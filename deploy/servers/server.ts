import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real server that Kith needs, run on this machine for tests, trials and benches. Listens on 127.0.0.1 only. */
export interface Server {
  readonly name: string;
  /** Where its clients connect: `127.0.0.1:port`. */
  readonly address: string;
  /** Undefined while it does not run. */
  readonly pid: number | undefined;
  /** Starts it on the data it had, and resolves when it takes requests. */
  start(): Promise<void>;
  /** Ends it with the signal and resolves when it is gone. SIGKILL: as a crash would. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Sends SIGSTOP or SIGCONT. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

export interface ServerCommand {
  readonly name: string;
  readonly address: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Where it runs, and where its output is kept as `<name>.log`. */
  readonly directory: string;
  /** A line of its output that says that it takes requests. */
  readonly ready: RegExp;
  /** Gets each line of its output. */
  readonly onLine?: (line: string) => void;
}

/** Ends a start that hangs, not one that is slow: a machine that others use too takes minutes for what else takes seconds. */
const READY_WITHIN_MS = 300_000;

/** A server as a child process of this one; it dies with it. */
export class ServerProcess implements Server {
  readonly name: string;
  readonly address: string;
  readonly #command: ServerCommand;
  #child: ChildProcess | undefined;

  constructor(command: ServerCommand) {
    this.name = command.name;
    this.address = command.address;
    this.#command = command;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    if (this.#child) throw new Error(`${this.name} runs already.`);
    const { command, args, env, directory, name } = this.#command;
    await mkdir(directory, { recursive: true });
    const log = createWriteStream(join(directory, `${name}.log`), { flags: 'a' });
    // A disk that is full costs lines of this file, not who runs the server.
    log.on('error', () => undefined);
    const child = spawn(command, [...args], {
      cwd: directory,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
      log.end();
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        timer = setTimeout(
          () =>
            reject(new Error(`${name} was not ready within ${READY_WITHIN_MS / 1000} s; see ${directory}.`)),
          READY_WITHIN_MS,
        );
        child.once('error', (error) => reject(new Error(`${name} cannot be started: ${error.message}`)));
        child.once('exit', (code, signal) =>
          reject(new Error(`${name} ended with ${code ?? signal} before it was ready; see ${directory}.`)),
        );
        this.#read(child, log, resolve);
      });
    } catch (error) {
      await this.end('SIGKILL');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  #read(child: ChildProcess, log: WriteStream, ready: () => void): void {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (!log.writableEnded) log.write(`${line}\n`);
        this.#command.onLine?.(line);
        if (this.#command.ready.test(line)) ready();
      });
    }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(signal);
  }
}

/**
 * Below the range from which systems give ports to outgoing connections. One of those could otherwise hold the port of
 * a server that is down for a moment; even one of its own clients, whose attempts to connect there may meet themselves.
 */
const LEAST_PORT = 20_000;
const MOST_PORT = 32_000;
const TRIES = 50;

/** A port that is free now on 127.0.0.1, and is not given to an outgoing connection while nobody listens. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(LEAST_PORT, MOST_PORT);
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${LEAST_PORT} to ${MOST_PORT} is free on this machine.`);
}

/** Whether it can be listened on now. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
