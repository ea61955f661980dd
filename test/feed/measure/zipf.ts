import { seeded } from '../../feed-replay/graph.ts';
import { percentiles } from './feed-lag.ts';
import { nameOf, openWorld, progress, range } from './world.ts';

const MOST_EDGES = 5_000_000;
/** Weight of the author of a rank, as real follower counts fall (areas/feed.md). */
const EXPONENT = -0.78;
/** Of the number followed, whose logarithm is normal: e ^ (1.2 + ½) ≈ 5 on average. */
const MEAN_LOG = 1.1;
const MOST_FOLLOWED = 1_000;
const POSTS = 5_000;
const AT_ONCE = 64;

/** A generated graph of so many users: posts by authors as likely as they are followed, all readers active. */
export async function zipf(size: number, data: string): Promise<Record<string, Record<string, number>>> {
  const world = await openWorld({ slowFollowers: 10_000, pullFollowers: 10 * size }, data);
  const random = seeded(1);
  const authors = new Weighted(size);
  const building = performance.now();
  const edges = await world.plant(edgesOf(size, authors, random));
  const builtS = (performance.now() - building) / 1000;
  const readers = range(0, size);
  await world.activate(readers);
  await world.begin(readers);
  const began = performance.now();
  const times: number[] = [];
  let deliveries = 0;
  for (let done = 0; done < POSTS; done += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, () => nameOf(authors.pick(random)));
    const counts = await world.stores.graph.counts(batch);
    deliveries += counts.reduce((sum, { followers }) => sum + followers, 0);
    await Promise.all(
      batch.map(async (author) => {
        const asked = performance.now();
        await world.post(author);
        times.push(performance.now() - asked);
      }),
    );
    progress(`${done} of ${POSTS} posts`);
  }
  await world.service.settle();
  const ms = performance.now() - began;
  const { bytes, timelines } = world.timelines.memory();
  await world.close();
  return {
    [`${size} users`]: {
      ...{ edges, building_s: builtS, edges_per_s: edges / builtS },
      deliveries_per_s: (deliveries * 1000) / ms,
      posts_per_s: (times.length * 1000) / ms,
      deliveries_per_post: deliveries / times.length,
      window_bytes_per_timeline: bytes / timelines,
      max_rss_mib: process.resourceUsage().maxRSS / 1024,
    },
    'from the post to its answer': percentiles(times),
  };
}

function* edgesOf(
  size: number,
  authors: Weighted,
  random: () => number,
): Generator<readonly [string, string]> {
  let left = MOST_EDGES;
  for (let reader = 0; reader < size && left > 0; reader++) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const wanted = Math.min(MOST_FOLLOWED, left, Math.ceil(Math.exp(MEAN_LOG + normal)));
    const followed = new Set<number>();
    for (let i = 0; i < wanted; i++) followed.add(authors.pick(random));
    followed.delete(reader);
    left -= followed.size;
    for (const author of followed) yield [nameOf(reader), nameOf(author)];
  }
}

/** Users by rank, each as likely as its weight. */
class Weighted {
  readonly #sums: Float64Array;

  constructor(size: number) {
    this.#sums = new Float64Array(size);
    let sum = 0;
    for (let rank = 0; rank < size; rank++) this.#sums[rank] = sum += (rank + 1) ** EXPONENT;
  }

  pick(random: () => number): number {
    const sums = this.#sums;
    const wanted = random() * sums[sums.length - 1]!;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
