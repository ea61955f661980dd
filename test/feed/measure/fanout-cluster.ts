import { TimelinePipeline } from '../../../engines/redis/timeline-pipeline.fixture.ts';
import { systemClock } from '../../../ports/clock.ts';
import { ID_EPOCH_MS, LAST_ID } from '../../../ports/feed-ids.ts';
import { type ClusterWorld, NEVER_PULLED, openClusterWorld } from './cluster-world.ts';
import { inSlices, namesOf } from './planting.ts';
import { progress } from './world.ts';

type Values = Record<string, number>;

/** Deliveries of the worker, and as many of the pipeline. */
const DELIVERIES = 3_000_000;
const MOST_POSTS = 50;
/** As the worker hands followers over. */
const STEP = 1_000;
const READINGS = 5_000;
/** Each look takes of the processors what the worker could have. A post takes some hundred times as long. */
const LOOK_MS = 5;
const STAR = 'star';

/**
 * Deliveries a second of a feed-service, and of nothing but the same additions to the same timelines, encoded beforehand
 * and sent by this process: the difference is what Cassandra's followers, asking who is active and who watches, the log
 * and the slices cost. By turns, a post each, so that what else the machine does falls on both.
 */
export async function fanoutCluster(size: number, data: string): Promise<Record<string, Values>> {
  const world = await openClusterWorld(NEVER_PULLED, data);
  const readers = namesOf(0, size);
  const began = performance.now();
  await world.follow(readers, [STAR]);
  const plantedS = (performance.now() - began) / 1000;
  const before = await world.cluster.redisBytes();
  // By these the tier is chosen.
  await touch(world, readers, systemClock.now());
  const inactive = await withInactive(world, readers);
  const withSome = await world.cluster.redisBytes();
  await world.begin(readers.filter((_, i) => i % 10 !== 0));
  const bytes = ((await world.cluster.redisBytes()) - withSome) / (0.9 * size);
  const { redis } = world.cluster;
  const pipeline = await TimelinePipeline.open([redis.address], redis.prefix);
  const posts = Math.min(MOST_POSTS, Math.max(1, Math.round(DELIVERIES / size)));
  // The first of both finds memory, connections and code that were used before.
  await workerPost(world);
  await rawPost(world, pipeline, readers);
  const [worker, raw] = [new Sum(), new Sum()];
  for (let n = 0; n < posts; n++) {
    progress(`post ${n} of ${posts}`);
    worker.add(await spent(world, () => workerPost(world)));
    raw.add(await spent(world, await preparedPost(world, pipeline, readers)));
  }
  const windows = (await world.cluster.redisBytes()) - before;
  await assertDelivered(world, readers, 2 * (posts + 1));
  const memory = world.cluster.memoryByPart();
  await world.close();
  const deliveries = posts * size;
  const [ofWorker, ofRaw] = [worker.each(deliveries), raw.each(deliveries)];
  return {
    [`${size} followers`]: {
      deliveries_per_s: ofWorker.perSecond,
      cpu_us_per_delivery: ofWorker.cpuUs('feed-service-1'),
      raw_additions_per_s: ofRaw.perSecond,
      share_of_raw: ofWorker.perSecond / ofRaw.perSecond,
      // The same of processor time, of all processes that take part, which other work on the machine does not change.
      cpu_share_of_raw:
        ofRaw.cpuUs('this', 'redis') / ofWorker.cpuUs('feed-service-1', 'redis', 'cassandra', 'kafka'),
      ...{ redis_cpu_us: ofWorker.cpuUs('redis'), cassandra_cpu_us: ofWorker.cpuUs('cassandra') },
      ...{ kafka_cpu_us: ofWorker.cpuUs('kafka'), raw_cpu_us: ofRaw.cpuUs('this') },
      raw_redis_cpu_us: ofRaw.cpuUs('redis'),
      ...{ planting_s: plantedS, planted_edges_per_s: size / plantedS },
      ...{ bytes_per_empty_timeline: bytes, window_bytes_per_timeline: windows / size },
      ...inactive,
      ...Object.fromEntries(Object.entries(memory).map(([name, mib]) => [`${name}_max_rss_mib`, mib])),
    },
  };
}

/** Until all have it who are looked at. */
async function workerPost(world: ClusterWorld): Promise<void> {
  const readers = await world.probesOf(STAR);
  const { id, answered } = world.publish(STAR);
  await world.reached(await id, readers, LOOK_MS);
  await answered;
}

async function rawPost(
  world: ClusterWorld,
  pipeline: TimelinePipeline,
  readers: readonly string[],
): Promise<void> {
  await (await preparedPost(world, pipeline, readers))();
}

/** Encoded; to be sent. Records that the worker has still to commit are waited for. */
async function preparedPost(
  world: ClusterWorld,
  pipeline: TimelinePipeline,
  readers: readonly string[],
): Promise<() => Promise<void>> {
  await world.settle();
  const id = (BigInt(Date.now() - ID_EPOCH_MS) << 22n).toString();
  return pipeline.prepare([id], readers, STEP);
}

interface Spent {
  readonly ms: number;
  /** Seconds, by process. */
  readonly cpu: Readonly<Record<string, number>>;
}

async function spent(world: ClusterWorld, work: () => Promise<void>): Promise<Spent> {
  const [before, own, began] = [world.cluster.cpuByPart(), process.cpuUsage(), performance.now()];
  await work();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(own);
  const after = Object.entries(world.cluster.cpuByPart());
  const cpu = Object.fromEntries(after.map(([name, s]) => [name, s - (before[name] ?? 0)]));
  return { ms, cpu: { ...cpu, this: (user + system) / 1e6 } };
}

class Sum {
  #ms = 0;
  readonly #cpu = new Map<string, number>();

  add({ ms, cpu }: Spent): void {
    this.#ms += ms;
    for (const [name, s] of Object.entries(cpu)) this.#cpu.set(name, s + (this.#cpu.get(name) ?? 0));
  }

  each(deliveries: number) {
    const seconds = (names: readonly string[]): number =>
      names.reduce((sum, name) => sum + (this.#cpu.get(name) ?? 0), 0);
    return {
      perSecond: (deliveries * 1000) / this.#ms,
      cpuUs: (...names: string[]): number => (seconds(names) * 1e6) / deliveries,
    };
  }
}

/** Of followers nine in ten of whom do not read: what it saves that their timelines are gone, which Redis sees to. */
async function withInactive(world: ClusterWorld, readers: readonly string[]): Promise<Values> {
  const active = readers.filter((_, i) => i % 10 === 0);
  await world.begin(active);
  const once = async (): Promise<number> => {
    const began = performance.now();
    await world.post(STAR);
    await world.settle();
    return performance.now() - began;
  };
  return {
    one_in_ten_active_ms: await once(),
    writes_saved_share: 1 - active.length / readers.length,
  };
}

async function touch(world: ClusterWorld, readers: readonly string[], at: number): Promise<void> {
  await inSlices(
    readers.length,
    READINGS,
    (from, to) => world.stores.readers.touch(readers.slice(from, to), at).durable,
    (done) => progress(`${done} readings`),
  );
}

/** What was measured was done: the posts of both are in everybody's timeline who is looked at. */
async function assertDelivered(
  world: ClusterWorld,
  readers: readonly string[],
  posts: number,
): Promise<void> {
  for (let i = 0; i < readers.length; i += Math.max(1, Math.floor(readers.length / 1_000))) {
    const page = await world.stores.timelines.page(readers[i]!, LAST_ID, 'older', 10 * posts);
    const found = page?.entries.length ?? 0;
    if (found < posts) throw new Error(`${readers[i]} has ${found} of ${posts} posts.`);
  }
}
