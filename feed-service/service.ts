import type { Clock } from '../ports/clock.ts';
import type { EventLog, Subscription, Topic } from '../ports/event-log.ts';
import type { FeedAnnouncements } from '../ports/feed-announcements.ts';
import type { FeedStores } from '../ports/feed-stores.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Service } from '../ports/service.ts';
import type { AppliedCommands } from './applied.ts';
import { Applier } from './apply/applier.ts';
import { FanOutWorker } from './fan-out/worker.ts';
import { Progress } from './progress.ts';
import type { FeedSettings } from './settings.ts';

export interface FeedServiceParts {
  readonly log: EventLog;
  readonly stores: FeedStores;
  readonly announcements: FeedAnnouncements;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly settings: FeedSettings;
  /** Of the API in the same process, where there is one: told at once, instead of asking the store. */
  readonly applied?: AppliedCommands;
}

/** Applies what the log holds and brings posts to timelines. Several share the partitions of the log. */
export interface FeedService extends Service {
  /** Resolves when everything that stood in the log at the call is applied and fanned out. */
  settle(): Promise<void>;
  /** For tests of crashes: ends without a last commit, as SIGKILL would. */
  kill(): Promise<void>;
}

const SLOW_LANE = 'feed.fanout.slow' satisfies Topic;
const LANES = ['feed.fanout.fast', SLOW_LANE] as const satisfies readonly Topic[];
/** Turns of the event loop within which a record that is durable is handed over. */
const QUIET_TURNS = 3;
const LAG_BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300];

interface Consuming {
  readonly topic: Topic;
  readonly progress: Progress;
  readonly subscription: Subscription;
}

export function createFeedService(parts: FeedServiceParts): FeedService {
  const { log, stores, clock, logger, metrics, settings, applied } = parts;
  const consuming: Consuming[] = [];
  const applierCounters = {
    commands: metrics.counter('feed_commands_total', 'Commands applied.'),
    repeats: metrics.counter('feed_repeats_total', 'Commands that were known by their key.'),
    dead: metrics.counter('feed_dead_records_total', 'Records that could not be decoded and were put aside.'),
  };
  const laneCounters = {
    deliveries: metrics.counter('feed_deliveries_total', 'Posts put into timelines by fan-out.'),
    skipped: metrics.counter('feed_inactive_skipped_total', 'Followers left out since they do not read.'),
    slices: metrics.counter('feed_slices_total', 'Slices of followers done.'),
    turned: metrics.counter(
      'feed_turned_to_pull_total',
      'Posts that waited too long and are merged at read.',
    ),
    lag: metrics.histogram('feed_fanout_seconds', 'From a post to its last follower.', LAG_BUCKETS),
  };

  const consume = async (group: string, topic: Topic): Promise<void> => {
    const progress = new Progress(topic, clock, logger);
    const consumer =
      topic === 'feed.commands'
        ? new Applier({
            ...{ log, stores, settings, logger, progress, counters: applierCounters },
            applied: ({ actor, key, id }, settled, code) =>
              applied?.tell(actor, key || id, { id: settled, code }),
          })
        : new FanOutWorker({
            ...{ ...parts, progress, lane: topic, counters: laneCounters },
            ...(topic === SLOW_LANE && { urgent: () => othersThan(SLOW_LANE, consuming) }),
          });
    const subscription = await log.consume({ group, topics: [topic], consumer });
    consuming.push({ topic, progress, subscription });
    progress.start(subscription);
  };
  metrics.gauge('feed_lag_records', 'Durable records of the feed not yet done.', () =>
    consuming.reduce((sum, { subscription }) => sum + subscription.lag(), 0),
  );

  return {
    name: 'feed-service',
    async start() {
      await consume('feed-service', 'feed.commands');
      for (const lane of LANES) await consume(lane.replaceAll('.', '-'), lane);
      await Promise.all(consuming.map(({ subscription }) => subscription.ready()));
    },
    async drain() {
      await Promise.all(consuming.map(({ progress }) => progress.saveAll()));
    },
    async stop() {
      for (const { progress } of consuming) await progress.stop();
      await Promise.all(consuming.map(({ subscription }) => subscription.stop()));
    },
    async kill() {
      for (const { progress } of consuming) progress.kill();
      await Promise.all(consuming.map(({ subscription }) => subscription.stop()));
    },
    settle: () => settle(consuming),
    troubles: () =>
      consuming.flatMap(({ topic, subscription }) =>
        Array.from(subscription.paused(), ([partition, why]) => `${topic} ${partition} is paused: ${why}`),
      ),
  };
}

/** What is worked on besides a lane: resolves when the first of it is done. */
function othersThan(lane: Topic, consuming: readonly Consuming[]): Promise<void> | undefined {
  return consuming.find(({ topic, progress }) => topic !== lane && progress.busy)?.progress.idle();
}

/** Done with the log: nothing unread, nothing at work, and still so after what that work may have appended. */
async function settle(consuming: readonly Consuming[]): Promise<void> {
  const idle = (): boolean =>
    consuming.every(({ subscription, progress }) => subscription.lag() === 0 && !progress.busy);
  for (let quiet = 0; quiet < QUIET_TURNS; ) {
    await new Promise((resolve) => setImmediate(resolve));
    quiet = idle() ? quiet + 1 : 0;
  }
}
