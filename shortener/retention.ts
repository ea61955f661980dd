import type { ClickStore } from '../ports/click-store.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Counter, Metrics } from '../ports/metrics.ts';
import type { Aggregator } from './aggregate.ts';
import { DAY_MS } from './visitors.ts';

/** From the end of one sweep to the next. */
const REST_MS = 3_600_000;
/** Between two steps of a sweep: it never takes more than a small part of the machine. */
const STEP_MS = 50;
/** Links' days looked at in one step. */
const STEP_DAYS = 100;

export interface RetentionOptions {
  readonly store: ClickStore;
  readonly aggregator: Pick<Aggregator, 'roll'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Days that statistics are kept. */
  readonly days: number;
  /** Days of which hours and minutes are kept. */
  readonly hours: number;
}

/**
 * Lets statistics go with time: first the hours of a day, of which its sum stays, at last the day. Step by step, and
 * each step may be done again or by several at once.
 */
export class ClickRetention {
  readonly #options: RetentionOptions;
  #after = '';
  #timer: Timer | undefined;
  #stopping: Promise<void> = Promise.resolve();
  #stopped = false;
  readonly #erased: Counter;
  readonly #rolled: Counter;

  constructor(options: RetentionOptions) {
    this.#options = options;
    const { metrics } = options;
    this.#erased = metrics.counter('link_days_erased_total', 'Days of links whose statistics ended.');
    this.#rolled = metrics.counter('link_days_rolled_total', 'Days of links looked at for sums of hours.');
  }

  start(): void {
    this.#schedule(STEP_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#stopping;
  }

  /** A whole round, without rest. */
  async sweep(): Promise<void> {
    while (!(await this.step()));
  }

  /** true: this was the last step of the round. */
  async step(): Promise<boolean> {
    const { store, aggregator, clock, days, hours } = this.#options;
    const today = Math.floor(clock.now() / DAY_MS);
    const found = await store.days(this.#after, STEP_DAYS);
    const ended = found.days.filter(({ day }) => day < today - days);
    await Promise.all(ended.map(({ link, day }) => store.erase(link, day, day)));
    this.#erased.value += ended.length;
    const summed = found.days.filter(({ day }) => day >= today - days && day < today - hours);
    this.#rolled.value += await aggregator.roll(summed);
    this.#after = found.next;
    return found.next === '';
  }

  #schedule(ms: number): void {
    if (this.#stopped) return;
    this.#timer = this.#options.clock.after(ms, () => {
      this.#stopping = this.step().then(
        (isLast) => this.#schedule(isLast ? REST_MS : STEP_MS),
        (error: unknown) => {
          this.#options.logger.warn(
            { err: error },
            'old statistics of links cannot be let go; it is tried again',
          );
          this.#schedule(REST_MS);
        },
      );
    });
  }
}
