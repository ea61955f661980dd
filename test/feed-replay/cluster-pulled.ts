import { pulledSource } from '../../feed-service/names.ts';
import { systemClock } from '../../ports/clock.ts';
import { compareIds, FIRST_ID, LAST_ID } from '../../ports/feed-ids.ts';
import { scroll } from '../feed/fixture.ts';
import { FeedCluster } from '../feed/measure/feed-cluster.ts';
import { inSlices, nameOf, plantFollows, plantFollowsOf, plantReadings } from '../feed/measure/planting.ts';
import { secondsOf } from './cluster-strike.ts';
import { compare } from './timeline-audit.ts';

export interface PulledPlan {
  readonly followers: number;
  readonly tell: (text: string) => void;
}

export interface PulledResult {
  readonly followers: number;
  /** Of the celebrity. */
  readonly posts: number;
  /** In the list of those that are merged at read. */
  readonly merged_at_read: number;
  readonly online: number;
  /** Posts in the timelines of who has the feed open, those due there, and, where none belongs, of others that stand. */
  readonly pushed: number;
  readonly pushes_due: number;
  readonly pushed_to_others: number;
  readonly scrolls: number;
  readonly missing: number;
  readonly extra: number;
  readonly repeated: number;
  readonly disordered: number;
  readonly planting_s: number;
  readonly follows_per_s: number;
  /** From a post of the celebrity until those have it who have the feed open. */
  readonly push_p50_ms: number;
  readonly push_max_ms: number;
  readonly seconds: number;
  readonly peak_mib: Readonly<Record<string, number>>;
}

const STAR = 'star';
const WORKERS = 2;
const MOST_ONLINE = 10_000;
const SAMPLE = 300;
const POSTS = 12;
/** Whom those also follow who scroll: what is pushed lies between what is pulled. */
const OTHERS = ['ann', 'bob', 'cat'];
const DAY_MS = 24 * 3_600_000;
/** Posts of a page: a scroll is several. */
const LIMIT = 5;
const LOOK_AT_ONCE = 500;

/**
 * An author whose posts are merged when timelines are read, since the followers are too many: who has the feed open has them
 * pushed, nobody else has, and everybody who scrolls sees them once and in order between the posts of others; so also when
 * Redis and the workers were killed.
 */
export async function replayPulled({ followers, tell }: PulledPlan): Promise<PulledResult> {
  // A smaller trial is merged at read, too.
  const options = { KITH_FEED_PULL: String(Math.min(1_000_000, Math.ceil(followers / 2))) };
  const cluster = await FeedCluster.start({ workers: WORKERS, options });
  try {
    return await new Scene(cluster, followers, tell).run();
  } finally {
    await cluster.close();
  }
}

class Scene {
  readonly #cluster: FeedCluster;
  readonly #followers: number;
  readonly #tell: (text: string) => void;
  /** Who has the feed open, and others who scroll. */
  readonly #online: readonly string[];
  readonly #others: readonly string[];
  readonly #posts: string[] = [];
  readonly #pushes: number[] = [];
  readonly #ofOthers: string[] = [];
  readonly #found = { scrolls: 0, missing: 0, extra: 0, repeated: 0, disordered: 0 };

  constructor(cluster: FeedCluster, followers: number, tell: (text: string) => void) {
    this.#cluster = cluster;
    this.#followers = followers;
    this.#tell = tell;
    const step = Math.max(2, Math.floor(followers / MOST_ONLINE));
    const places = Array.from({ length: Math.floor(followers / step) }, (_, i) => i * step);
    this.#online = places.slice(0, MOST_ONLINE).map(nameOf);
    const apart = Math.max(1, Math.floor(this.#online.length / SAMPLE));
    // None of them is online: the places between are.
    this.#others = places.filter((_, i) => i % apart === 0).map((place) => nameOf(place + 1));
  }

  async run(): Promise<PulledResult> {
    const began = performance.now();
    const { stores } = this.#cluster;
    const plantingS = await secondsOf(() => plantFollows(stores, STAR, this.#followers, this.#tell));
    await plantReadings(stores, this.#followers, this.#tell);
    for (const other of OTHERS) await plantFollowsOf(stores, other, this.#others);
    await this.#open();
    // Their timelines stand before anything is posted.
    await this.#scrollAll();
    for (let i = 0; i < POSTS; i++) await this.#post();
    await this.#cluster.settled();
    const pushed = await this.#inTimelines(this.#online);
    const toOthers = await this.#inTimelines(this.#others);
    await this.#scrollAll();
    await this.#strike();
    await this.#scrollAll();
    const query = {
      source: pulledSource(STAR),
      direction: 'newer',
      from: FIRST_ID,
      limit: 10 * POSTS,
    } as const;
    const [merged] = await stores.posts.entries([query]);
    const pushes = this.#pushes.toSorted((a, b) => a - b);
    return {
      ...{ followers: this.#followers, posts: this.#posts.length, merged_at_read: merged!.length },
      ...{ online: this.#online.length, pushed, pushes_due: POSTS * this.#online.length },
      ...{ pushed_to_others: toOthers, ...this.#found },
      ...{ planting_s: plantingS, follows_per_s: this.#followers / plantingS },
      ...{ push_p50_ms: pushes[pushes.length >> 1]!, push_max_ms: pushes.at(-1)! },
      seconds: (performance.now() - began) / 1000,
      peak_mib: this.#cluster.memoryByPart(),
    };
  }

  /** They have the feed open, as a gateway notes it, and have read. */
  async #open(): Promise<void> {
    const { stores, api } = this.#cluster;
    const until = systemClock.now() + DAY_MS;
    await inSlices(
      this.#online.length,
      20,
      async (from, to) => {
        const some = this.#online.slice(from, to);
        await Promise.all(
          some.map(async (reader) => {
            await stores.watchers.watch(reader, until);
            await api.reads.home(reader, { limit: 1 });
          }),
        );
      },
      (done) => this.#tell(`${done} of ${this.#online.length} have the feed open`),
    );
  }

  /** One of the celebrity, and one of somebody whose posts are pushed. */
  async #post(): Promise<void> {
    const began = performance.now();
    const post = await this.#cluster.publish(STAR);
    this.#posts.push(post);
    // The last of each part of the watchers' order: those before have it, too.
    const probes = this.#online.slice(-LOOK_AT_ONCE);
    while ((await this.#holding(probes, post)) < probes.length);
    this.#pushes.push(performance.now() - began);
    const author = OTHERS[this.#posts.length % OTHERS.length]!;
    this.#ofOthers.push(await this.#cluster.publish(author));
    this.#tell(`${this.#posts.length} of ${POSTS} posts`);
  }

  async #holding(readers: readonly string[], post: string): Promise<number> {
    const { timelines } = this.#cluster.stores;
    const pages = await Promise.all(readers.map((reader) => timelines.page(reader, LAST_ID, 'older', 5)));
    return pages.filter((page) => page?.entries.some(({ id }) => id === post)).length;
  }

  /** How often posts of the celebrity stand in these readers' timelines. */
  async #inTimelines(readers: readonly string[]): Promise<number> {
    const { timelines } = this.#cluster.stores;
    const posts = new Set(this.#posts);
    let count = 0;
    await inSlices(readers.length, LOOK_AT_ONCE, async (from, to) => {
      const some = readers.slice(from, to);
      const pages = await Promise.all(some.map((reader) => timelines.page(reader, LAST_ID, 'older', 100)));
      for (const page of pages) count += page!.entries.filter(({ id }) => posts.has(id)).length;
    });
    return count;
  }

  /** Redis and the workers are gone while posts go on, and are there again. */
  async #strike(): Promise<void> {
    const { servers } = this.#cluster.constellation;
    const killed = [servers.redis, ...this.#cluster.constellation.role('feed-service')];
    await this.#cluster.kill(killed);
    const posting = this.#cluster.publish(STAR);
    await this.#cluster.startAgain(killed);
    this.#posts.push(await posting);
    await this.#cluster.settled();
  }

  async #scrollAll(): Promise<void> {
    const theirs = [...this.#posts, ...this.#ofOthers];
    for (const [i, reader] of this.#others.entries()) {
      await this.#scroll(reader, theirs);
      this.#tell(`${i} of ${this.#others.length} scroll`);
    }
    const apart = Math.max(1, Math.floor(this.#online.length / SAMPLE));
    for (let i = 0; i < this.#online.length; i += apart) await this.#scroll(this.#online[i]!, this.#posts);
  }

  async #scroll(reader: string, due: readonly string[]): Promise<void> {
    const list = await scroll((before) =>
      this.#cluster.api.reads.home(reader, { limit: LIMIT, ...(before && { before }) }),
    );
    const { missing, twice, extra } = compare(list, due);
    this.#found.scrolls++;
    this.#found.missing += missing;
    this.#found.repeated += twice;
    this.#found.extra += extra;
    this.#found.disordered += list.filter((id, i) => i > 0 && compareIds(list[i - 1]!, id) <= 0).length;
  }
}
