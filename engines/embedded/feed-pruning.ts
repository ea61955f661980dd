import type { Clock, Timer } from '../../ports/clock.ts';
import type { WriteBehind } from './write-behind.ts';

/** A table whose rows have a time. */
export interface Prunable {
  /**
   * Looks at the next committed rows behind the key, at most `limit`, and takes out those past their time. Answers where
   * it came to; undefined: at the end.
   */
  prune(after: Uint8Array | undefined, limit: number): Uint8Array | undefined;
}

/** A step of so many rows takes a fraction of a millisecond; a million rows are passed over in under an hour and a half. */
const STEP_ROWS = 200;
const STEP_MS = 1_000;

/** Goes round the tables, a step at a time, and takes out what is past its time: they hold no more than that, and one round. */
export class Pruning {
  readonly #tables: readonly Prunable[];
  readonly #behind: WriteBehind;
  readonly #clock: Clock;
  readonly #places: (Uint8Array | undefined)[];
  #timer: Timer | undefined;

  constructor(tables: readonly Prunable[], behind: WriteBehind, clock: Clock) {
    this.#tables = tables;
    this.#places = tables.map(() => undefined);
    this.#behind = behind;
    this.#clock = clock;
    this.#schedule();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #schedule(): void {
    this.#timer = this.#clock.after(STEP_MS, () => {
      this.#step();
      this.#schedule();
    });
  }

  #step(): void {
    // It adds to the backlog itself.
    if (this.#behind.refuse() !== undefined) return;
    this.#tables.forEach((table, i) => {
      this.#places[i] = table.prune(this.#places[i], STEP_ROWS);
    });
  }
}
