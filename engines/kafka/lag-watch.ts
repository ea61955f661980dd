import type { Clock, Timer } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { fetchEnds, keyOf } from './offsets.ts';
import type { PartitionFeed } from './partition-feed.ts';
import type { Lane, Wire } from './wire.ts';

const LOOK_MS = 1_000;

export interface LagWatchOptions {
  readonly wire: Wire;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly feeds: () => Iterable<PartitionFeed>;
  /** Names at Kafka, in the order of the subscription. */
  readonly topics: readonly string[];
}

/** A fetch tells where a topic ends. What is not fetched, its consumer being behind, is asked for now and then. */
export class LagWatch {
  readonly #options: LagWatchOptions;
  readonly #lane: Lane;
  #timer: Timer | undefined;
  #closed = false;

  constructor(options: LagWatchOptions) {
    this.#options = options;
    this.#lane = options.wire.lane();
  }

  start(): void {
    if (this.#closed) return;
    this.#timer = this.#options.clock.after(LOOK_MS, () => {
      void this.#look().finally(() => this.start());
    });
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    this.#lane.close();
  }

  async #look(): Promise<void> {
    const { feeds, topics, wire, logger } = this.#options;
    const waiting = [...feeds()].flatMap((feed) =>
      topics.flatMap((topic, i) =>
        feed.wanted(i) === undefined ? [{ feed, i, topic, partition: feed.partition }] : [],
      ),
    );
    if (waiting.length === 0) return;
    try {
      const ends = await fetchEnds(wire, this.#lane, waiting);
      for (const { feed, i, topic, partition } of waiting)
        feed.hear(i, ends.get(keyOf(topic, partition)) ?? 0);
    } catch (error) {
      logger.debug({ error }, 'Kafka does not say where topics end.');
    }
  }
}
