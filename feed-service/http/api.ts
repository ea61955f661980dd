import type { Points } from '../../http/points.ts';
import { readRequest } from '../../http/read-request.ts';
import { type Match, Router } from '../../http/router.ts';
import { serve } from '../../http/serve.ts';
import type { Logger } from '../../ports/logger.ts';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { FeedApi } from '../api.ts';
import { feedRoutes, peopleRoutes } from './feed-routes.ts';
import { postRoutes, type ShortenText } from './post-routes.ts';
import type { FeedRoute } from './route.ts';

/** Bytes of a body: a text of full size with every character escaped, its pictures, card and names. */
const MAX_BODY_BYTES = 96 * 1024;
const KEY = /^[\x21-\x7e]{1,64}$/;

export interface FeedHttpParts {
  readonly feed: FeedApi;
  /** Who asks; rejects with a CodedError 2xxx. */
  readonly identify: (request: HttpRequest) => Promise<string>;
  readonly points: Points;
  readonly logger: Logger;
  /** Where there are short links. */
  readonly shorten?: ShortenText;
}

/** The feed over HTTP. */
export class FeedHttp {
  readonly routes: readonly FeedRoute[];
  readonly #parts: FeedHttpParts;
  readonly #router: Router<FeedRoute>;

  constructor(parts: FeedHttpParts) {
    this.#parts = parts;
    const posts = postRoutes(parts.feed, parts.shorten);
    this.routes = [...posts, ...feedRoutes(parts.feed), ...peopleRoutes(parts.feed)];
    this.#router = new Router(this.routes);
  }

  /** undefined: the path is not the feed's. Never rejects. */
  handle(request: HttpRequest): Promise<HttpResponse | undefined> {
    const { logger } = this.#parts;
    return serve({ router: this.#router, logger, answer: this.#answer }, request);
  }

  readonly #answer = async (
    match: Match<FeedRoute>,
    request: HttpRequest,
    headers: Record<string, string>,
  ): Promise<unknown> => {
    const { identify, points } = this.#parts;
    const { route } = match;
    const user = await identify(request);
    const spent = points.spend(user, route.points);
    Object.assign(headers, spent.headers);
    if (spent.retryMs > 0) throw new CodedError('rate_limited', { retryMs: spent.retryMs });
    return route.handle({ user, key: keyOf(request), ...readRequest(match, request, MAX_BODY_BYTES) });
  };
}

/** The client's name for a write; '' : none. */
function keyOf(request: HttpRequest): string {
  const key = request.header('idempotency-key');
  if (key !== '' && !KEY.test(key)) throw new CodedError('invalid', { field: 'idempotency-key' });
  return key;
}
