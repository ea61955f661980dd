import { openWorld, range } from './world.ts';

const STEP = 1_000;

/**
 * Deliveries a second of the worker, and of nothing but the same additions, prepared before: the difference is what
 * reading followers, asking who is active, the log and the slices cost.
 */
export async function fanout(size: number, data: string): Promise<Record<string, Record<string, number>>> {
  const world = await openWorld({ slowFollowers: 10_000, pullFollowers: 10 * size }, data);
  const readers = range(0, size);
  const planting = performance.now();
  await world.follow(readers, ['star']);
  const plantedS = (performance.now() - planting) / 1000;
  await world.activate(readers);
  const before = held();
  await world.begin(readers);
  const after = held();
  const bytes = after - before;
  const posts = Math.max(1, Math.round(2_000_000 / size));
  await world.post('star');
  await world.service.settle();
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (let i = 0; i < posts; i++) await world.post('star');
  await world.service.settle();
  const ms = performance.now() - began;
  const used = process.cpuUsage(cpu);
  const raw = await rawAdditions(world.timelines, readers, posts);
  const inactive = await withInactive(world, readers);
  const memory = world.timelines.memory();
  await world.close();
  const perSecond = (posts * size * 1000) / ms;
  return {
    [`${size} followers`]: {
      deliveries_per_s: perSecond,
      raw_additions_per_s: raw,
      share_of_raw: perSecond / raw,
      cpu_us_per_delivery: (used.user + used.system) / (posts * size),
      planted_edges_per_s: size / plantedS,
      bytes_per_empty_timeline: bytes / size,
      window_bytes_per_timeline: memory.bytes / memory.timelines,
      ...inactive,
    },
  };
}

type World = Awaited<ReturnType<typeof openWorld>>;

async function rawAdditions(
  timelines: World['timelines'],
  readers: readonly string[],
  posts: number,
): Promise<number> {
  const steps: string[][] = [];
  for (let i = 0; i < readers.length; i += STEP) steps.push(readers.slice(i, i + STEP));
  const base = BigInt(Date.now()) << 22n;
  const began = performance.now();
  for (let n = 0; n < posts; n++) {
    const entry = { id: (base + BigInt(n)).toString(), reasons: 1 };
    for (const step of steps) await timelines.add(step, entry);
  }
  return (posts * readers.length * 1000) / (performance.now() - began);
}

/** Of followers nine in ten of whom do not read: what the filter saves. */
async function withInactive(world: World, readers: readonly string[]): Promise<Record<string, number>> {
  const active = new Set(readers.filter((_, i) => i % 10 === 0));
  const { lastRead } = world.stores.readers;
  Object.assign(world.stores.readers, {
    lastRead: async (users: readonly string[]) => users.map((user) => (active.has(user) ? Date.now() : 1)),
  });
  const began = performance.now();
  await world.post('star');
  await world.service.settle();
  const ms = performance.now() - began;
  Object.assign(world.stores.readers, { lastRead });
  return { one_in_ten_active_ms: ms, writes_saved_share: 1 - active.size / readers.length };
}

/** Bytes of live objects and of typed arrays, after a collection where it can be asked for. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
