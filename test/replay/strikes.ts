import type { Tally } from './tally.ts';
import type { Target } from './target.ts';

/** A strike waits for so many sends without an outcome, or half of what those who talk now may have open … */
const DENSE = 80;
/** … looking this often, in milliseconds. */
const LOOK_MS = 5;

/** Lines that get their outcome after a strike before the next: else the second would find what the first left. */
const PROGRESS = 50;

interface Handlers {
  /** Sends of connected people without an outcome. */
  readonly inflight: () => number;
  /** What `inflight` can come to with those who talk now. */
  readonly mostInflight: () => number;
  readonly restarted: () => void;
  /** What `holds` kept back may go on. */
  readonly released: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Strikes the target while traffic is dense, spread over the whole run: each comes when its part of the lines have
 * their outcome, where the target asks for it the one before is healed, and then as soon as enough are open. One that
 * finds no such moment does not come, and the run says so. Healed: every send that was open in its time has its outcome.
 */
export class Strikes {
  readonly #target: Target;
  readonly #tally: Tally;
  readonly #count: number;
  readonly #handlers: Handlers;
  #done = 0;
  #settledAtLast = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #busy = false;
  #healing: { name: string; from: number; back: number } | undefined;

  constructor(target: Target, tally: Tally, count: number, handlers: Handlers) {
    this.#target = target;
    this.#tally = tally;
    this.#count = count;
    this.#handlers = handlers;
  }

  /**
   * No line is said meanwhile: the next strike's time has come, or nearly the end, and the last is not healed. Else a
   * fast talk would be over before its last strikes are.
   */
  get holds(): boolean {
    if (!this.#target.waitsToHeal || !(this.#busy || this.#healing)) return false;
    return this.#tally.settled >= this.#due;
  }

  /** A strike is under way: that nothing moves is what it does. */
  get striking(): boolean {
    return this.#busy;
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Lines with an outcome before the next strike. The last comes well before the end, where little is open. */
  get #due(): number {
    return (this.#tally.messages * (this.#done + 0.25)) / (this.#count + 1);
  }

  #look(): void {
    const isHealing = this.#heal();
    if (this.#busy || (isHealing && this.#target.waitsToHeal) || this.#done === this.#count) return;
    const { settled } = this.#tally;
    if (settled < this.#due || settled < this.#settledAtLast + PROGRESS) return;
    const inflight = this.#handlers.inflight();
    // Where nobody talks for a moment, half of it would be nothing.
    if (inflight < Math.max(1, Math.min(DENSE, this.#handlers.mostInflight() / 2))) return;
    this.#busy = true;
    this.#tally.inflight.push(inflight);
    const from = performance.now();
    this.#target.strike(this.#done++).then((name) => {
      this.#busy = false;
      this.#tally.restarts += 1;
      this.#settledAtLast = this.#tally.settled;
      this.#healing = { name, from, back: performance.now() };
      this.#handlers.restarted();
    }, this.#handlers.failed);
  }

  /** true: some send is still open that was open when all ran again. */
  #heal(): boolean {
    if (!this.#healing) return false;
    const { name, from, back } = this.#healing;
    if (this.#tally.oldestOpen() <= back) return true;
    this.#healing = undefined;
    this.#tally.healedAfter(name, back - from, performance.now() - back);
    this.#handlers.released();
    return false;
  }
}
