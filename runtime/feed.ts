import { randomBytes } from 'node:crypto';
import { createFeedApi, type FeedApi } from '../feed-service/api.ts';
import type { AppliedCommands } from '../feed-service/applied.ts';
import { FeedHttp } from '../feed-service/http/api.ts';
import { feedSection } from '../feed-service/http/openapi.ts';
import type { ShortenText } from '../feed-service/http/post-routes.ts';
import { MailboxAnnouncements } from '../feed-service/mailbox-announcements.ts';
import { createFeedService, type FeedService } from '../feed-service/service.ts';
import { type FeedSettings, feedDefaults } from '../feed-service/settings.ts';
import { createIds } from '../gateway/accounts/ids.ts';
import { Points } from '../http/points.ts';
import { bearerToken } from '../http/read-request.ts';
import { systemClock } from '../ports/clock.ts';
import type { FeedStores } from '../ports/feed-stores.ts';
import { type LinkShortening, shortenText } from '../ports/link-shortening.ts';
import type { HttpRequest } from '../ports/transport.ts';
import type { OtherRoutes } from './gateway.ts';
import type { Options } from './options.ts';
import type { Base } from './start.ts';
import type { WorkerNumber } from './worker-number.ts';

/** Users remembered by the limits. */
const LIMIT_USERS = 50_000;
const KEY_BYTES = 32;

export interface WiredFeedApi extends OtherRoutes {
  readonly api: FeedApi;
  /** From now on links in posts are shortened for who asks for it. */
  shortenBy(shortening: LinkShortening): void;
}

/** What users ask of the feed, over HTTP by the gateway's listener. `userOf`: whom an access token names. */
export async function wireFeedApi(
  base: Base,
  stores: FeedStores,
  worker: WorkerNumber,
  userOf: (token: string) => Promise<string>,
): Promise<WiredFeedApi> {
  const { engines, options, logger, metrics } = base;
  // Made at the first start, kept with the data; its loss ends the scrolls that are open, nothing more.
  const key = await engines.once.settle('feed-cursor-key', randomBytes(KEY_BYTES).toString('hex'));
  const api = createFeedApi({
    ...{ log: engines.log, stores, clock: systemClock, metrics, settings: settingsOf(options) },
    ...{ cursorKey: Buffer.from(key, 'hex'), elsewhere: options.KITH_ENGINE === 'cluster' },
    newId: createIds(() => worker.current(), systemClock),
  });
  const perSecond = options.KITH_FEED_POINTS;
  const points = new Points({ capacity: 60 * perSecond, perSecond, users: LIMIT_USERS }, systemClock);
  const identify = async (request: HttpRequest): Promise<string> => userOf(bearerToken(request));
  let shortening: LinkShortening | undefined;
  const shorten: ShortenText = async (user, key, text) =>
    shortening ? shortenText(shortening, user, key, text, systemClock) : { text, failed: true };
  const http = new FeedHttp({ feed: api, identify, points, logger, shorten });
  return {
    api,
    shortenBy(given) {
      shortening = given;
    },
    handle: (request) => http.handle(request),
    section: feedSection(http.routes),
  };
}

/** Who applies commands and brings posts to timelines. `applied`: of the API in this process. */
export function wireFeedService(base: Base, stores: FeedStores, applied?: AppliedCommands): FeedService {
  const { engines, options, logger, metrics } = base;
  const { log, registry, mailbox } = engines;
  return createFeedService({
    ...{ log, stores, clock: systemClock, logger, metrics, settings: settingsOf(options) },
    announcements: new MailboxAnnouncements(registry, mailbox, logger),
    ...(applied ? { applied } : {}),
  });
}

export function settingsOf(options: Options): FeedSettings {
  return {
    ...feedDefaults,
    slowFollowers: options.KITH_FEED_SLOW,
    pullFollowers: options.KITH_FEED_PULL,
    activeMs: options.KITH_FEED_ACTIVE * 24 * 3_600_000,
  };
}
