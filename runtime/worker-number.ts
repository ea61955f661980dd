import type { Clock, Timer } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Service } from '../ports/service.ts';
import type { WorkerNumbers } from '../ports/worker-numbers.ts';
import { CodedError } from '../protocol/errors.ts';

/** How long a killed process keeps its number from others. */
const TTL_MS = 60_000;
const RENEW_MS = 15_000;
/** Before the lease ends by the store's clock, ids are made no more by this process's. */
const MARGIN_MS = 10_000;
const RETRY_MS = 1_000;

/** Holds this process's worker number: no ids are made while another process could hold the same. */
export class WorkerNumber implements Service {
  readonly name = 'worker-number';
  readonly #numbers: WorkerNumbers;
  readonly #holder: string;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #number = -1;
  /** Monotonic milliseconds. */
  #until = 0;
  #timer: Timer | undefined;
  #stopped = false;

  /** `holder` is unlike that of any other run. */
  constructor(numbers: WorkerNumbers, holder: string, clock: Clock, logger: Logger) {
    this.#numbers = numbers;
    this.#holder = holder;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Throws `starting` while none is held for certain. */
  current(): number {
    if (this.#clock.monotonic() >= this.#until) throw new CodedError('starting', { retryMs: RETRY_MS });
    return this.#number;
  }

  async start(): Promise<void> {
    await this.#take();
    this.#schedule(RENEW_MS);
  }

  async #take(): Promise<void> {
    const asked = this.#clock.monotonic();
    this.#number = await this.#numbers.take(this.#holder, TTL_MS);
    this.#until = asked + TTL_MS - MARGIN_MS;
  }

  async #renew(): Promise<void> {
    const asked = this.#clock.monotonic();
    if (await this.#numbers.renew(this.#number, this.#holder, TTL_MS)) {
      this.#until = asked + TTL_MS - MARGIN_MS;
      return;
    }
    this.#until = 0;
    this.#logger.warn({ worker: this.#number }, 'the worker number ran out; another one is taken');
    await this.#take();
  }

  #schedule(ms: number): void {
    if (this.#stopped) return;
    this.#timer = this.#clock.after(ms, () => {
      this.#renew().then(
        () => this.#schedule(RENEW_MS),
        (error: unknown) => {
          this.#logger.warn({ err: error }, 'the worker number cannot be renewed; it is tried again');
          this.#schedule(RETRY_MS);
        },
      );
    });
  }

  async drain(): Promise<void> {}

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    const held = this.#until > 0;
    this.#until = 0;
    if (held) await this.#numbers.release(this.#number, this.#holder);
  }

  troubles(): string[] {
    return this.#clock.monotonic() < this.#until ? [] : ['no worker number is held: no accounts can be made'];
  }
}
