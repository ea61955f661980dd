import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

/** Those of the program’s services that run alone, or all. */
export type KithRole = 'all' | 'gateway' | 'chat-service' | 'presence' | 'feed-service' | 'shortener';

export interface KithCommand {
  /** gateway-1 … */
  readonly name: string;
  readonly role: KithRole;
  /** Where clients go; of a process without a gateway, where the other processes go. */
  readonly address: string;
  /** Of a shortener: where visitors go. */
  readonly linkAddress?: string;
  /** Arguments of Node that run the program, before the role. */
  readonly program: readonly string[];
  /** All of them, with the ports of `address`. */
  readonly options: Readonly<Record<string, string>>;
  /** Gets what it prints. */
  readonly log: string;
  readonly withinMs: number;
  readonly onLine?: ((line: string) => void) | undefined;
}

/** How a process ended: by itself with a code, or by a signal. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One Kith as a child process of this one, on the same address after every start. */
export class KithProcess {
  readonly name: string;
  readonly role: KithRole;
  readonly address: string;
  readonly linkAddress: string | undefined;
  readonly log: string;
  readonly #command: KithCommand;
  readonly #events = new EventEmitter();
  #child: ChildProcess | undefined;

  constructor(command: KithCommand) {
    this.name = command.name;
    this.role = command.role;
    this.address = command.address;
    this.linkAddress = command.linkAddress;
    this.log = command.log;
    this.#command = command;
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves when it takes requests; rejects with what it said when it ends before, or after too long a time. */
  async start(): Promise<void> {
    if (this.#child) throw new Error(`${this.name} runs already.`);
    const { program, role, options, log: file, withinMs } = this.#command;
    await mkdir(dirname(file), { recursive: true });
    const log = createWriteStream(file, { flags: 'a' });
    const child = spawn(process.execPath, [...program, role], {
      env: { ...foreign(process.env), ...options },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    // 'close', not 'exit': its last words, which say why it ended, may still be on the way.
    child.once('close', (code, signal) => {
      if (this.#child === child) this.#child = undefined;
      log.end();
      this.#events.emit('exit', { code, signal } satisfies Ending);
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const late = `${this.name} was not ready within ${withinMs / 1000} s; see ${file}.`;
        timer = setTimeout(() => reject(new Error(late)), withinMs);
        child.once('error', (error) => reject(new Error(`${this.name} cannot be started: ${error.message}`)));
        this.#read(child, log, resolve, reject);
      });
    } catch (error) {
      await this.end('SIGKILL');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  #read(child: ChildProcess, log: WriteStream, ready: () => void, failed: (error: Error) => void): void {
    let said = '';
    const take = (line: string): void => {
      log.write(`${line}\n`);
      this.#command.onLine?.(line);
    };
    createInterface({ input: child.stdout! }).on('line', (line) => {
      take(line);
      if (/^Kith(’s \S+)? runs at \S+$/.test(line)) ready();
    });
    createInterface({ input: child.stderr! }).on('line', (line) => {
      take(line);
      // A sentence for the operator; a crash ends in many lines, of which the last says nothing.
      said ||= /^Kith does not start: (.*)/.exec(line)?.[1] ?? '';
    });
    child.once('close', (code, signal) => {
      const reason = said || `see ${this.#command.log}.`;
      failed(new Error(`${this.name} ended with ${code ?? signal} before it was ready: ${reason}`));
    });
  }

  /** Ends it with the signal and answers how, when it is gone: at once if it does not run. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ending | undefined> {
    const child = this.#child;
    if (!child) return undefined;
    const ended = once(child, 'close');
    child.kill(signal);
    const [code, by] = (await ended) as [number | null, NodeJS.Signals | null];
    return { code, signal: by };
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    this.#child?.kill(signal);
  }

  /** Called at every end, wanted or not. Answers how to be called no more. */
  onExit(callback: (ending: Ending) => void): () => void {
    this.#events.on('exit', callback);
    return () => void this.#events.off('exit', callback);
  }
}

/** Options come from the command alone: one that is set for the launcher's own shell must not reach some by chance. */
function foreign(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('KITH_')));
}
