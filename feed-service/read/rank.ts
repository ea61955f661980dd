import { timeOf } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { affinityOf, commentsOf, likesOf, repostsOf } from '../names.ts';
import type { Post } from '../records.ts';

/** Each signal's part of a score. Parts are logarithms and add up, so that time moves all posts alike. */
export interface Signals {
  /** Anchored at a fixed time: the order of two posts changes only when their votes do. */
  readonly recency: number;
  readonly engagement: number;
  readonly affinity: number;
  readonly media: number;
  readonly diversity: number;
  readonly seen: number;
}

/** Numbers that stand for the signals of a post. */
export const PARTS = 6;

export function partsOf({ recency, engagement, affinity, media, diversity, seen }: Signals): number[] {
  return [recency, engagement, affinity, media, diversity, seen];
}

export function signalsOf(parts: readonly number[]): Signals {
  const [recency = 0, engagement = 0, affinity = 0, media = 0, diversity = 0, seen = 0] = parts;
  return { recency, engagement, affinity, media, diversity, seen };
}

export interface Scored {
  readonly id: string;
  readonly score: number;
  readonly signals: Signals;
}

/** So much later weighs as e times the engagement. */
const RECENCY_MS = 12 * 3_600_000;
const ANCHOR_MS = 1_750_000_000_000;
const LIKE = 1;
const COMMENT = 2;
const REPOST = 3;
const MEDIA = 0.2;
const AFFINITY = 0.5;
/** The second post of an author counts half, the third a quarter, and so all further ones. */
const REPEATED = Math.log(0.5);
const REPEATED_FLOOR = Math.log(0.25);
const SEEN = Math.log(0.3);

/** The order in which a reader gets the posts: best first, authors spread. */
export async function rank(
  { sets }: FeedStores,
  reader: string,
  posts: readonly Post[],
  seen: ReadonlySet<string>,
): Promise<Scored[]> {
  const voted = posts.map((post) => post.post.repostOf || post.id);
  const [counts, affinities] = await Promise.all([
    sets.counts(voted.flatMap((id) => [likesOf(id), commentsOf(id), repostsOf(id)])),
    sets.counts(posts.map(({ author }) => affinityOf(reader, author))),
  ]);
  const base = posts.map((post, i): Scored & { author: string } => {
    const votes = LIKE * counts[3 * i]! + COMMENT * counts[3 * i + 1]! + REPOST * counts[3 * i + 2]!;
    const { images, card } = post.post.content;
    const signals: Signals = {
      recency: (timeOf(post.id) - ANCHOR_MS) / RECENCY_MS,
      engagement: Math.log(1 + votes),
      affinity: AFFINITY * Math.log(1 + affinities[i]!),
      media: images.length > 0 || card !== null ? MEDIA : 0,
      diversity: 0,
      seen: seen.has(post.id) ? SEEN : 0,
    };
    return { id: post.id, author: post.author, score: sum(signals), signals };
  });
  return spread(base);
}

/** Picks the best of what is left again and again, each author's next one counting less. */
function spread(scored: readonly (Scored & { author: string })[]): Scored[] {
  const queues = new Map<string, (Scored & { author: string })[]>();
  for (const each of scored.toSorted((a, b) => a.score - b.score)) {
    const queue = queues.get(each.author);
    if (queue) queue.push(each);
    else queues.set(each.author, [each]);
  }
  const taken = new Map<string, number>();
  const penalty = (author: string): number => Math.max(REPEATED_FLOOR, (taken.get(author) ?? 0) * REPEATED);
  const order: Scored[] = [];
  while (queues.size > 0) {
    let best = '';
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const [author, queue] of queues) {
      const score = queue[queue.length - 1]!.score + penalty(author);
      if (score > bestScore) [best, bestScore] = [author, score];
    }
    const queue = queues.get(best)!;
    const { id, signals } = queue.pop()!;
    if (queue.length === 0) queues.delete(best);
    order.push({ id, score: bestScore, signals: { ...signals, diversity: penalty(best) } });
    taken.set(best, (taken.get(best) ?? 0) + 1);
  }
  return order;
}

function sum({ recency, engagement, affinity, media, diversity, seen }: Signals): number {
  return recency + engagement + affinity + media + diversity + seen;
}
