import type { Clock, Timer } from '../../ports/clock.ts';

const LOOK_MS = 500;
const FIRST_WAIT_MS = 500;
const MOST_WAIT_MS = 30_000;
/** After this long without a fall, the next one is the first again. */
const STEADY_MS = 60_000;

/** What can be started again: a server, a Kith process. */
export interface Part {
  readonly name: string;
  /** Undefined while it does not run. */
  readonly pid: number | undefined;
  start(): Promise<void>;
}

interface Watched {
  readonly part: Part;
  falls: number;
  /** Monotonic milliseconds of its last start. */
  since: number;
  starting: boolean;
}

export interface SupervisorParts {
  readonly clock: Clock;
  /** Gets sentences for the person at the terminal. */
  readonly say: (name: string, sentence: string) => void;
}

/** Starts again what ends without being told to, after a wait that doubles with each fall, from half a second to 30 s. */
export class Supervisor {
  readonly #parts: SupervisorParts;
  readonly #watched: Watched[];
  readonly #timers = new Set<Timer>();
  #stopped = false;

  constructor(watched: readonly Part[], parts: SupervisorParts) {
    this.#parts = parts;
    this.#watched = watched.map((part) => ({ part, falls: 0, since: 0, starting: false }));
  }

  /** All of them run now. */
  start(): void {
    const now = this.#parts.clock.monotonic();
    for (const each of this.#watched) each.since = now;
    this.#after(LOOK_MS, () => this.#look());
  }

  /** Starts nothing from now on. A start that runs already is ended by ending the part. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) timer.cancel();
  }

  #look(): void {
    for (const each of this.#watched) {
      if (!each.starting && each.part.pid === undefined) this.#fell(each);
    }
    this.#after(LOOK_MS, () => this.#look());
  }

  #fell(each: Watched): void {
    const { clock, say } = this.#parts;
    each.falls = clock.monotonic() - each.since > STEADY_MS ? 1 : each.falls + 1;
    const wait = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** (each.falls - 1));
    say(each.part.name, `ended without being told to; it is started again in ${wait / 1000} s`);
    each.starting = true;
    this.#after(wait, () => void this.#again(each));
  }

  async #again(each: Watched): Promise<void> {
    const { clock, say } = this.#parts;
    const from = clock.monotonic();
    try {
      await each.part.start();
      say(each.part.name, `runs again after ${((clock.monotonic() - from) / 1000).toFixed(1)} s`);
    } catch (error) {
      if (!this.#stopped) say(each.part.name, (error as Error).message);
    }
    each.since = clock.monotonic();
    each.starting = false;
  }

  #after(ms: number, callback: () => void): void {
    if (this.#stopped) return;
    const timer = this.#parts.clock.after(ms, () => {
      this.#timers.delete(timer);
      callback();
    });
    this.#timers.add(timer);
  }
}
