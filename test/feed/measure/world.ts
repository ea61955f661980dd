import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStores } from '../../../engines/embedded/embedded-stores.ts';
import { openSegmentLog } from '../../../engines/embedded/segment-log.ts';
import { EmbeddedTimelines } from '../../../engines/embedded/timeline-store.ts';
import { PULLED_SOURCES, pulledMember, pulledSource } from '../../../feed-service/names.ts';
import { createFeedService } from '../../../feed-service/service.ts';
import { type FeedSettings, feedDefaults } from '../../../feed-service/settings.ts';
import { createIds } from '../../../gateway/accounts/ids.ts';
import { systemClock } from '../../../ports/clock.ts';
import { noAnnouncements } from '../../../ports/feed-announcements.ts';
import type { FeedStores } from '../../../ports/feed-stores.ts';
import type { Half } from '../../../ports/graph.ts';
import { silentLogger } from '../../../ports/logger.ts';
import { noMetrics } from '../../../ports/metrics.ts';
import { draft } from '../fixture.ts';

const HALF: Half = {
  ...{ serial: 1, wants: true, open: true, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: { epoch: 'planted', offset: 0 } },
};
/** Rows planted between two waits: the write-behind keeps them in memory. */
const BATCH = 20_000;

export const nameOf = (i: number): string => `r${String(i).padStart(8, '0')}`;
export const range = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => nameOf(from + i));

/** The feed on the embedded engine, on a disk, with what a measurement needs to plant. */
export async function openWorld(settings: Partial<FeedSettings> = {}, data = tmpdir()) {
  const directory = mkdtempSync(join(data, 'kith-feed-bench-'));
  const common = { clock: systemClock, logger: silentLogger };
  const embedded = await openEmbeddedStores({ directory: join(directory, 'stores'), ...common });
  const log = await openSegmentLog({
    directory: join(directory, 'log'),
    offsets: embedded.offsets,
    ...common,
  });
  const timelines = new EmbeddedTimelines();
  const watch = { reader: '', seen: (): void => undefined };
  const stores: FeedStores = {
    ...embedded.feed,
    timelines: watched(timelines, watch),
  };
  const service = createFeedService({
    ...{ log, stores, clock: systemClock, logger: silentLogger, metrics: noMetrics },
    announcements: noAnnouncements,
    newId: createIds(() => 1, systemClock),
    cursorKey: new Uint8Array(32).fill(1),
    settings: { ...feedDefaults, applyWaitMs: 60_000, ...settings },
  });
  await service.start();
  return {
    ...{ service, stores, timelines, directory },
    post: async (author: string, text = 'x'): Promise<string> =>
      (await service.commands.publish(author, '', draft(text))).id,
    /** A post of an author of the pull tier. */
    async pulledPost(author: string): Promise<string> {
      const { id } = await service.commands.publish(author, '', draft('x'));
      const version = { epoch: 'planted', offset: 1 };
      await stores.sets.mark([{ set: PULLED_SOURCES, member: pulledMember(author), on: true, version }])
        .durable;
      await stores.posts.write([], [{ source: pulledSource(author), id }]).durable;
      return id;
    },
    /** Follows as they stand after they were applied, without a record each. */
    async follow(readers: readonly string[], authors: readonly string[]): Promise<void> {
      for (const target of authors) {
        for (let i = 0; i < readers.length; i += BATCH) {
          const rows = readers.slice(i, i + BATCH).map((actor) => ({ actor, target, half: HALF }));
          await stores.graph.write(rows).durable;
        }
      }
    },
    /** Readers who read just now. */
    async activate(readers: readonly string[]): Promise<void> {
      for (let i = 0; i < readers.length; i += BATCH) {
        await stores.readers.touch(readers.slice(i, i + BATCH), systemClock.now()).durable;
      }
    },
    /** Timelines that stand, empty. */
    async begin(readers: readonly string[]): Promise<void> {
      for (const reader of readers) {
        await timelines.complete(reader, await timelines.begin(reader, 0), [], '0');
      }
    },
    /** Milliseconds from the call of `post` until the reader's timeline has it. */
    async lag(author: string, reader: string): Promise<number> {
      const visible = new Promise<void>((resolve) => {
        Object.assign(watch, { reader, seen: resolve });
      });
      const began = performance.now();
      await service.commands.publish(author, '', draft('x'));
      await visible;
      return performance.now() - began;
    },
    async close(): Promise<void> {
      await service.stop();
      await log.close();
      await embedded.close();
      rmSync(directory, { recursive: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Calls `seen` after an add whose last reader is the one watched; costs a comparison. */
function watched(
  timelines: EmbeddedTimelines,
  watch: { reader: string; seen: () => void },
): FeedStores['timelines'] {
  return {
    begin: (reader, at) => timelines.begin(reader, at),
    complete: (reader, token, entries, floor) => timelines.complete(reader, token, entries, floor),
    async add(readers, entry) {
      const stood = await timelines.add(readers, entry);
      if (readers[readers.length - 1] === watch.reader) watch.seen();
      return stood;
    },
    merge: (reader, entries) => timelines.merge(reader, entries),
    remove: (reader, ids, reasons) => timelines.remove(reader, ids, reasons),
    page: (reader, from, direction, limit) => timelines.page(reader, from, direction, limit),
    header: (reader) => timelines.header(reader),
    drop: (readers) => timelines.drop(readers),
  };
}
