import { systemClock } from '../../../ports/clock.ts';
import { type ClusterWorld, NEVER_PULLED, openClusterWorld } from './cluster-world.ts';
import { percentiles, runsOf } from './feed-lag.ts';
import { inSlices, namesOf } from './planting.ts';
import { progress } from './world.ts';

type Figures = Record<string, Record<string, number>>;

const SIZES = [100, 1_000, 10_000, 100_000, 1_000_000];
const READINGS = 5_000;
const MOST_RUNS = 50;
const STAR = 'star';

/**
 * From the call of publish until all followers who are looked at have the post in their timelines: authors of several
 * sizes, idle and beside a fan-out to `size`. Timelines are looked at every millisecond, so a figure may be so much too long.
 */
export async function feedLagCluster(size: number, data: string): Promise<Figures> {
  const world = await openClusterWorld(NEVER_PULLED, data);
  const readers = namesOf(0, size);
  const sizes = SIZES.filter((each) => each <= size);
  for (const each of sizes) await world.follow(readers.slice(0, each), [`a${each}`]);
  await world.follow(readers, [STAR]);
  await inSlices(
    size,
    READINGS,
    (from, to) => world.stores.readers.touch(readers.slice(from, to), systemClock.now()).durable,
    (done) => progress(`${done} readings`),
  );
  await world.begin(readers);
  for (const author of [...sizes.map((each) => `a${each}`), STAR]) await world.lag(author);
  await world.settle();
  const figures: Figures = {};
  for (const each of sizes) {
    const times: number[] = [];
    for (let i = 0; i < Math.min(MOST_RUNS, runsOf(each)); i++) {
      progress(`${each} followers, idle: ${i}`);
      times.push(await world.lag(`a${each}`));
    }
    figures[`${each} followers, idle`] = percentiles(times);
    await world.settle();
  }
  for (const each of sizes.filter((each) => each <= 100_000)) {
    figures[`${each} followers, busy`] = percentiles(await busy(world, each));
    await world.settle();
  }
  await world.close();
  return figures;
}

/** While another author's fan-out runs all the time. */
async function busy(world: ClusterWorld, followers: number): Promise<number[]> {
  let stop = false;
  const storm = (async () => {
    while (!stop) await world.lag(STAR);
  })();
  const times: number[] = [];
  for (let i = 0; i < Math.min(MOST_RUNS, runsOf(followers)); i++) {
    progress(`${followers} followers, busy: ${i}`);
    times.push(await world.lag(`a${followers}`));
  }
  stop = true;
  await storm;
  return times;
}
