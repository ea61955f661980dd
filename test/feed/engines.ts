import { join } from 'node:path';
import { openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { openSegmentLog } from '../../engines/embedded/segment-log.ts';
import { EmbeddedTimelines } from '../../engines/embedded/timeline-store.ts';
import { type Clock, systemClock } from '../../ports/clock.ts';
import type { EventLog } from '../../ports/event-log.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { silentLogger } from '../../ports/logger.ts';

/** What the feed of a test stands on. Opened again it has what was durable. */
export interface FeedEngines {
  readonly log: EventLog;
  readonly stores: FeedStores;
  /** Loses what may be lost at any moment: where it can be chosen, of these readers only. */
  flush(readers: readonly string[]): Promise<void>;
  /** Resolves when no record of the log is left to be done. */
  settled(): Promise<void>;
  bytesPerTimeline(): Promise<number>;
  close(): Promise<void>;
}

export interface EnginesOptions {
  /** For what stays on this machine; one for each test. */
  readonly directory: string;
  /** What time it is; timers are real. */
  readonly clock: Clock;
  /** Entries a timeline keeps. */
  readonly window?: number | undefined;
}

export type OpenEngines = (options: EnginesOptions) => Promise<FeedEngines>;

export async function embeddedEngines({ directory, clock, window }: EnginesOptions): Promise<FeedEngines> {
  const common = { clock: { ...systemClock, now: () => clock.now() }, logger: silentLogger };
  const embedded = await openEmbeddedStores({ directory: join(directory, 'stores'), ...common });
  const { offsets } = embedded;
  const log = await openSegmentLog({ directory: join(directory, 'log'), offsets, partitions: 4, ...common });
  const timelines = new EmbeddedTimelines(undefined, window, embedded.feed.reach);
  return {
    log,
    stores: { ...embedded.feed, timelines },
    flush: (readers) => timelines.drop(readers),
    // The service knows: nothing of this log is elsewhere.
    settled: async () => undefined,
    async bytesPerTimeline() {
      const memory = timelines.memory();
      return Math.round(memory.bytes / Math.max(1, memory.timelines));
    },
    async close() {
      await log.close();
      await embedded.close();
    },
  };
}
