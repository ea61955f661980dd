import { percentiles } from './feed-lag.ts';
import { openWorld, progress, range, type World } from './world.ts';

type Figures = Record<string, Record<string, number>>;

/** Readers who have the feed open. */
const ONLINE = 10_000;
const READS = 1_000;
const POSTS = 20;

/**
 * An author with so many followers, above the threshold from which posts are merged at read: from the post until those
 * have it who have the feed open, and pages of followers who are not.
 */
export async function celebrity(size: number, data: string): Promise<Figures> {
  const world = await openWorld({ slowFollowers: 10_000, pullFollowers: size / 2 }, data);
  const readers = range(0, size);
  const began = performance.now();
  await world.follow(readers, ['star']);
  const plantedS = (performance.now() - began) / 1000;
  await world.activate(readers);
  const online = readers.filter((_, i) => i % Math.max(1, Math.floor(size / ONLINE)) === 0).slice(0, ONLINE);
  const until = Date.now() + 24 * 3_600_000;
  for (const reader of online) await world.stores.watchers.watch(reader, until);
  await world.begin(online);
  const pushed = await pushes(world, online.length);
  const pages: number[] = [];
  for (let i = 0; i < READS; i++) {
    const reader = readers[Math.floor((i * size) / READS)]!;
    const asked = performance.now();
    const { posts } = await world.api.reads.home(reader, { limit: 30 });
    pages.push(performance.now() - asked);
    if (posts.length !== POSTS) throw new Error(`${reader} sees ${posts.length} of ${POSTS} posts.`);
  }
  await world.close();
  return {
    [`${size} followers, pulled`]: {
      planting_s: plantedS,
      max_rss_mib: process.resourceUsage().maxRSS / 1024,
    },
    [`pushed to ${online.length} online`]: pushed,
    'page 1 of others, cold': percentiles(pages),
  };
}

async function pushes(world: World, online: number): Promise<Record<string, number>> {
  const times: number[] = [];
  for (let i = 0; i < POSTS; i++) {
    progress(`post ${i} of ${POSTS}`);
    const began = performance.now();
    await world.post('star');
    await world.service.settle();
    times.push(performance.now() - began);
  }
  const { entries } = (await world.timelines.page(
    (
      await world.stores.watchers.watching(0, '', 1)
    )[0]!,
    '9',
    'newer',
    100,
  ))!;
  if (entries.length !== POSTS) throw new Error(`Of ${POSTS} posts ${entries.length} were pushed.`);
  return { ...percentiles(times), readers: online };
}
