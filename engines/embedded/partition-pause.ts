import type { Clock, Timer } from '../../ports/clock.ts';

const FIRST_BACKOFF_MS = 100;
const LAST_BACKOFF_MS = 5_000;

/** The standing still of a feed whose consumer failed: twice as long after each failure, until one call succeeds. */
export class PartitionPause {
  readonly #clock: Clock;
  #reason: string | undefined;
  #backoffMs = 0;
  #retry: Timer | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Why the last call failed; undefined: it did not. */
  get reason(): string | undefined {
    return this.#reason;
  }

  /** The back-off is not over. */
  get isOn(): boolean {
    return this.#retry !== undefined;
  }

  begin(reason: string, resume: () => void): void {
    this.#reason = reason;
    this.#backoffMs = Math.min(LAST_BACKOFF_MS, Math.max(FIRST_BACKOFF_MS, this.#backoffMs * 2));
    this.#retry = this.#clock.after(this.#backoffMs, () => {
      this.#retry = undefined;
      resume();
    });
  }

  /** A call succeeded. */
  recovered(): void {
    this.#reason = undefined;
    this.#backoffMs = 0;
  }

  /** Nothing will be resumed. */
  cancel(): void {
    this.#retry?.cancel();
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
