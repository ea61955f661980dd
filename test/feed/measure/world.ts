import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStores } from '../../../engines/embedded/embedded-stores.ts';
import type { NumberedFollowers } from '../../../engines/embedded/follower-list.ts';
import { openSegmentLog } from '../../../engines/embedded/segment-log.ts';
import { EmbeddedTimelines } from '../../../engines/embedded/timeline-store.ts';
import { createFeedApi } from '../../../feed-service/api.ts';
import { PULLED_SOURCES, pulledMember, pulledSource } from '../../../feed-service/names.ts';
import { createFeedService } from '../../../feed-service/service.ts';
import { type FeedSettings, feedDefaults } from '../../../feed-service/settings.ts';
import { createIds } from '../../../gateway/accounts/ids.ts';
import { systemClock } from '../../../ports/clock.ts';
import { noAnnouncements } from '../../../ports/feed-announcements.ts';
import type { FeedDelivery } from '../../../ports/feed-delivery.ts';
import type { FeedStores } from '../../../ports/feed-stores.ts';
import type { Half, HalfRow } from '../../../ports/graph.ts';
import { silentLogger } from '../../../ports/logger.ts';
import { noMetrics } from '../../../ports/metrics.ts';
import type { Written } from '../../../ports/written.ts';
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
  const timelines = new EmbeddedTimelines(undefined, undefined, embedded.feed.reach);
  const watches = new Map<string, () => void>();
  const stores: FeedStores = {
    ...embedded.feed,
    timelines: watched(timelines, watches),
  };
  const shared = {
    ...{ log, stores, clock: systemClock, logger: silentLogger, metrics: noMetrics },
    settings: { ...feedDefaults, applyWaitMs: 60_000, ...settings },
  };
  const cursorKey = new Uint8Array(32).fill(1);
  const api = createFeedApi({
    ...shared,
    newId: createIds(() => 1, systemClock),
    cursorKey,
    elsewhere: false,
  });
  const service = createFeedService({
    ...shared,
    announcements: noAnnouncements,
    applied: api.applied,
  });
  await service.start();
  return {
    ...{ api, service, stores, timelines, directory },
    post: async (author: string, text = 'x'): Promise<string> =>
      (await api.commands.publish(author, '', draft(text))).id,
    /** A post of an author of the pull tier. */
    async pulledPost(author: string): Promise<string> {
      const { id } = await api.commands.publish(author, '', draft('x'));
      const version = { epoch: 'planted', offset: 1 };
      await stores.sets.mark([{ set: PULLED_SOURCES, member: pulledMember(author), on: true, version }])
        .durable;
      await stores.posts.write([], [{ source: pulledSource(author), id, version }]).durable;
      return id;
    },
    /** Follows as they stand after they were applied, without a record each. */
    async follow(readers: readonly string[], authors: readonly string[]): Promise<void> {
      for (const target of authors) {
        await inBatches(`followers of ${target}`, readers, (part) =>
          stores.graph.write(part.map((actor) => ({ actor, target, half: HALF }))),
        );
      }
    },
    /** As above, of pairs that come one by one. */
    async plant(edges: Iterable<readonly [reader: string, author: string]>): Promise<number> {
      let [planted, rows]: [number, HalfRow[]] = [0, []];
      const flush = async (): Promise<void> => {
        await stores.graph.write(rows).durable;
        planted += rows.length;
        rows = [];
        progress(`${planted} follows planted`);
      };
      for (const [actor, target] of edges) {
        if (rows.push({ actor, target, half: HALF }) === BATCH) await flush();
      }
      await flush();
      return planted;
    },
    /** Readers who read at `at`, else just now. */
    async activate(readers: readonly string[], at = systemClock.now()): Promise<void> {
      await inBatches('readings', readers, (part) => stores.readers.touch(part, at));
    },
    /** Timelines that stand, empty. */
    async begin(readers: readonly string[]): Promise<void> {
      for (const reader of readers) {
        await timelines.complete(reader, await timelines.begin(reader, 0), [], '0');
      }
    },
    /** Milliseconds from the call of `post` until the reader's timeline has it. */
    async lag(author: string, reader: string): Promise<number> {
      const visible = this.reached(reader, 1);
      const began = performance.now();
      await api.commands.publish(author, '', draft('x'));
      await visible;
      return performance.now() - began;
    },
    /** Resolves when so many posts more have come to a follower who is the last one of a page. */
    reached(reader: string, posts: number): Promise<void> {
      return new Promise((resolve) => {
        let left = posts;
        watches.set(reader, () => {
          if (--left > 0) return;
          watches.delete(reader);
          resolve();
        });
      });
    },
    settle: (): Promise<void> => service.settle(),
    drop: (reader: string): Promise<void> => timelines.drop([reader]),
    async close(): Promise<void> {
      await service.stop();
      await log.close();
      await embedded.close();
      rmSync(directory, { recursive: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** On a terminal only: one line that is written over. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

async function inBatches(
  what: string,
  readers: readonly string[],
  write: (part: readonly string[]) => Written,
): Promise<void> {
  for (let i = 0; i < readers.length; i += BATCH) {
    await write(readers.slice(i, i + BATCH)).durable;
    progress(`${what}: ${Math.min(readers.length, i + BATCH)} of ${readers.length}`);
  }
}

/** Calls who waits for the last reader of a step; costs a look-up. */
function watched(
  timelines: EmbeddedTimelines,
  watches: ReadonlyMap<string, () => void>,
): FeedStores['timelines'] & { readonly delivery: FeedDelivery } {
  const delivery = timelines.delivery!;
  return {
    delivery: {
      sliceFactor: delivery.sliceFactor,
      followers: (source, after, limit) => delivery.followers(source, after, limit),
      async deliver(followers, entry, activeSince, now) {
        const page = followers as NumberedFollowers;
        const delivered = await delivery.deliver(page, entry, activeSince, now);
        watches.get(page.last)?.();
        return delivered;
      },
    },
    begin: (reader, at) => timelines.begin(reader, at),
    complete: (reader, token, entries, floor) => timelines.complete(reader, token, entries, floor),
    async add(readers, entry) {
      const stood = await timelines.add(readers, entry);
      watches.get(readers.at(-1) ?? '')?.();
      return stood;
    },
    merge: (reader, entries) => timelines.merge(reader, entries),
    remove: (reader, ids, reasons) => timelines.remove(reader, ids, reasons),
    page: (reader, from, direction, limit) => timelines.page(reader, from, direction, limit),
    header: (reader) => timelines.header(reader),
    drop: (readers) => timelines.drop(readers),
  };
}
