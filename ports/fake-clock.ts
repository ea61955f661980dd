import type { Clock, Timer } from './clock.ts';

/** A clock for tests that moves only when told. Timers fire within `advance`, in the order of their times. */
export class FakeClock implements Clock {
  #wall: number;
  #elapsed = 0;
  #serial = 0;
  readonly #waiting = new Map<number, { readonly due: number; readonly callback: () => void }>();

  /** `start`: milliseconds since 1970. */
  constructor(start = 1_700_000_000_000) {
    this.#wall = start;
  }

  now(): number {
    return this.#wall;
  }

  monotonic(): number {
    return this.#elapsed;
  }

  after(ms: number, callback: () => void): Timer {
    const id = ++this.#serial;
    this.#waiting.set(id, { due: this.#elapsed + Math.max(0, ms), callback });
    return { cancel: () => void this.#waiting.delete(id) };
  }

  /** Moves both times on and fires what becomes due, also timers that a callback sets within the span. */
  advance(ms: number): void {
    const end = this.#elapsed + ms;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#waiting.delete(next.id);
      this.#move(next.due);
      next.callback();
    }
    this.#move(end);
  }

  /** Moves the wall clock alone, as an administrator or NTP does; may be negative. */
  jump(ms: number): void {
    this.#wall += ms;
  }

  /** How many timers are set. */
  get timers(): number {
    return this.#waiting.size;
  }

  #move(to: number): void {
    if (to <= this.#elapsed) return;
    this.#wall += to - this.#elapsed;
    this.#elapsed = to;
  }

  /** The timer that is due first, at `end` at the latest; of two due at once the one set first. */
  #next(end: number): { id: number; due: number; callback: () => void } | undefined {
    let first: { id: number; due: number; callback: () => void } | undefined;
    for (const [id, { due, callback }] of this.#waiting) {
      if (due <= end && (first === undefined || due < first.due)) first = { id, due, callback };
    }
    return first;
  }
}
