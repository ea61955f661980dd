import type { Clock } from '../../ports/clock.ts';

/**
 * How long this process may be sure to be a member of its group. It counts from when the last heartbeat that was
 * answered was sent, so it ends before the group gives up, whatever the process, its network or the broker do
 * meanwhile. Wall time counts too where more of it has passed: the monotonic clock of a suspended machine stands still.
 */
export class Lease {
  readonly #clock: Clock;
  readonly #ms: number;
  #monotonic = Number.NEGATIVE_INFINITY;
  #wall = 0;

  constructor(clock: Clock, ms: number) {
    this.#clock = clock;
    this.#ms = ms;
  }

  /** To be taken when a request is sent, and given to `renew` when it was answered. */
  stamp(): { monotonic: number; wall: number } {
    return { monotonic: this.#clock.monotonic(), wall: this.#clock.now() };
  }

  renew(sent: { monotonic: number; wall: number }): void {
    this.#monotonic = sent.monotonic;
    this.#wall = sent.wall;
  }

  end(): void {
    this.#monotonic = Number.NEGATIVE_INFINITY;
  }

  get isValid(): boolean {
    const passed = Math.max(this.#clock.monotonic() - this.#monotonic, this.#clock.now() - this.#wall);
    return passed < this.#ms;
  }
}
