import type { ClickBudget } from '../../ports/click-budget.ts';
import type { FeedReaders } from '../../ports/feed-readers.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import type { Written } from '../../ports/written.ts';
import type { Gatekeeper } from './frozen-engines.ts';

/**
 * Readers, but for marks while the gate is closed: those reject with StoreUnavailable. When somebody read last is noted
 * all the same: reading goes on, and that is right to some minutes only.
 */
export class FrozenReaders implements FeedReaders {
  readonly #gate: Gatekeeper;
  readonly #readers: FeedReaders;

  constructor(gate: Gatekeeper, readers: FeedReaders) {
    this.#gate = gate;
    this.#readers = readers;
  }

  touch(users: readonly string[], at: number): Written {
    return this.#readers.touch(users, at);
  }

  lastRead(users: readonly string[]): Promise<readonly number[]> {
    return this.#readers.lastRead(users);
  }

  raiseMark(user: string, timeline: string, id: string): Written {
    const refusal = this.#gate.refusal();
    if (refusal !== undefined) return refused(refusal);
    const { readable, durable } = this.#readers.raiseMark(user, timeline, id);
    return { readable, durable: this.#gate.track(durable) };
  }

  mark(user: string, timeline: string): Promise<string> {
    return this.#readers.mark(user, timeline);
  }
}

/**
 * Budgets, but nothing is taken while the gate is closed: what is taken then would be given once more at the place that
 * the installation moves to. What was taken before goes on being used.
 */
export class FrozenBudget implements ClickBudget {
  readonly #gate: Gatekeeper;
  readonly #budget: ClickBudget;

  constructor(gate: Gatekeeper, budget: ClickBudget) {
    this.#gate = gate;
    this.#budget = budget;
  }

  take(link: string, limit: number, count: number): Promise<number> {
    const refusal = this.#gate.refusal();
    if (refusal !== undefined) return Promise.reject(new StoreUnavailable(refusal));
    return this.#gate.track(this.#budget.take(link, limit, count));
  }

  giveBack(link: string, count: number): Promise<void> {
    return this.#gate.track(this.#budget.giveBack(link, count));
  }
}

function refused(refusal: string): Written {
  const durable = Promise.reject(new StoreUnavailable(refusal));
  // Who waits for neither is told nothing.
  durable.catch(() => undefined);
  return { readable: durable, durable };
}
