import type { NumberedFollowers } from '../../../engines/embedded/follower-list.ts';
import { openWorld, progress, range, type World } from './world.ts';

type Values = Record<string, number>;

const PAGE = 1_000;
const DAY_MS = 24 * 3_600_000;
/** Deliveries of a measured phase. */
const DELIVERIES = 10_000_000;

/**
 * Deliveries a second of the worker, and of nothing but the same additions to the same timelines, followers known as
 * numbers beforehand: the difference is what reading followers, asking who is active, the log and the slices cost.
 */
export async function fanout(size: number, data: string): Promise<Record<string, Values>> {
  const world = await openWorld({ slowFollowers: 10_000, pullFollowers: 10 * size }, data);
  const readers = range(0, size);
  const began = performance.now();
  await world.follow(readers, ['star']);
  const plantedS = (performance.now() - began) / 1000;
  const bytes = await emptyTimelines(world, readers);
  const inactive = await withInactive(world, readers);
  await world.activate(readers);
  const posts = Math.max(1, Math.round(DELIVERIES / size));
  // Both phases find memory that was used before.
  await rawAdditions(world, posts, size);
  await world.begin(readers);
  const worker = await measured(world, posts, readers);
  const memory = world.timelines.memory();
  const windows = { window_bytes_per_timeline: memory.bytes / memory.timelines };
  await world.begin(readers);
  const raw = await rawAdditions(world, posts, size);
  await world.close();
  return {
    [`${size} followers`]: {
      ...worker,
      raw_additions_per_s: raw.perSecond,
      share_of_raw: worker.deliveries_per_s! / raw.perSecond,
      // The same of processor time, which a machine that has other things to do does not change.
      cpu_share_of_raw: raw.cpuUs / worker.cpu_us_per_delivery!,
      planting_s: plantedS,
      planted_edges_per_s: size / plantedS,
      bytes_per_empty_timeline: bytes,
      ...windows,
      ...inactive,
      max_rss_mib: process.resourceUsage().maxRSS / 1024,
    },
  };
}

async function measured(world: World, posts: number, readers: readonly string[]): Promise<Values> {
  const deliveries = posts * readers.length;
  const reached = world.reached(readers.at(-1)!, posts);
  const cpu = process.cpuUsage();
  const began = performance.now();
  for (let i = 0; i < posts; i++) {
    progress(`post ${i} of ${posts}`);
    await world.post('star');
  }
  await reached;
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  await world.service.settle();
  return {
    deliveries_per_s: (deliveries * 1000) / ms,
    cpu_us_per_delivery: (user + system) / deliveries,
  };
}

/** Bytes of each, before there was any other. */
async function emptyTimelines(world: World, readers: readonly string[]): Promise<number> {
  const bytes = (): number => held() + world.timelines.memory().bytes;
  const before = bytes();
  await world.begin(readers);
  return (bytes() - before) / readers.length;
}

async function rawAdditions({ timelines }: World, posts: number, size: number) {
  const pages: NumberedFollowers[] = [];
  for (let after = '', more = true; more; ) {
    const page = await timelines.delivery!.followers('star', after, PAGE);
    pages.push(page);
    ({ last: after, more } = page);
  }
  const base = BigInt(Date.now()) << 22n;
  const cpu = process.cpuUsage();
  const began = performance.now();
  for (let n = 0; n < posts; n++) {
    const entry = { id: (base + BigInt(n)).toString(), reasons: 1 };
    for (const { numbers } of pages) timelines.addTo(numbers, numbers.length, entry);
  }
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (posts * size * 1000) / ms, cpuUs: (user + system) / (posts * size) };
}

/** Of followers nine in ten of whom do not read: what the filter saves. The first fan-out reads them from the disk. */
async function withInactive(world: World, readers: readonly string[]): Promise<Values> {
  const active = readers.filter((_, i) => i % 10 === 0);
  await world.activate(readers, Date.now() - 30 * DAY_MS);
  await world.activate(active);
  await world.begin(readers);
  const once = async (): Promise<number> => {
    const began = performance.now();
    await world.post('star');
    await world.service.settle();
    return performance.now() - began;
  };
  return {
    from_disk_ms: await once(),
    one_in_ten_active_ms: await once(),
    writes_saved_share: 1 - active.length / readers.length,
  };
}

/** Bytes of live objects and of buffers, after a collection where it can be asked for; windows lie elsewhere. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
