import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { FeedStores } from '../ports/feed-stores.ts';
import type { Metrics } from '../ports/metrics.ts';
import { AppliedCommands } from './applied.ts';
import { FeedCommands } from './commands.ts';
import { NotificationReads } from './notifications.ts';
import { PeopleReads } from './people.ts';
import { Cursors } from './read/cursor.ts';
import { FeedReads } from './read/feed-reads.ts';
import { HomeTimelines } from './read/home.ts';
import type { FeedSettings } from './settings.ts';

export interface FeedApiParts {
  readonly log: EventLog;
  readonly stores: FeedStores;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Makes time-ordered ids; throws while this process holds no worker number. */
  readonly newId: () => string;
  /** Signs cursors: the same in all processes, at least 32 bytes. */
  readonly cursorKey: Uint8Array;
  readonly settings: FeedSettings;
  /** Workers of other processes apply commands too. */
  readonly elsewhere: boolean;
}

/** What users ask of the feed: commands go to the log, reads come from the stores. As many beside each other as are wanted. */
export interface FeedApi {
  readonly commands: FeedCommands;
  readonly reads: FeedReads;
  readonly notifications: NotificationReads;
  readonly people: PeopleReads;
  /** Who waits for commands; told by the workers of the same process, from others found in the store. */
  readonly applied: AppliedCommands;
}

export function createFeedApi(parts: FeedApiParts): FeedApi {
  const { stores, clock, metrics, settings } = parts;
  const applied = new AppliedCommands(stores.outcomes, clock, parts.elsewhere);
  const cursors = new Cursors(parts.cursorKey);
  const builds = metrics.counter('feed_builds_total', 'Timelines built from their sources.');
  const home = new HomeTimelines(stores, clock, settings, builds);
  return {
    commands: new FeedCommands({ ...parts, applied }),
    reads: new FeedReads(stores, cursors, home, clock),
    notifications: new NotificationReads(stores, cursors),
    people: new PeopleReads(stores),
    applied,
  };
}
