import type { Tally } from './tally.ts';
import type { Target } from './target.ts';

/** A strike waits for so many sends without an outcome … */
const DENSE = 80;
/** … looking this often, in milliseconds. */
const LOOK_MS = 5;

/** Lines that get their outcome after a strike before the next: else the second would find what the first left. */
const PROGRESS = 50;

/**
 * Strikes the target while traffic is dense, spread over the whole run: each comes when its part of the lines have
 * their outcome, where the target asks for it the one before is healed, and then as soon as enough are open. One that finds no such moment does
 * not come, and the run says so. Healed: every send that was open in its time has its outcome.
 */
export class Strikes {
  readonly #target: Target;
  readonly #tally: Tally;
  readonly #count: number;
  readonly #inflight: () => number;
  readonly #restarted: () => void;
  readonly #failed: (error: unknown) => void;
  #done = 0;
  #settledAtLast = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #busy = false;
  #healing: { name: string; from: number; back: number } | undefined;

  constructor(
    target: Target,
    tally: Tally,
    count: number,
    handlers: { inflight: () => number; restarted: () => void; failed: (error: unknown) => void },
  ) {
    this.#target = target;
    this.#tally = tally;
    this.#count = count;
    this.#inflight = handlers.inflight;
    this.#restarted = handlers.restarted;
    this.#failed = handlers.failed;
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const isHealing = this.#heal();
    if (this.#busy || (isHealing && this.#target.waitsToHeal) || this.#done === this.#count) return;
    const { messages, settled } = this.#tally;
    // The last comes well before the end, where little is open.
    const due = (messages * (this.#done + 0.25)) / (this.#count + 1);
    if (settled < due || settled < this.#settledAtLast + PROGRESS) return;
    const inflight = this.#inflight();
    if (inflight < DENSE) return;
    this.#busy = true;
    this.#tally.inflight.push(inflight);
    const from = performance.now();
    this.#target.strike(this.#done++).then((name) => {
      this.#busy = false;
      this.#tally.restarts += 1;
      this.#settledAtLast = this.#tally.settled;
      this.#healing = { name, from, back: performance.now() };
      this.#restarted();
    }, this.#failed);
  }

  /** true: some send is still open that was open when all ran again. */
  #heal(): boolean {
    if (!this.#healing) return false;
    const { name, from, back } = this.#healing;
    if (this.#tally.oldestOpen() <= back) return true;
    this.#healing = undefined;
    this.#tally.healedAfter(name, back - from, performance.now() - back);
    return false;
  }
}
