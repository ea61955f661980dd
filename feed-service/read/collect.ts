import type { FeedStores } from '../../ports/feed-stores.ts';
import type { Post } from '../records.ts';
import type { Listed } from './home.ts';
import { hydrate, type Surroundings } from './hydrate.ts';
import type { Direction } from './merge-sources.ts';
import type { Rule } from './rules.ts';

/** Ids that one page may look at: a reader who may see next to nothing of a list costs no more than this. */
const WORK_CAP = 1_000;
const LARGEST_CHUNK = 200;

export type Lister = (from: string, direction: Direction, limit: number) => Promise<Listed>;

export interface Collected {
  /** In the direction's order, each with what was read of it. */
  readonly posts: readonly { readonly post: Post; readonly around: Surroundings }[];
  /** There is a further one; or the cap was met, and nobody knows. */
  readonly more: boolean;
  /** Everything up to here was looked at. */
  readonly reached: string;
}

/** Fills a page: reads on until there are enough that the rule lets through, one more, the end or the cap. */
export async function collect(
  stores: FeedStores,
  reader: string,
  list: Lister,
  rule: Rule,
  from: string,
  direction: Direction,
  limit: number,
): Promise<Collected> {
  const posts: { post: Post; around: Surroundings }[] = [];
  let reached = from;
  for (let looked = 0; ; ) {
    const wanted = Math.min(LARGEST_CHUNK, Math.max(limit + 1 - posts.length, looked === 0 ? 0 : limit));
    const { ids, end, gone } = await list(reached, direction, wanted);
    looked += ids.length;
    const around = await hydrate(stores, reader, ids);
    gone?.(ids.filter((id) => around.posts.get(id)?.deleted));
    for (const id of ids) {
      const post = around.posts.get(id);
      if (!rule(around, post)) continue;
      if (posts.length === limit) return { posts, more: true, reached: posts[limit - 1]?.post.id ?? from };
      posts.push({ post, around });
    }
    if (ids.length > 0) reached = ids[ids.length - 1]!;
    if (end) return { posts, more: false, reached };
    if (looked >= WORK_CAP) return { posts, more: true, reached };
  }
}
