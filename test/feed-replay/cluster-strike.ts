import { setTimeout as delay } from 'node:timers/promises';
import { pulledSource } from '../../feed-service/names.ts';
import { compareIds, FIRST_ID, LAST_ID } from '../../ports/feed-ids.ts';
import { scroll } from '../feed/fixture.ts';
import { NEVER_PULLED } from '../feed/measure/cluster-world.ts';
import { FeedCluster } from '../feed/measure/feed-cluster.ts';
import {
  buildTimelines,
  inSlices,
  nameOf,
  namesOf,
  plantFollows,
  plantReadings,
  plantTimelines,
} from '../feed/measure/planting.ts';
import { auditTimelines, compare, type TimelineAudit } from './timeline-audit.ts';

export interface ClusterStrikePlan {
  readonly followers: number;
  readonly tell: (text: string) => void;
}

/** A SIGKILL in the midst of a fan-out. */
interface Strike {
  readonly what: 'workers' | 'worker' | 'kafka' | 'redis';
  /** Share of the followers looked at who had the post just before. */
  readonly at: number;
}

export interface ClusterStrikeResult extends TimelineAudit {
  readonly posts: number;
  readonly strikes: readonly Strike[];
  /** Readers who scrolled through their home timelines at the end. */
  readonly scrolled: number;
  readonly planting_s: number;
  readonly follows_per_s: number;
  readonly building_s: number;
  readonly fan_outs_s: number;
  readonly audits_s: number;
  readonly seconds: number;
  readonly peak_mib: Readonly<Record<string, number>>;
}

const STAR = 'star';
const WORKERS = 2;
/** Followers looked at to see how far a fan-out has come. */
const SAMPLE = 250;
/** A fan-out lasts long enough to be struck in its midst when it has so many to deliver; else more posts go out at once. */
const DELIVERIES = 300_000;
const MOST_POSTS = 20;
const LOOK_MS = 20;
const WITHIN_MS = 1_800_000;
const SCROLLED = 500;
/** Timelines built in one go by those who come back. */
const TOGETHER = 500;
/** Share of those who are back when the next post goes out. */
const BACK = 0.3;

/**
 * A fan-out to so many followers on Kafka, Cassandra and Redis, with SIGKILLs in its midst: first of the workers and of
 * the broker, every timeline standing all the time, so that only fan-out can have brought the post; then of Redis, whose
 * timelines are gone, while followers come back and build theirs anew, and the workers and the broker once more. After each
 * part everybody's timeline is compared.
 */
export async function strikeCluster(plan: ClusterStrikePlan): Promise<ClusterStrikeResult> {
  const { followers } = plan;
  // Pushed whatever their number, on the slow lane: at a million and above posts are merged at read else.
  const options = {
    ...NEVER_PULLED,
    KITH_FEED_SLOW: String(Math.min(10_000, Math.ceil(followers / 2))),
  };
  const cluster = await FeedCluster.start({ workers: WORKERS, options });
  try {
    return await new Play(cluster, plan).run();
  } finally {
    await cluster.close();
  }
}

class Play {
  readonly #cluster: FeedCluster;
  readonly #plan: ClusterStrikePlan;
  readonly #published: string[] = [];
  readonly #strikes: Strike[] = [];

  constructor(cluster: FeedCluster, plan: ClusterStrikePlan) {
    this.#cluster = cluster;
    this.#plan = plan;
  }

  async run(): Promise<ClusterStrikeResult> {
    const began = performance.now();
    const { followers, tell } = this.#plan;
    const { stores } = this.#cluster;
    const planting = await secondsOf(() => plantFollows(stores, STAR, followers, tell));
    const building = await secondsOf(async () => {
      await plantReadings(stores, followers, tell);
      await plantTimelines(stores, STAR, followers, tell);
    });
    const audits: TimelineAudit[] = [];
    const audit = async (): Promise<void> => {
      audits.push(await auditTimelines(stores, STAR, this.#published, tell));
      tell(`${JSON.stringify(audits.at(-1))}\n`);
    };
    const first = await secondsOf(() => this.#whileTimelinesStand());
    const firstAudit = await secondsOf(audit);
    const second = await secondsOf(() => this.#whileTheyComeBack());
    const secondAudit = await secondsOf(audit);
    const scrolled = await this.#scrolls();
    const sum = (name: 'missing' | 'twice' | 'extra'): number =>
      audits.reduce((all, each) => all + each[name], scrolled[name]);
    return {
      // Each of the audits has to find everybody.
      followers: Math.min(...audits.map((each) => each.followers)),
      windows: Math.min(...audits.map((each) => each.windows)),
      ...{ missing: sum('missing'), twice: sum('twice'), extra: sum('extra') },
      ...{ posts: this.#published.length, strikes: this.#strikes, scrolled: scrolled.readers },
      ...{ planting_s: planting, follows_per_s: followers / planting, building_s: building },
      ...{ fan_outs_s: first + second, audits_s: firstAudit + secondAudit },
      seconds: (performance.now() - began) / 1000,
      peak_mib: this.#cluster.memoryByPart(),
    };
  }

  async #whileTimelinesStand(): Promise<void> {
    await this.#strikeAt(0.2, 'workers');
    await this.#strikeAt(0.4, 'kafka');
    await this.#strikeAt(0.6, 'worker');
    await this.#cluster.settled();
  }

  async #whileTheyComeBack(): Promise<void> {
    await this.#strikeAt(0.3, 'redis');
    let someAreBack = (): void => undefined;
    const some = new Promise<void>((resolve) => {
      someAreBack = resolve;
    });
    const all = this.#comeBack(someAreBack);
    await Promise.race([some, all]);
    // Looked at are those who were back before these posts: they can have them by fan-out alone.
    await this.#strikeAt(0.2, 'workers', BACK / 2);
    await this.#strikeAt(0.4, 'kafka', BACK / 2);
    await all;
    await this.#cluster.settled();
  }

  /** All followers, most of them in bulk; one of each batch reads as readers do. */
  async #comeBack(someAreBack: () => void): Promise<void> {
    const { followers, tell } = this.#plan;
    const { stores, api } = this.#cluster;
    await inSlices(
      followers,
      TOGETHER,
      async (from, to) => {
        await buildTimelines(stores, namesOf(from + 1, to), STAR);
        await api.reads.home(nameOf(from), { limit: 30 });
      },
      (done) => {
        tell(`${done} of ${followers} are back`);
        if (done >= BACK * followers) someAreBack();
      },
    );
  }

  /** One post, or several when one would be out too soon; answers the newest. */
  async #publish(): Promise<string> {
    const posts = Math.min(MOST_POSTS, Math.ceil(DELIVERIES / this.#plan.followers));
    const ids = await Promise.all(Array.from({ length: posts }, () => this.#cluster.publish(STAR)));
    this.#published.push(...ids);
    return ids.sort(compareIds).at(-1)!;
  }

  /** A post, and SIGKILL when so many of those looked at have it; `among`: the share of all followers that they are of. */
  async #strikeAt(share: number, what: Strike['what'], among = 1): Promise<void> {
    const { constellation } = this.#cluster;
    const at = await this.#reached(share, await this.#publish(), among);
    this.#strikes.push({ what, at });
    this.#plan.tell(`SIGKILL of ${what} at ${at}`);
    const workers = constellation.role('feed-service');
    const { kafka, redis } = constellation.servers;
    const killed = { workers, worker: workers.slice(0, 1), kafka: [kafka], redis: [redis] }[what];
    await this.#cluster.kill(killed);
    await this.#cluster.startAgain(killed);
  }

  /** Resolves with the share of those looked at who have the post, once it is as high. */
  async #reached(share: number, post: string, among: number): Promise<number> {
    const { followers } = this.#plan;
    const { timelines, posts } = this.#cluster.stores;
    const sample = Array.from({ length: SAMPLE }, (_, i) =>
      nameOf(Math.floor((i * among * followers) / SAMPLE)),
    );
    for (const until = performance.now() + WITHIN_MS; ; await delay(LOOK_MS)) {
      const pages = await Promise.all(
        sample.map((reader) => timelines.page(reader, LAST_ID, 'older', MOST_POSTS)),
      );
      const holding = pages.filter((page) => page?.entries.some(({ id }) => id === post)).length;
      if (holding >= share * SAMPLE) return holding / SAMPLE;
      if (performance.now() < until) continue;
      const query = { source: pulledSource(STAR), direction: 'newer', from: FIRST_ID, limit: 100 } as const;
      const [pulled] = await posts.entries([query]);
      throw new Error(
        `A fan-out stands still at ${holding / SAMPLE}; ${pulled!.length} posts were turned to pull.`,
      );
    }
  }

  /** Some readers, as the API shows it to them. */
  async #scrolls() {
    const { followers, tell } = this.#plan;
    const readers = Math.min(SCROLLED, followers);
    const found = { readers, missing: 0, twice: 0, extra: 0 };
    for (let i = 0; i < readers; i++) {
      const reader = nameOf(Math.floor((i * followers) / readers));
      const list = await scroll((before) =>
        this.#cluster.api.reads.home(reader, { limit: 2, ...(before && { before }) }),
      );
      const { missing, twice, extra } = compare(list, this.#published);
      found.missing += missing;
      found.twice += twice;
      found.extra += extra;
      tell(`${i} of ${readers} scrolled`);
    }
    return found;
  }
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
