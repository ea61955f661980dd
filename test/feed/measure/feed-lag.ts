import { openWorld, range, type World } from './world.ts';

type Figures = Record<string, Record<string, number>>;

const OFFSET = 7;

/** From `post` until the last follower's timeline has it: authors of several sizes, idle and beside a fan-out of `size`. */
export async function feedLag(size: number, data: string): Promise<Figures> {
  const world = await openWorld({ pullFollowers: 10 * size }, data);
  const readers = range(0, size);
  const sizes = [100, 1_000, 10_000, 100_000, 1_000_000].filter((each) => each <= size);
  // Of no author but its own is the last follower the last of a page: that is how its post is seen to arrive.
  const followersOf = (each: number): string[] => readers.slice(OFFSET, OFFSET + each);
  for (const each of sizes) await world.follow(followersOf(each), [`a${each}`]);
  await world.follow(readers, ['star']);
  await world.activate(readers);
  await world.begin(readers);
  // The first fan-out reads followers from the disk.
  for (const author of [...sizes.map((each) => `a${each}`), 'star']) await world.post(author);
  await world.service.settle();
  const figures: Figures = {};
  for (const each of sizes) {
    const times: number[] = [];
    const last = followersOf(each).at(-1)!;
    for (let i = 0; i < runsOf(each); i++) times.push(await world.lag(`a${each}`, last));
    figures[`${each} followers, idle`] = percentiles(times);
    await world.service.settle();
  }
  for (const each of sizes.filter((each) => each <= 100_000)) {
    figures[`${each} followers, busy`] = percentiles(
      await busy(world, each, followersOf(each).at(-1)!, readers.at(-1)!),
    );
    await world.service.settle();
  }
  await world.close();
  return figures;
}

/** Posts measured of an author with so many followers. */
export function runsOf(followers: number): number {
  return followers <= 1_000 ? 200 : followers <= 10_000 ? 100 : followers <= 100_000 ? 10 : 3;
}

/** While another author's fan-out runs all the time. */
async function busy(world: World, followers: number, last: string, lastOfAll: string): Promise<number[]> {
  let stop = false;
  const storm = (async () => {
    while (!stop) {
      const done = world.reached(lastOfAll, 1);
      await world.post('star');
      await done;
    }
  })();
  const times: number[] = [];
  for (let i = 0; i < Math.min(50, runsOf(followers)); i++)
    times.push(await world.lag(`a${followers}`, last));
  stop = true;
  await storm;
  return times;
}

export function percentiles(times: readonly number[]): Record<string, number> {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
  return { p50_ms: at(0.5), p99_ms: at(0.99), max_ms: sorted.at(-1)! };
}
