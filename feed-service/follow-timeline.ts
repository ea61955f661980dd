import { FIRST_ID, LAST_ID } from '../ports/feed-ids.ts';
import type { FeedStores } from '../ports/feed-stores.ts';
import { standing } from '../ports/graph.ts';
import { Reason, WINDOW_ENTRIES } from '../ports/timelines.ts';
import { tagSource } from './names.ts';
import { decodePost } from './records.ts';

/**
 * Puts the newest posts of a source into a reader's timeline. As many as a window holds, not only the first page:
 * a timeline says that nothing is missing above its floor.
 */
export async function mergeSource(
  { posts, timelines }: FeedStores,
  reader: string,
  source: string,
  reasons: number,
): Promise<void> {
  if ((await timelines.header(reader)) === undefined) return;
  const query = { source, direction: 'older', from: LAST_ID, limit: WINDOW_ENTRIES } as const;
  const [ids] = await posts.entries([query]);
  await timelines.merge(
    reader,
    ids!.map((id) => ({ id, reasons })),
  );
}

/**
 * Takes a source's posts out of a reader's timeline. What a fan-out under way puts in afterwards is hidden by the rules
 * of every read.
 */
export async function purgeSource(
  stores: FeedStores,
  reader: string,
  source: string,
  reasons: number,
): Promise<void> {
  const { posts, timelines } = stores;
  const header = await timelines.header(reader);
  if (header === undefined || reader === source) return;
  const from = header.floor ?? FIRST_ID;
  const query = { source, direction: 'newer', from, limit: 2 * WINDOW_ENTRIES } as const;
  const [ids] = await posts.entries([query]);
  const gone = reasons === Reason.tag ? await ofNoOtherTag(stores, reader, ids!) : ids!;
  await timelines.remove(reader, gone, reasons);
}

/** A post may be there for another tag that is still followed. */
async function ofNoOtherTag({ posts, graph }: FeedStores, reader: string, ids: string[]): Promise<string[]> {
  const rows = await posts.posts(ids);
  const tags = rows.map((row) => (row ? decodePost(row).post.tags : []));
  const all = [...new Set(tags.flat())];
  const relations = await graph.relations(reader, all.map(tagSource));
  const followed = new Set(all.filter((_, i) => standing(relations[i]!.mine, undefined) === 'follows'));
  return ids.filter((_, i) => !tags[i]!.some((tag) => followed.has(tag)));
}
