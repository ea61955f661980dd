import type { Clock } from '../../ports/clock.ts';
import type { FeedAnnouncements } from '../../ports/feed-announcements.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { standing } from '../../ports/graph.ts';
import type { Slice } from '../records.ts';

interface OnlineParts {
  readonly stores: FeedStores;
  readonly announcements: FeedAnnouncements;
  readonly clock: Clock;
}

/** Readers looked at in one step. */
const STEP = 1_000;

/**
 * Pushes to those followers who have the feed open: they are found among the few who are online, not among the many who
 * follow.
 */
export async function pushToOnline(parts: OnlineParts, slice: Slice): Promise<void> {
  const { stores, clock, announcements } = parts;
  let after = '';
  for (;;) {
    const online = await stores.readers.watching(clock.now(), after, STEP);
    const relations = await Promise.all(
      online.map((reader) => stores.graph.relations(reader, [slice.source])),
    );
    const followers = online.filter((_, i) => {
      const { mine, theirs } = relations[i]![0]!;
      return standing(mine, theirs) === 'follows';
    });
    await stores.timelines.add(followers, { id: slice.post, reasons: slice.reason });
    if (followers.length > 0) {
      announcements.announce(followers.map((reader) => ({ reader, head: slice.post, count: 1 })));
    }
    if (online.length < STEP) return;
    after = online[online.length - 1]!;
  }
}
