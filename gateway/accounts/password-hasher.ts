import { Worker } from 'node:worker_threads';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { CodedError } from '../../protocol/errors.ts';
import {
  type PasswordAnswer,
  type PasswordJob,
  type PasswordWorkerData,
  passwordWorkerSource,
} from './password-worker.ts';

/** Hashes passwords with argon2id, off the event loop and off libuv's threads. */
export interface PasswordHasher {
  /** A PHC string with a salt of its own. Throws CodedError `overloaded` at once when the queue is full. */
  hash(password: string): Promise<string>;
  /** As above. Rejects with CodedError `internal` when `hash` is no PHC string of argon2. */
  verify(hash: string, password: string): Promise<boolean>;
  /** Ends the thread; what waits is rejected with CodedError `draining`. */
  close(): Promise<void>;
}

export interface PasswordHasherOptions {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
  /** Jobs waiting or running; one more is refused. */
  readonly queue: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** OWASP's password storage cheat sheet: 19 MiB, two passes, one lane; about 13 ms on a server core. */
export const passwordDefaults = { memoryKib: 19_456, passes: 2, lanes: 1, queue: 32 } as const;

/** A first guess of what one hash takes, until one was measured. */
const GUESSED_MS = 20;
const MIN_RETRY_MS = 100;

interface Waiting {
  resolve(value: string | boolean): void;
  reject(error: Error): void;
  readonly since: number;
}

export function createPasswordHasher(options: PasswordHasherOptions): PasswordHasher {
  return new WorkerHasher(options);
}

class WorkerHasher implements PasswordHasher {
  readonly #options: PasswordHasherOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #serial = 0;
  #closed = false;
  /** Moving average of the time between two answers of a busy worker. */
  #jobMs = GUESSED_MS;
  #lastAnswer = 0;

  constructor(options: PasswordHasherOptions) {
    this.#options = options;
  }

  async hash(password: string): Promise<string> {
    return (await this.#ask(password, '')) as string;
  }

  async verify(hash: string, password: string): Promise<boolean> {
    if (hash === '') throw new CodedError('internal');
    return (await this.#ask(password, hash)) as boolean;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    this.#ended(worker, 'draining');
    await worker?.terminate();
  }

  #ask(password: string, against: string): Promise<string | boolean> {
    if (this.#closed) throw new CodedError('draining');
    if (this.#waiting.size >= this.#options.queue) {
      throw new CodedError('overloaded', {
        retryMs: Math.max(MIN_RETRY_MS, Math.ceil(this.#waiting.size * this.#jobMs)),
      });
    }
    this.#worker ??= this.#spawn();
    const id = ++this.#serial;
    const job: PasswordJob = { id, password, against };
    this.#worker.postMessage(job);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, since: this.#options.clock.monotonic() });
    });
  }

  #spawn(): Worker {
    const { memoryKib, passes, lanes, logger } = this.#options;
    const workerData: PasswordWorkerData = {
      from: import.meta.url,
      options: { memoryCost: memoryKib, timeCost: passes, parallelism: lanes },
    };
    const worker = new Worker(passwordWorkerSource, { eval: true, name: 'kith-passwords', workerData });
    worker.unref();
    worker.on('message', (answer: PasswordAnswer) => this.#answered(answer));
    worker.on('error', (error) => {
      logger.error({ err: error }, 'The password worker failed; the next sign-in starts it anew.');
      this.#ended(worker, 'internal');
    });
    worker.on('exit', () => this.#ended(worker, 'internal'));
    return worker;
  }

  #answered(answer: PasswordAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    const now = this.#options.clock.monotonic();
    const took = now - Math.max(waiting.since, this.#lastAnswer);
    this.#jobMs += (took - this.#jobMs) / 8;
    this.#lastAnswer = now;
    if (answer.value !== undefined) {
      waiting.resolve(answer.value);
      return;
    }
    this.#options.logger.error({ failure: answer.failure }, 'A password could not be hashed.');
    waiting.reject(new CodedError('internal'));
  }

  /** `worker` will answer no more. An exit that is told after a successor was started concerns nobody. */
  #ended(worker: Worker | undefined, reason: 'internal' | 'draining'): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new CodedError(reason));
  }
}
