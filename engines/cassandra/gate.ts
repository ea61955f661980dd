import { StoreUnavailable } from '../../ports/store-unavailable.ts';
/** How much may run and wait. */
export interface GateLimits {
  /** Tasks at work at the same time. */
  readonly running: number;
  /** Weights of the tasks that wait, together. */
  readonly waiting: number;
  /** What the tasks do, for the sentence of a refusal. */
  readonly name: string;
}

/**
 * Lets a bounded number of tasks run and a bounded weight of them wait, first come first served; refuses what comes
 * beyond, so that a slow server fills no memory here.
 */
export class Gate {
  readonly #limits: GateLimits;
  readonly #queue: { readonly weight: number; readonly start: () => void }[] = [];
  #running = 0;
  #weight = 0;

  constructor(limits: GateLimits) {
    this.#limits = limits;
  }

  /** Rejects when too much waits; a task that nothing waits before is taken whatever it weighs. */
  async run<Result>(weight: number, task: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#limits.running) await this.#wait(weight);
    else this.#running++;
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  /** Weights of the tasks that wait now. */
  get waiting(): number {
    return this.#weight;
  }

  #wait(weight: number): Promise<void> {
    const { waiting, name } = this.#limits;
    if (this.#queue.length > 0 && this.#weight + weight > waiting) {
      return Promise.reject(new StoreUnavailable(`Too many ${name} wait for Cassandra; come back later.`));
    }
    this.#weight += weight;
    return new Promise((resolve) => this.#queue.push({ weight, start: resolve }));
  }

  /** The place of one who leaves goes to the next in line, so that nobody overtakes the queue. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next === undefined) {
      this.#running--;
      return;
    }
    this.#weight -= next.weight;
    next.start();
  }
}
