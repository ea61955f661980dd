import type { FeedApi } from '../../../feed-service/api.ts';
import { percentiles } from './feed-lag.ts';
import { nameOf, openWorld, progress, range } from './world.ts';

type Figures = Record<string, Record<string, number>>;
const FOLLOWED = 50;
const POSTS_EACH = 20;

/** What this needs of a feed, whatever it stands on. */
export interface ReadWorld {
  readonly api: FeedApi;
  post(author: string): Promise<string>;
  pulledPost(author: string): Promise<string>;
  follow(readers: readonly string[], authors: readonly string[]): Promise<void>;
  /** Resolves when everything published has reached its followers. */
  settle(): Promise<void>;
  drop(reader: string): Promise<void>;
  close(): Promise<void>;
}

/** On the embedded engine. */
export async function feedRead(size: number, data: string): Promise<Figures> {
  return measureReads(await openWorld({ slowFollowers: 2, pullFollowers: 1_000_000 }, data), size);
}

/** Pages 1 and 10 of home timelines by how many followed authors are pulled: of a first reading, hot, and evicted. */
export async function measureReads(world: ReadWorld, size: number): Promise<Figures> {
  const figures: Figures = {};
  for (const pulled of [0, 10, 50]) {
    const authors = await authorsOf(world, pulled);
    const readers = range(pulled * 1_000, 200);
    await world.follow(readers, authors);
    for (const [temper, prepare] of tempers(world)) {
      const [first, tenth]: [number[], number[]] = [[], []];
      for (const [n, reader] of readers.entries()) {
        progress(`${pulled} pulled, ${temper}: ${n} of ${readers.length} readers`);
        await prepare(reader);
        first.push(await timed(() => world.api.reads.home(reader, { limit: 30 })));
        let page = await world.api.reads.home(reader, { limit: 30 });
        for (let number = 2; number < 10; number++)
          page = await world.api.reads.home(reader, { limit: 30, before: page.older });
        tenth.push(await timed(() => world.api.reads.home(reader, { limit: 30, before: page.older })));
      }
      figures[`page 1, ${pulled} pulled, ${temper}`] = percentiles(first);
      figures[`page 10, ${pulled} pulled, ${temper}`] = percentiles(tenth);
    }
    figures[`ranked page 1, ${pulled} pulled`] = await rankedPages(world, readers);
  }
  figures[`return of ${size} inactive readers at once`] = await storm(world, size);
  await world.close();
  return figures;
}

function tempers(world: ReadWorld): [string, (reader: string) => Promise<void>][] {
  return [
    // Never read before, so never built.
    ['cold', async () => undefined],
    ['hot', async () => undefined],
    ['evicted', (reader) => world.drop(reader)],
  ];
}

async function authorsOf(world: ReadWorld, pulled: number): Promise<string[]> {
  const authors = Array.from({ length: FOLLOWED }, (_, i) => `author-${pulled}-${i}`);
  for (let n = 0; n < POSTS_EACH; n++) {
    await Promise.all(
      authors.map((author, i) => (i < pulled ? world.pulledPost(author) : world.post(author))),
    );
  }
  await world.settle();
  return authors;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function rankedPages(world: ReadWorld, readers: readonly string[]): Promise<Record<string, number>> {
  const times: number[] = [];
  for (const reader of readers.slice(0, 100)) {
    times.push(await timed(() => world.api.reads.ranked(reader, { limit: 30, explain: false })));
  }
  return percentiles(times);
}

async function storm(world: ReadWorld, size: number): Promise<Record<string, number>> {
  const readers = Array.from({ length: size }, (_, i) => nameOf(10_000_000 + i));
  await world.follow(readers, ['author-0-0', 'author-0-1', 'author-50-0', 'author-0-3', 'author-0-4']);
  const began = performance.now();
  const times = await Promise.all(
    readers.map(async (reader) => {
      await world.api.reads.home(reader, { limit: 30 });
      return performance.now() - began;
    }),
  );
  return { ...percentiles(times), readers_per_s: (size * 1000) / (performance.now() - began) };
}
