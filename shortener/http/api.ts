import { timingSafeEqual } from 'node:crypto';
import { Points } from '../../http/points.ts';
import { bearerToken, readRequest } from '../../http/read-request.ts';
import { type Match, Router } from '../../http/router.ts';
import { serve } from '../../http/serve.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LinkStore } from '../../ports/link-store.ts';
import type { Logger } from '../../ports/logger.ts';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import { type Principal, type Scope, scopes, whoseKey } from '../api-keys.ts';
import { ownerOf } from '../shortening.ts';
import type { Route } from './route.ts';
import { OPERATOR } from './statistics-routes.ts';

/** Bytes of a body: a bulk of 1,000 long targets. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

export interface LinkApiOptions {
  readonly routes: readonly Route[];
  readonly store: LinkStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A key that may do everything, given by the operator; '' : none. */
  readonly operatorKey: string;
  /** Who signed in elsewhere, by their token; undefined: not known. May throw CodedError. */
  readonly signedIn: ((token: string) => Promise<string>) | undefined;
  /** Requests of one owner: a second, and four seconds of it at once. */
  readonly rate: number;
}

/** Owners remembered by the limit. */
const OWNERS = 50_000;

/** The API of owners of links. */
export class LinkApi {
  readonly #options: LinkApiOptions;
  readonly #router: Router<Route>;
  readonly #points: Points;

  constructor(options: LinkApiOptions) {
    this.#options = options;
    const { routes, rate, clock } = options;
    this.#router = new Router(routes);
    this.#points = new Points({ capacity: rate * 4, perSecond: rate, users: OWNERS }, clock);
  }

  /** Never rejects; undefined: the path is not the API's. */
  handle(request: HttpRequest): Promise<HttpResponse | undefined> {
    const { logger } = this.#options;
    return serve({ router: this.#router, logger, answer: this.#answer }, request);
  }

  readonly #answer = async (
    match: Match<Route>,
    request: HttpRequest,
    headers: Record<string, string>,
  ): Promise<unknown> => {
    const by = await this.identify(bearerToken(request));
    const spent = this.#points.spend(by.owner, 1);
    Object.assign(headers, spent.headers);
    if (spent.retryMs > 0) throw new CodedError('rate_limited', { retryMs: spent.retryMs });
    demand(by, match.route.scope);
    return match.route.handle({ by, request, ...readRequest(match, request, MAX_BODY_BYTES) });
  };

  /** Throws CodedError for a bearer that does not hold. */
  async identify(bearer: string): Promise<Principal> {
    if (bearer === '') throw new CodedError('unauthenticated');
    const { operatorKey, store, clock, signedIn } = this.#options;
    const all = new Set<string>(scopes);
    if (operatorKey !== '' && isSame(bearer, operatorKey)) return { owner: OPERATOR, scopes: all };
    const byKey = await whoseKey(store, bearer, clock.now());
    if (byKey !== undefined) return byKey;
    if (signedIn === undefined) throw new CodedError('unauthenticated');
    return { owner: ownerOf(await signedIn(bearer)), scopes: all };
  }
}

/** Throws CodedError when it may not. */
export function demand(by: Principal, scope: Scope): void {
  if (!by.scopes.has(scope)) throw new CodedError('forbidden', { detail: `This needs the scope ${scope}.` });
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
