import { compareIds, FIRST_ID, LAST_ID } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { CodedError } from '../../protocol/errors.ts';
import { type Collected, collect, type Lister } from './collect.ts';
import type { Cursors } from './cursor.ts';
import { hydrate } from './hydrate.ts';
import { lookAt } from './look-at.ts';
import { type PostView, present, type Shown } from './present.ts';
import { type Rule, showable } from './rules.ts';

export interface PageQuery {
  /** A cursor: the page lies beyond it, towards older posts. */
  readonly before?: string;
  /** A cursor: the page lies beyond it, towards newer posts. */
  readonly after?: string;
  /** A post: the page lies around it. */
  readonly around?: string;
  readonly limit: number;
}

export interface Page {
  /** In the timeline's order. */
  readonly posts: readonly PostView[];
  readonly older: string;
  readonly newer: string;
  /** There is at least one more that the reader may see, or so much is hidden that it is not known yet. */
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/** A list of posts that is paged: where its ids come from, and which of them the reader may see. */
export interface Timeline {
  /** Cursors of one timeline are not taken for another. */
  readonly name: string;
  readonly list: Lister;
  readonly rule: Rule;
  /** Which end comes first. */
  readonly first: 'newest' | 'oldest';
}

export async function readPage(
  stores: FeedStores,
  cursors: Cursors,
  reader: string,
  timeline: Timeline,
  query: PageQuery,
): Promise<Page> {
  const { before, after, around, limit } = query;
  const run = (direction: 'older' | 'newer', from: string, count: number): Promise<Collected> =>
    collect(stores, reader, timeline.list, timeline.rule, from, direction, count);
  const given = [before, after, around].filter((each) => each !== undefined).length;
  if (given > 1)
    throw new CodedError('invalid', { field: 'around', detail: 'One of before, after and around.' });
  const place = (cursor: string): string => cursors.read(reader, timeline.name, cursor).id;
  let older: Collected;
  let newer: Collected;
  let middle: Shown[] = [];
  if (around !== undefined) {
    middle = await only(stores, reader, timeline.rule, around);
    const half = Math.max(1, limit >> 1);
    [older, newer] = await Promise.all([run('older', around, half), run('newer', around, half)]);
  } else if (after !== undefined || (before === undefined && timeline.first === 'oldest')) {
    newer = await run('newer', after === undefined ? FIRST_ID : place(after), limit);
    older = await beyond(run, 'older', newer, after !== undefined);
  } else {
    older = await run('older', before === undefined ? LAST_ID : place(before), limit);
    newer = await beyond(run, 'newer', older, before !== undefined);
  }
  const shown = [...newer.posts.toReversed(), ...middle, ...older.posts];
  if (timeline.first === 'oldest') shown.reverse();
  return {
    posts: await present(stores, reader, shown),
    older: cursors.write(reader, timeline.name, { id: older.reached }),
    newer: cursors.write(reader, timeline.name, { id: newer.reached }),
    hasOlder: older.more,
    hasNewer: newer.more,
  };
}

type Run = (direction: 'older' | 'newer', from: string, count: number) => Promise<Collected>;

/** Whether there is more on the side that the page was not read towards, and from where to read it. */
async function beyond(
  run: Run,
  direction: 'older' | 'newer',
  page: Collected,
  has: boolean,
): Promise<Collected> {
  const first = page.posts[0]?.post.id;
  // Of an empty page the place is just before what it began behind: that is still to be had the other way.
  const from = first ?? (direction === 'newer' ? step(page.reached, -1n) : step(page.reached, 1n));
  if (!has && first === undefined) return { posts: [], more: false, reached: from };
  const ahead = await run(direction, from, 1);
  return { posts: [], more: ahead.posts.length > 0 || ahead.more, reached: from };
}

function step(id: string, by: bigint): string {
  const moved = (BigInt(id) + by).toString();
  if (by < 0n && compareIds(id, FIRST_ID) === 0) return FIRST_ID;
  return compareIds(moved, LAST_ID) > 0 ? LAST_ID : moved;
}

/** The post itself. Only for one that may be seen more is read: see `lookAt`. */
async function only(stores: FeedStores, reader: string, rule: Rule, id: string): Promise<Shown[]> {
  const seen = await lookAt(stores, reader, id);
  const may = seen.post?.deleted ? rule(seen.around, seen.post) : showable(seen.around, seen.post);
  if (!may) return [];
  const around = await hydrate(stores, reader, [id]);
  const post = around.posts.get(id);
  return rule(around, post) ? [{ post, around }] : [];
}
