import type { Clock } from '../../ports/clock.ts';
import type { FeedAnnouncements } from '../../ports/feed-announcements.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';

interface AnnounceParts {
  readonly stores: FeedStores;
  readonly announcements: FeedAnnouncements;
  readonly clock: Clock;
}

/** Above so many with the feed open it is cheaper to pass over all of them than to ask for one by one. */
const PAGE = 1_000;

/** Tells those of the readers who have the feed open that there is one more. */
export async function announceTo(
  parts: AnnounceParts,
  readers: readonly string[],
  head: string,
): Promise<void> {
  const watching = await parts.stores.readers.watchingAmong(parts.clock.now(), readers);
  if (watching.length === 0) return;
  for (let i = 0; i < watching.length; i += PAGE) {
    const news = watching.slice(i, i + PAGE).map((reader) => ({ reader, head, count: 1 }));
    parts.announcements.announce(news);
  }
}
