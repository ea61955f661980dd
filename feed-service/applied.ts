import type { Clock } from '../ports/clock.ts';
import type { FeedOutcomes } from '../ports/feed-outcomes.ts';
import { Outcome } from './records.ts';

export interface AppliedOutcome {
  readonly id: string;
  readonly code: number;
}

export interface Waiting {
  /** undefined: not within the time. */
  readonly outcome: Promise<AppliedOutcome | undefined>;
  cancel(): void;
}

/** How often the store is asked for what another process applied. */
const ASK_MS = 50;

/** Tells who waits at the edge that a command was applied: at once in the same process, by asking the store from another. */
export class AppliedCommands {
  readonly #outcomes: FeedOutcomes;
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Set<(outcome: AppliedOutcome | undefined) => void>>();

  /** Workers of other processes apply commands too, so that each must leave an outcome to be found. */
  readonly elsewhere: boolean;

  constructor(outcomes: FeedOutcomes, clock: Clock, elsewhere: boolean) {
    this.#outcomes = outcomes;
    this.#clock = clock;
    this.elsewhere = elsewhere;
  }

  /** `name`: the command's key, or its id where it has none. */
  tell(actor: string, name: string, outcome: AppliedOutcome): void {
    for (const each of this.#waiting.get(`${actor} ${name}`) ?? []) each(outcome);
  }

  wait(actor: string, name: string, withinMs: number): Waiting {
    const at = `${actor} ${name}`;
    let settle: (outcome: AppliedOutcome | undefined) => void = () => undefined;
    const told = new Promise<AppliedOutcome | undefined>((resolve) => {
      settle = resolve;
    });
    const waiters = this.#waiting.get(at) ?? new Set();
    this.#waiting.set(at, waiters.add(settle));
    const until = this.#clock.monotonic() + withinMs;
    let timer = this.#clock.after(ASK_MS, () => ask());
    const ask = (): void => {
      if (this.#clock.monotonic() >= until) settle(undefined);
      else {
        timer = this.#clock.after(ASK_MS, () => ask());
        void this.#outcomes.outcome(actor, name).then((row) => {
          if (row) settle(Outcome.decode(row));
        });
      }
    };
    const cancel = (): void => {
      timer.cancel();
      waiters.delete(settle);
      if (waiters.size === 0) this.#waiting.delete(at);
    };
    return { outcome: told.finally(cancel), cancel: () => settle(undefined) };
  }
}
