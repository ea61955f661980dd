import { randomBytes } from 'node:crypto';
import { FeedHttp } from '../feed-service/http/api.ts';
import { registerFeedRoutes } from '../feed-service/http/openapi.ts';
import { Points } from '../feed-service/http/points.ts';
import { MailboxAnnouncements } from '../feed-service/mailbox-announcements.ts';
import { createFeedService, type FeedService } from '../feed-service/service.ts';
import { feedDefaults } from '../feed-service/settings.ts';
import { createIds } from '../gateway/accounts/ids.ts';
import { errorBody } from '../gateway/http/schemas.ts';
import { systemClock } from '../ports/clock.ts';
import type { FeedStores } from '../ports/feed-stores.ts';
import type { HttpRequest } from '../ports/transport.ts';
import { CodedError } from '../protocol/errors.ts';
import type { OtherRoutes } from './gateway.ts';
import type { Base } from './start.ts';
import type { WorkerNumber } from './worker-number.ts';

/** Users remembered by the limits. */
const LIMIT_USERS = 50_000;
const KEY_BYTES = 32;

export interface WiredFeed extends OtherRoutes {
  readonly service: FeedService;
}

/** The feed with its HTTP API, which the gateway's listener serves. `userOf`: whom an access token names. */
export async function wireFeed(
  base: Base,
  stores: FeedStores,
  worker: WorkerNumber,
  userOf: (token: string) => Promise<string>,
): Promise<WiredFeed> {
  const { engines, options, logger, metrics } = base;
  const { log, registry, mailbox } = engines;
  // Made at the first start, kept with the data; its loss ends the scrolls that are open, nothing more.
  const key = await engines.once.settle('feed-cursor-key', randomBytes(KEY_BYTES).toString('hex'));
  const service = createFeedService({
    ...{ log, stores, clock: systemClock, logger, metrics, cursorKey: Buffer.from(key, 'hex') },
    announcements: new MailboxAnnouncements(registry, mailbox, logger),
    newId: createIds(() => worker.current(), systemClock),
    settings: {
      ...feedDefaults,
      slowFollowers: options.KITH_FEED_SLOW,
      pullFollowers: options.KITH_FEED_PULL,
      activeMs: options.KITH_FEED_ACTIVE * 24 * 3_600_000,
    },
  });
  const perSecond = options.KITH_FEED_POINTS;
  const points = new Points({ capacity: 60 * perSecond, perSecond, users: LIMIT_USERS }, systemClock);
  const identify = (request: HttpRequest): Promise<string> => userOf(bearerOf(request));
  const http = new FeedHttp({ feed: service, identify, points, logger });
  return {
    service,
    handle: (request) => http.handle(request),
    describe: (document) => registerFeedRoutes(document, http.routes, errorBody),
  };
}

function bearerOf(request: HttpRequest): string {
  const match = /^Bearer (\S+)$/i.exec(request.header('authorization'));
  if (!match) throw new CodedError('unauthenticated');
  return match[1]!;
}
