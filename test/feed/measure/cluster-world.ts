import { setTimeout as delay } from 'node:timers/promises';
import { createFeedApi, type FeedApi } from '../../../feed-service/api.ts';
import { PULLED_SOURCES, pulledMember, pulledSource } from '../../../feed-service/names.ts';
import { feedDefaults } from '../../../feed-service/settings.ts';
import { createIds } from '../../../gateway/accounts/ids.ts';
import { systemClock } from '../../../ports/clock.ts';
import { noMetrics } from '../../../ports/metrics.ts';
import { draft } from '../fixture.ts';
import { FeedCluster } from './feed-cluster.ts';
import { plantFollowsOf, plantTimelinesOf } from './planting.ts';
import { progress } from './world.ts';

/** Followers in whose timelines a post is looked for: it is there when all of them have it. */
const PROBES = 16;
const LOOK_MS = 1;
/** Followers from which posts are merged at read: never, however often an author posts, which weighs like more followers. */
export const NEVER_PULLED = { KITH_FEED_PULL: String(10 ** 12) };
/** Of the planter's posts, which the log knows nothing of. */
const PLANTED = { epoch: 'planted', offset: 1 };

/** The feed on real servers, with what a measurement needs to plant: as `openWorld`, workers in processes of their own. */
export async function openClusterWorld(options: Readonly<Record<string, string>> = {}, data?: string) {
  const cluster = await FeedCluster.start({ workers: 1, options, ...(data === undefined ? {} : { data }) });
  const { api, stores } = cluster;
  const probes = new Map<string, readonly string[]>();
  return {
    ...{ cluster, api, stores },
    post: (author: string): Promise<string> => cluster.publish(author),
    /** A post of an author of the pull tier. */
    async pulledPost(author: string): Promise<string> {
      const id = await cluster.publish(author);
      await stores.sets.mark([
        { set: PULLED_SOURCES, member: pulledMember(author), on: true, version: PLANTED },
      ]).durable;
      await stores.posts.write([], [{ source: pulledSource(author), id, version: PLANTED }]).durable;
      return id;
    },
    /** Follows as they stand after they were applied, without a record each. */
    async follow(readers: readonly string[], authors: readonly string[]): Promise<void> {
      for (const author of authors) {
        await plantFollowsOf(stores, author, readers, (done) => progress(`${author}: ${done} followers`));
      }
    },
    /** Timelines that stand, empty. */
    begin: (readers: readonly string[]): Promise<void> =>
      plantTimelinesOf(stores, readers, (done) => progress(`${done} timelines`)),
    settle: (): Promise<void> => cluster.settled(),
    drop: (reader: string): Promise<void> => stores.timelines.drop([reader]),
    /** Some followers in the order of fan-out, the last one among them. */
    async probesOf(author: string): Promise<readonly string[]> {
      const known = probes.get(author);
      if (known) return known;
      const all: string[] = [];
      for (let more = true; more; ) {
        const page = await stores.graph.followers(author, all.at(-1) ?? '', 5_000);
        all.push(...page);
        more = page.length === 5_000;
      }
      const found = Array.from(
        { length: PROBES },
        (_, i) => all[Math.ceil((all.length * (i + 1)) / PROBES) - 1]!,
      );
      probes.set(author, found);
      return found;
    },
    /** Publishes; `id` as soon as it is known, `answered` when the call is answered. */
    publish(author: string): { readonly id: Promise<string>; readonly answered: Promise<unknown> } {
      let tell = (_: string): void => undefined;
      const id = new Promise<string>((resolve) => {
        tell = resolve;
      });
      const answered = apiThatTells(cluster, tell).commands.publish(author, '', draft('x'));
      // Who waits for the post need not wait for the answer.
      answered.catch(() => undefined);
      return { id, answered };
    },
    /** Resolves when the post is in the timelines of all of them, the last one first. Looks every so many milliseconds. */
    async reached(id: string, readers: readonly string[], everyMs = LOOK_MS): Promise<void> {
      // The newest below the next id, however many posts of others came meanwhile.
      const above = String(BigInt(id) + 1n);
      for (const reader of readers.toReversed()) {
        for (; ; await delay(everyMs)) {
          const page = await stores.timelines.page(reader, above, 'older', 1);
          if (page?.entries[0]?.id === id) break;
        }
      }
    },
    /** Milliseconds from the call of `publish` until its followers have the post. */
    async lag(author: string): Promise<number> {
      const readers = await this.probesOf(author);
      const began = performance.now();
      const { id, answered } = this.publish(author);
      await this.reached(await id, readers);
      const ms = performance.now() - began;
      await answered;
      return ms;
    },
    close: (): Promise<void> => cluster.close(),
  };
}

export type ClusterWorld = Awaited<ReturnType<typeof openClusterWorld>>;

/** Says the id of the post before it is sent. */
function apiThatTells({ engines }: FeedCluster, tell: (id: string) => void): FeedApi {
  return createFeedApi({
    ...{ log: engines.log, stores: engines.feed, clock: systemClock, metrics: noMetrics },
    settings: feedDefaults,
    newId() {
      const id = nextId();
      tell(id);
      return id;
    },
    cursorKey: new Uint8Array(32).fill(1),
    elsewhere: true,
  });
}

/** Of a worker number that nobody else here has. */
const nextId = createIds(() => 2, systemClock);
