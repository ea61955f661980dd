import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Constellation } from '../../../deploy/cluster/constellation.ts';
import { asOperator } from '../../../engines/kafka/kafka-under-test.ts';
import { operator } from '../../../engines/redis/under-test.ts';
import { createFeedApi, type FeedApi } from '../../../feed-service/api.ts';
import { feedDefaults } from '../../../feed-service/settings.ts';
import { createIds } from '../../../gateway/accounts/ids.ts';
import { systemClock } from '../../../ports/clock.ts';
import type { FeedStores } from '../../../ports/feed-stores.ts';
import { silentLogger } from '../../../ports/logger.ts';
import { noMetrics } from '../../../ports/metrics.ts';
import { openCluster } from '../../../runtime/cluster.ts';
import type { Engines } from '../../../runtime/engines.ts';
import { readOptions } from '../../../runtime/options.ts';
import { draft } from '../fixture.ts';

export interface FeedClusterOptions {
  /** Processes of the feed-service. */
  readonly workers: number;
  /** KITH_ options of theirs, and of the API here. */
  readonly options?: Readonly<Record<string, string>>;
  /** Where the folder of all data is made. */
  readonly data?: string;
}

/** A worker or a server. */
interface Part {
  start(): Promise<void>;
  end(signal: 'SIGKILL'): Promise<unknown>;
}

interface Place {
  readonly directory: string;
  /** KITH_NAME: begins the names of topics, groups and keys. */
  readonly name: string;
}

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
/** Groups of consumers and what they read: whoever is done with the first appends nothing to the others any more. */
const GROUPS = [
  ['feed-service', 'feed.commands'],
  ['feed-fanout-fast', 'feed.fanout.fast'],
  ['feed-fanout-slow', 'feed.fanout.slow'],
] as const;
const STARTS = 5;
/** Workers commit twice a second. */
const LOOK_MS = 100;
const AGAIN_MS = 200;
/** A fan-out to millions on a busy machine. */
const SETTLED_WITHIN_MS = 1_800_000;
/** A post is sent again until somebody says that it was applied; servers are back long before. */
const PUBLISH_WITHIN_MS = 300_000;

/** Kafka, Cassandra, Redis and feed-services in processes of their own, and the API that a gateway has, in this one. */
export class FeedCluster {
  readonly constellation: Constellation;
  readonly engines: Engines;
  readonly api: FeedApi;
  readonly #place: Place;
  readonly #peaks: Record<string, number> = {};
  #posts = 0;

  private constructor(constellation: Constellation, engines: Engines, place: Place) {
    this.constellation = constellation;
    this.engines = engines;
    this.#place = place;
    this.api = createFeedApi({
      ...{ log: engines.log, stores: engines.feed, clock: systemClock, metrics: noMetrics },
      settings: feedDefaults,
      newId: createIds(() => 1, systemClock),
      cursorKey: new Uint8Array(32).fill(1),
      elsewhere: true,
    });
  }

  static async start({ workers, options = {}, data = tmpdir() }: FeedClusterOptions): Promise<FeedCluster> {
    const given = Object.entries(process.env).filter(([name]) => name.startsWith('KITH_'));
    const shared = { KITH_LOG: 'warn', ...Object.fromEntries(given), ...options } as Record<string, string>;
    const directory = mkdtempSync(join(data, 'kith-feed-cluster-'));
    const constellation = await Constellation.create({
      ...{ directory, gateways: 0, chatServices: 0, presence: 0, feedServices: workers },
      options: shared,
    });
    process.once('exit', () => {
      constellation.abandon();
      rmSync(directory, { recursive: true, force: true });
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
    // On a busy machine the tables may take longer to make than a start has; the next one finds them.
    await constellation.start().catch(() => constellation.start());
    const { kafka, cassandra, redis } = constellation.servers;
    const at = { KITH_KAFKA: kafka.address, KITH_CASSANDRA: cassandra.address, KITH_REDIS: redis.address };
    const read = readOptions({ ...shared, ...at, KITH_ENGINE: 'cluster' }, []);
    const engines = await openCluster(read, silentLogger, noMetrics);
    return new FeedCluster(constellation, engines, { directory, name: read.KITH_NAME });
  }

  get stores(): FeedStores {
    return this.engines.feed;
  }

  /** Where timelines are, and what their keys begin with. */
  get redis(): { readonly address: string; readonly prefix: string } {
    return { address: this.constellation.servers.redis.address, prefix: `${this.#place.name}:` };
  }

  /**
   * Starts what was killed. It has a time for that, which a machine with other work may exceed: what it did until then
   * stands, and it goes on from there.
   */
  async startAgain(killed: readonly Part[]): Promise<void> {
    await Promise.all(killed.map(startOf));
  }

  /** The id under which it stands: sent again by its key, as a client does, while a server is away. */
  async publish(author: string): Promise<string> {
    const key = `post-${++this.#posts}`;
    for (const until = performance.now() + PUBLISH_WITHIN_MS; ; await delay(AGAIN_MS)) {
      const done = await this.api.commands.publish(author, key, draft('x')).catch((error: unknown) => {
        if (performance.now() > until) throw error;
      });
      if (done?.applied) return done.id;
      if (performance.now() > until) throw new Error('A post was not applied in time.');
    }
  }

  /** Resolves when every record of the feed is done with: commands first, since they make the others. */
  async settled(): Promise<void> {
    for (const [group, topic] of GROUPS) {
      for (const until = performance.now() + SETTLED_WITHIN_MS; ; await delay(LOOK_MS)) {
        // A broker that came back a moment ago does not lead its partitions yet.
        const left = await this.#left(group, topic).catch((error: unknown) => {
          if (performance.now() > until) throw error;
        });
        if (left === 0) break;
        if (performance.now() > until)
          throw new Error(`${topic} is not done with in time: ${left} are left.`);
      }
    }
  }

  /** Records that the group has not committed. */
  async #left(group: string, topic: string): Promise<number> {
    const { name } = this.#place;
    const groupId = `${name}.${group}.${this.engines.log.epoch}`;
    const full = `${name}.${topic}`;
    return await asOperator(this.constellation.servers.kafka.address, async (admin) => {
      const ends = await admin.fetchTopicOffsets(full);
      const [committed] = await admin.fetchOffsets({ groupId, topics: [full] });
      const done = new Map(committed!.partitions.map((each) => [each.partition, Number(each.offset)]));
      return ends.reduce(
        (sum, { partition, offset }) => sum + Number(offset) - Math.max(0, done.get(partition) ?? 0),
        0,
      );
    });
  }

  /** Seconds of CPU since its start, by process and server. */
  cpuByPart(): Record<string, number> {
    return Object.fromEntries(this.#parts().map(({ name, pid }) => [name, cpuSecondsOf(pid)]));
  }

  /** The most that each had resident, MiB, over its lives that ended by `kill`. */
  memoryByPart(): Record<string, number> {
    this.#peaks.this_process = Math.round(process.resourceUsage().maxRSS / 1024);
    for (const { name, pid } of this.#parts()) {
      const part = name.replaceAll('-', '_');
      this.#peaks[part] = Math.max(this.#peaks[part] ?? 0, peakMiBOf(pid));
    }
    return { ...this.#peaks };
  }

  /** SIGKILL of all of them at once; resolves when they are gone. */
  async kill(parts: readonly Part[]): Promise<void> {
    this.memoryByPart();
    await Promise.all(parts.map((part) => part.end('SIGKILL')));
  }

  /** What Redis holds now. */
  async redisBytes(): Promise<number> {
    const desk = await operator(this.redis.address);
    const info = await desk.info('memory');
    desk.disconnect();
    return Number(/used_memory:(\d+)/.exec(info)![1]);
  }

  #parts(): readonly { readonly name: string; readonly pid: number | undefined }[] {
    const { kafka, cassandra, redis } = this.constellation.servers;
    return [...this.constellation.processes, kafka, cassandra, redis];
  }

  async close(): Promise<void> {
    await this.engines.close();
    // Nothing of it is needed any more.
    this.constellation.abandon();
    await this.constellation.stop();
    rmSync(this.#place.directory, { recursive: true, force: true });
  }
}

async function startOf(part: Part): Promise<void> {
  for (let tries = STARTS; ; tries--) {
    try {
      return await part.start();
    } catch (error) {
      if (tries === 1) throw error;
    }
  }
}

function cpuSecondsOf(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Behind the name's bracket utime and stime are fields 12 and 13 (proc(5): 14 and 15 of all).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

function peakMiBOf(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const kib = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kib ?? 0) / 1024);
}
