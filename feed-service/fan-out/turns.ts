import type { Clock } from '../../ports/clock.ts';

/** Work without a turn of the event loop: what a read, or a small author's post, waits for at most at each of its hops. */
const STEP_MS = 0.25;
/**
 * How long others are let go first in a row: about what a small author's post takes from one sync of the log to its
 * last follower. However busy they are, about a fifth of the time stays.
 */
const PATIENCE_MS = 1;

/** Resolves when what others do now is done; undefined: nothing goes first. */
export type Urgent = () => Promise<void> | undefined;

/** Lets the event loop's other work in whenever enough time has passed, however much was done in it. */
export class Turns {
  readonly #clock: Clock;
  readonly #urgent: Urgent;
  #since: number;

  constructor(clock: Clock, urgent: Urgent = () => undefined) {
    this.#clock = clock;
    this.#urgent = urgent;
    this.#since = clock.monotonic();
  }

  async pass(): Promise<void> {
    if (this.#clock.monotonic() - this.#since < STEP_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    const urgent = this.#urgent();
    if (urgent !== undefined) await this.#giveWay(urgent);
    this.#since = this.#clock.monotonic();
  }

  async #giveWay(first: Promise<void>): Promise<void> {
    let [urgent, isPatient]: [Promise<void> | undefined, boolean] = [first, true];
    let lose = (): void => undefined;
    const timer = this.#clock.after(PATIENCE_MS, () => {
      isPatient = false;
      lose();
    });
    const lost = new Promise<void>((resolve) => {
      lose = resolve;
    });
    // A post goes from lane to lane: behind one there may be the next.
    for (; urgent !== undefined && isPatient; urgent = this.#urgent()) await Promise.race([urgent, lost]);
    timer.cancel();
  }
}
