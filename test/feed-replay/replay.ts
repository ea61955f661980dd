import type { FeedStores } from '../../ports/feed-stores.ts';
import type { Half } from '../../ports/graph.ts';
import type { OpenEngines } from '../feed/engines.ts';
import { FeedFixture, scroll } from '../feed/fixture.ts';
import type { Edge } from './graph.ts';

export interface ReplayPlan {
  readonly edges: readonly Edge[];
  readonly posts: number;
  /** Readers who scroll while it goes on, and whose timelines are compared at the end. */
  readonly readers: number;
  readonly random: () => number;
  readonly progress: (text: string) => void;
  /** Puts something around the stores: a fault that the audit has to find. */
  readonly around?: (stores: FeedStores) => FeedStores;
  /** Embedded unless told otherwise. */
  readonly engines?: OpenEngines;
  /** What may be lost at any moment is lost after each crash. */
  readonly flushes?: boolean;
}

export interface ReplayResult {
  readonly edges: number;
  readonly authors: number;
  readonly readers: number;
  readonly posts: number;
  readonly crashes: number;
  readonly scrolls: number;
  /** Followers of each post, those who never read among them. */
  readonly followers_of_posts: number;
  readonly missing: number;
  readonly extra: number;
  readonly repeated: number;
  readonly disordered: number;
  readonly seconds: number;
  readonly posts_per_s: number;
  readonly bytes_per_timeline: number;
}

const HALF: Half = {
  ...{ serial: 1, wants: true, open: true, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: { epoch: 'replay', offset: 0 } },
};
const PLANT = 20_000;
/** Posts under way at once. */
const AT_ONCE = 64;
const CRASHES = 3;
/** The largest author of the real graph is to go on the slow lane, in several slices. */
const SETTINGS = { slowFollowers: 2_000, sliceFollowers: 1_000 };

/** A graph, posts from its authors by Zipf rates, readers who scroll meanwhile, crashes, then the audit. */
export async function replay(plan: ReplayPlan): Promise<ReplayResult> {
  const { edges, random, progress, around, engines } = plan;
  const feed = await FeedFixture.start({
    ...{ settings: SETTINGS, ...(around && { around }), ...(engines && { engines }) },
  });
  try {
    await plant(feed, edges, progress);
    const following = groups(edges, 'reader', 'author');
    const followers = groups(edges, 'author', 'reader');
    const readers = sample([...following.keys()], plan.readers, random);
    // Those who are audited read before: their timelines stand, and fan-out has to keep them whole.
    for (const reader of readers) await feed.api.reads.home(reader, { limit: 30 });
    const began = performance.now();
    const life = new Life(feed, byFollowers(followers), readers, random, plan.flushes ?? false);
    const posts = await life.publish(plan.posts, progress);
    await feed.settle();
    const seconds = (performance.now() - began) / 1000;
    const due = life.authors.reduce((sum, author) => sum + (followers.get(author)?.length ?? 0), 0);
    const found = await audit(feed, readers, following, posts, progress);
    const bytes = await feed.bytesPerTimeline();
    return {
      ...{ edges: edges.length, authors: followers.size, readers: readers.length, posts: plan.posts },
      ...{ crashes: life.crashes, scrolls: life.scrolls, followers_of_posts: due, ...found },
      repeated: found.repeated + life.repeated,
      disordered: found.disordered,
      ...{ seconds, posts_per_s: plan.posts / seconds },
      bytes_per_timeline: bytes,
    };
  } finally {
    await feed.stop();
  }
}

async function plant(
  feed: FeedFixture,
  edges: readonly Edge[],
  progress: (text: string) => void,
): Promise<void> {
  for (let i = 0; i < edges.length; i += PLANT) {
    const rows = edges
      .slice(i, i + PLANT)
      .map(({ reader, author }) => ({ actor: reader, target: author, half: HALF }));
    await feed.stores.graph.write(rows).durable;
    progress(`${Math.min(edges.length, i + PLANT)} of ${edges.length} follows`);
  }
}

function groups(edges: readonly Edge[], by: keyof Edge, of: keyof Edge): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const edge of edges) {
    const list = found.get(edge[by]);
    if (list) list.push(edge[of]);
    else found.set(edge[by], [edge[of]]);
  }
  return found;
}

function byFollowers(followers: ReadonlyMap<string, readonly string[]>): string[] {
  return [...followers].sort(([, a], [, b]) => b.length - a.length).map(([author]) => author);
}

function sample(names: string[], count: number, random: () => number): string[] {
  for (let i = 0; i < Math.min(count, names.length); i++) {
    const j = i + Math.floor(random() * (names.length - i));
    [names[i], names[j]] = [names[j]!, names[i]!];
  }
  return names.slice(0, count);
}

/** Posts and scrolls, with crashes of the workers in between. */
class Life {
  readonly authors: string[] = [];
  crashes = 0;
  scrolls = 0;
  repeated = 0;
  readonly #feed: FeedFixture;
  readonly #ranked: readonly string[];
  readonly #readers: readonly string[];
  readonly #random: () => number;
  readonly #flushes: boolean;

  constructor(
    feed: FeedFixture,
    authors: readonly string[],
    readers: readonly string[],
    random: () => number,
    flushes: boolean,
  ) {
    this.#flushes = flushes;
    this.#feed = feed;
    this.#readers = readers;
    this.#random = random;
    this.#ranked = authors;
  }

  /** Ids by author. */
  async publish(count: number, progress: (text: string) => void): Promise<Map<string, string[]>> {
    const posts = new Map<string, string[]>();
    for (let done = 0; done < count; ) {
      const size = Math.min(AT_ONCE, count - done);
      const authors = Array.from({ length: size }, () => this.#author());
      const crash =
        Math.floor(((done + size) * (CRASHES + 1)) / count) > Math.floor((done * (CRASHES + 1)) / count);
      const publishing = authors.map((author, i) => {
        const { commands } = this.#feed.api;
        return commands.publish(author, `replay-${done + i}`, {
          ...{
            text: `post ${done + i}`,
            images: [],
            card: null,
            visibility: 'public',
            named: [],
            mentions: [],
          },
          ...{ replyTo: '', repostOf: '', quoteOf: '' },
        });
      });
      if (crash && this.crashes < CRASHES) {
        this.crashes++;
        await this.#feed.crashService();
        if (this.#flushes) await this.#feed.flush(this.#readers);
      }
      const reading = this.#scroll();
      const outcomes = await Promise.all(publishing);
      outcomes.forEach(({ id }, i) => {
        posts.set(authors[i]!, [...(posts.get(authors[i]!) ?? []), id]);
        this.authors.push(authors[i]!);
      });
      await reading;
      done += size;
      progress(`${done} of ${count} posts`);
    }
    return posts;
  }

  /** By Zipf's law: who has more followers posts more. */
  #author(): string {
    const rank = Math.floor(this.#ranked.length ** this.#random()) - 1;
    return this.#ranked[Math.min(rank, this.#ranked.length - 1)]!;
  }

  async #scroll(): Promise<void> {
    const reader = this.#readers[Math.floor(this.#random() * this.#readers.length)]!;
    const ids: string[] = [];
    let before: string | undefined;
    for (let pages = 0; pages < 3; pages++) {
      const page = await this.#feed.api.reads.home(reader, { limit: 20, ...(before && { before }) });
      ids.push(...page.posts.map(({ id }) => id));
      if (!page.hasOlder) break;
      before = page.older;
    }
    this.scrolls++;
    this.repeated += ids.length - new Set(ids).size;
  }
}

/** Compares what each reader scrolls through with what was published by those whom the reader follows. */
async function audit(
  feed: FeedFixture,
  readers: readonly string[],
  following: ReadonlyMap<string, readonly string[]>,
  posts: ReadonlyMap<string, readonly string[]>,
  progress: (text: string) => void,
): Promise<{ missing: number; extra: number; repeated: number; disordered: number }> {
  const found = { missing: 0, extra: 0, repeated: 0, disordered: 0 };
  for (const [n, reader] of readers.entries()) {
    const authors = new Set([reader, ...(following.get(reader) ?? [])]);
    const expected = [...authors].flatMap((author) => posts.get(author) ?? []);
    const ids = await scroll((before) =>
      feed.api.reads.home(reader, { limit: 100, ...(before && { before }) }),
    );
    const seen = new Set(ids);
    const due = new Set(expected);
    found.repeated += ids.length - seen.size;
    found.missing += expected.filter((id) => !seen.has(id)).length;
    found.extra += ids.filter((id) => !due.has(id)).length;
    found.disordered += ids.filter((id, i) => i > 0 && BigInt(ids[i - 1]!) <= BigInt(id)).length;
    if (n % 100 === 0) progress(`${n} of ${readers.length} timelines compared`);
  }
  return found;
}
