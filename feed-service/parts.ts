import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { FeedAnnouncements } from '../ports/feed-announcements.ts';
import type { FeedStores } from '../ports/feed-stores.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { FeedSettings } from './settings.ts';

/** What the feed is made from. */
export interface FeedParts {
  readonly log: EventLog;
  readonly stores: FeedStores;
  readonly announcements: FeedAnnouncements;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Makes time-ordered ids; throws while this process holds no worker number. */
  readonly newId: () => string;
  /** Signs cursors: the same in all processes, at least 32 bytes. */
  readonly cursorKey: Uint8Array;
  readonly settings: FeedSettings;
}
