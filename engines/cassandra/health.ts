import type { Clock, Timer } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { messageOf } from './failures.ts';

/** How long requests must fail before it counts as trouble: one lost connection is none. */
const PATIENCE_MS = 2_000;
const PROBE_EVERY_MS = 500;
/** How long the driver may try to reach the nodes that it knows before others are looked for, and how often then. */
const RENEW_EVERY_MS = 10_000;

export interface HealthParts {
  readonly clock: Clock;
  readonly logger: Logger;
  /** A cheap request that any host can answer. */
  readonly probe: () => Promise<unknown>;
  /** Connects anew; rejects when nobody answers. */
  readonly renew: () => Promise<void>;
}

/**
 * Whether Cassandra answers. Learnt from the requests themselves; once one failed a probe goes on asking, so that the
 * trouble also ends when nobody else asks.
 */
export class Health {
  readonly #parts: HealthParts;
  #failingSince: number | undefined;
  #reason = '';
  #told = false;
  #renewAt = 0;
  #timer: Timer | undefined;
  #closed = false;

  constructor(parts: HealthParts) {
    this.#parts = parts;
  }

  answered(): void {
    if (this.#failingSince === undefined) return;
    this.#failingSince = undefined;
    if (this.#told) this.#parts.logger.info({}, 'Cassandra answers again');
    this.#told = false;
  }

  failed(reason: string): void {
    this.#reason = reason;
    if (this.#closed || this.#failingSince !== undefined) return;
    this.#failingSince = this.#parts.clock.monotonic();
    this.#renewAt = this.#failingSince + RENEW_EVERY_MS;
    this.#schedule();
  }

  troubles(): string[] {
    const since = this.#failingSince;
    if (since === undefined || this.#parts.clock.monotonic() - since < PATIENCE_MS) return [];
    return [`Cassandra does not answer: ${this.#reason}`];
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }

  #schedule(): void {
    this.#timer = this.#parts.clock.after(PROBE_EVERY_MS, () => void this.#probe());
  }

  async #probe(): Promise<void> {
    const { clock, probe, renew } = this.#parts;
    try {
      if (clock.monotonic() >= this.#renewAt) {
        this.#renewAt += RENEW_EVERY_MS;
        await renew();
      }
      await probe();
      this.answered();
    } catch (error) {
      this.#reason = messageOf(error);
    }
    if (this.#closed || this.#failingSince === undefined) return;
    const [trouble] = this.troubles();
    if (trouble !== undefined && !this.#told) {
      this.#told = true;
      this.#parts.logger.warn(
        { reason: this.#reason },
        'Cassandra does not answer; requests are tried again',
      );
    }
    this.#schedule();
  }
}
