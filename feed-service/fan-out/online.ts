import type { Clock } from '../../ports/clock.ts';
import type { FeedAnnouncements } from '../../ports/feed-announcements.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { type GraphStore, type Relation, standing } from '../../ports/graph.ts';
import type { Slice } from '../records.ts';
import { Turns } from './turns.ts';

interface OnlineParts {
  readonly stores: FeedStores;
  readonly announcements: FeedAnnouncements;
  readonly clock: Clock;
}

/** Readers looked at in one step: about half a millisecond of work. */
const STEP = 200;

/**
 * Pushes to those followers who have the feed open: they are found among the few who are online, not among the many who
 * follow.
 */
export async function pushToOnline(parts: OnlineParts, slice: Slice): Promise<void> {
  const { stores, clock, announcements } = parts;
  const turns = new Turns(clock);
  let after = '';
  for (;;) {
    const online = await stores.watchers.watching(clock.now(), after, STEP).catch(() => []);
    const relations = await relationsWith(stores.graph, slice.source, online);
    const followers = online.filter(
      (_, i) => standing(relations[i]!.mine, relations[i]!.theirs) === 'follows',
    );
    await stores.timelines.add(followers, { id: slice.post, reasons: slice.reason });
    if (followers.length > 0) {
      announcements.announce(followers.map((reader) => ({ reader, head: slice.post, count: 1 })));
    }
    if (online.length < STEP) return;
    after = online[online.length - 1]!;
    await turns.pass();
  }
}

/** Of each reader with the source: of an author as one question, asked from the author's side. */
async function relationsWith(
  graph: GraphStore,
  source: string,
  readers: readonly string[],
): Promise<Relation[]> {
  if (source.startsWith('#')) {
    const each = await Promise.all(readers.map((reader) => graph.relations(reader, [source])));
    return each.map(([relation]) => relation!);
  }
  const relations = await graph.relations(source, readers);
  return relations.map(({ mine, theirs }) => ({ mine: theirs, theirs: mine }));
}
