import { systemClock } from '../../ports/clock.ts';
import { LAST_ID } from '../../ports/feed-ids.ts';
import type { Half } from '../../ports/graph.ts';
import type { TimelineStore } from '../../ports/timelines.ts';
import type { FeedFixture } from './fixture.ts';

const HALF: Half = {
  ...{ serial: 1, wants: true, open: true, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: { epoch: 'planted', offset: 0 } },
};

export const names = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `r${String(i).padStart(7, '0')}`);

/** Followers who read just now, or at `at`, with timelines that stand. */
export async function plant(
  feed: FeedFixture,
  author: string,
  readers: readonly string[],
  at = systemClock.now(),
): Promise<void> {
  const { graph, readers: known, timelines } = feed.stores;
  await graph.write(readers.map((actor) => ({ actor, target: author, half: HALF }))).readable;
  await known.touch(readers, at).readable;
  for (const reader of readers) {
    await timelines.complete(reader, await timelines.begin(reader, 0), [], '0');
  }
}

/** Compares followers with timelines: who lacks the post, and who has it more than once. */
export async function audit(
  feed: FeedFixture,
  readers: readonly string[],
  post: string,
): Promise<{ missing: number; twice: number }> {
  let [missing, twice] = [0, 0];
  for (const reader of readers) {
    const page = await feed.stores.timelines.page(reader, LAST_ID, 'older', 1000);
    const found = page!.entries.filter(({ id }) => id === post).length;
    if (found === 0) missing++;
    if (found > 1) twice++;
  }
  return { missing, twice };
}

/** The store with some of its parts replaced. */
export function overlaid(store: TimelineStore, parts: object): TimelineStore {
  return new Proxy(store, {
    get(target, name) {
      if (name in parts) return Reflect.get(parts, name);
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
