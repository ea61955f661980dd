import type { Clock, Timer } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Registry } from '../ports/registry.ts';

/**
 * From the end of one sweep to the beginning of the next. Users of a fallen gateway are offline as soon as its lease has
 * run out, swept or not: a sweep only gives memory back and writes down when they were last seen.
 */
const PAUSE_MS = 10_000;

/** Sweeps the registry over and over, one sweep at a time. */
export class Sweeper {
  readonly #registry: Registry;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #onFallen: (count: number) => void;
  #timer: Timer | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #trouble = '';

  constructor(registry: Registry, clock: Clock, logger: Logger, onFallen: (count: number) => void) {
    this.#registry = registry;
    this.#clock = clock;
    this.#logger = logger;
    this.#onFallen = onFallen;
  }

  start(): void {
    this.#running = this.#sweep().then(() => {
      if (!this.#stopped) this.#timer = this.#clock.after(PAUSE_MS, () => this.start());
    });
  }

  /** Begins no further sweep; resolves when the one under way has ended. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    return this.#running;
  }

  troubles(): string[] {
    return this.#trouble === '' ? [] : [this.#trouble];
  }

  /** Never rejects: what could not be swept is there at the next attempt. */
  async #sweep(): Promise<void> {
    try {
      const count = await this.#registry.sweep();
      this.#trouble = '';
      if (count === 0) return;
      this.#onFallen(count);
      this.#logger.warn(
        { gateways: count },
        'gateways fell: their leases ran out, and their users are offline',
      );
    } catch (error) {
      if (this.#stopped) return;
      this.#trouble = `the registry cannot be swept: ${(error as Error).message}`;
      this.#logger.warn({ err: error }, 'the registry cannot be swept; it is tried again');
    }
  }
}
