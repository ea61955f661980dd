import type { Clock, Timer } from '../ports/clock.ts';
import type { Subscription, Topic } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';

/** A commit costs little but not nothing; after a crash at most this much of the log comes again. */
const INTERVAL_MS = 500;

interface Place {
  /** The last record done. */
  offset: number;
  /** Durability of what was written for it and before. */
  durable: Promise<void>;
  dirty: boolean;
}

/** Commits what is done of each partition once it is durable. */
export class Progress {
  readonly #topic: Topic;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #places = new Map<number, Place>();
  #subscription: Subscription | undefined;
  #timer: Timer | undefined;
  #killed = false;
  #running = 0;
  #whenIdle: (() => void)[] = [];

  constructor(topic: Topic, clock: Clock, logger: Logger) {
    this.#topic = topic;
    this.#clock = clock;
    this.#logger = logger;
  }

  start(subscription: Subscription): void {
    this.#subscription = subscription;
    this.#schedule();
  }

  /** Records are being worked on. */
  get busy(): boolean {
    return this.#running > 0;
  }

  /** Resolves the next time that no records are worked on. */
  idle(): Promise<void> {
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Counts as busy until the work is done. */
  async during(work: () => Promise<void>): Promise<void> {
    this.#running++;
    try {
      await work();
    } finally {
      this.#running--;
      if (!this.busy) this.#tellIdle();
    }
  }

  forget(partition: number): void {
    this.#places.delete(partition);
  }

  done(partition: number, offset: number, durable: readonly Promise<void>[]): void {
    const place = this.#places.get(partition);
    // Without the results: each has those of all before it inside.
    const all = Promise.all([place?.durable, ...durable]).then(() => undefined);
    all.catch(() => undefined);
    if (place) Object.assign(place, { offset, durable: all, dirty: true });
    else this.#places.set(partition, { offset, durable: all, dirty: true });
  }

  async save(partition: number): Promise<void> {
    const place = this.#places.get(partition);
    if (!place?.dirty || this.#killed) return;
    const { offset, durable } = place;
    // What failed stands in the log and comes again with the partition.
    await durable;
    // Given away meanwhile, and perhaps back again: it is another place then.
    if (this.#killed || this.#places.get(partition) !== place) return;
    this.#subscription?.commit(this.#topic, partition, offset + 1);
    // More was done meanwhile, as there always is on a busy day: that is for the next time.
    if (place.offset === offset) place.dirty = false;
  }

  async saveAll(): Promise<void> {
    const saves = [...this.#places.keys()].map((partition) => this.save(partition));
    for (const result of await Promise.allSettled(saves)) {
      if (result.status === 'rejected') {
        this.#logger.error(
          { err: result.reason },
          'writes of the feed failed; nothing is committed over them',
        );
      }
    }
  }

  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    await this.saveAll();
  }

  /** Stops without a commit, as the end of the process would. */
  kill(): void {
    this.#killed = true;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #tellIdle(): void {
    const waiting = this.#whenIdle;
    this.#whenIdle = [];
    for (const tell of waiting) tell();
  }

  #schedule(): void {
    this.#timer = this.#clock.after(INTERVAL_MS, () => {
      void this.saveAll().then(() => {
        if (this.#timer) this.#schedule();
      });
    });
  }
}
