import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import { LogUnavailable } from '../../ports/event-log.ts';
import type { LinkStore } from '../../ports/link-store.ts';
import type { Logger } from '../../ports/logger.ts';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import { type Principal, type Scope, scopes, whoseKey } from '../api-keys.ts';
import { MissBudget } from '../miss-budget.ts';
import { ownerOf } from '../shortening.ts';
import { bearerOf, readRequest } from './read-request.ts';
import { errorResponse, json } from './respond.ts';
import { findRoute, type Route } from './route.ts';
import { OPERATOR } from './statistics-routes.ts';

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

const OWNERS = 50_000;

/** The API of owners of links. */
export class LinkApi {
  readonly #options: LinkApiOptions;
  readonly #rate: MissBudget;

  constructor(options: LinkApiOptions) {
    this.#options = options;
    const { rate, clock } = options;
    this.#rate = new MissBudget({ capacity: rate * 4, perSecond: rate, keys: OWNERS }, clock);
  }

  /** Never rejects; undefined: the path is not the API's. */
  async handle(request: HttpRequest): Promise<HttpResponse | undefined> {
    const found = findRoute(this.#options.routes, request.method, request.path);
    if (found === undefined) return undefined;
    if (!('route' in found)) {
      return errorResponse(new CodedError('wrong_method'), { allow: found.allow.join(', ') });
    }
    try {
      return await this.#answer(found.route, found.params, request);
    } catch (error) {
      return errorResponse(this.#coded(error, request));
    }
  }

  async #answer(route: Route, params: Record<string, string>, request: HttpRequest): Promise<HttpResponse> {
    const by = await this.identify(bearerOf(request));
    const waitMs = this.#rate.blockedFor(by.owner);
    if (waitMs > 0) throw new CodedError('rate_limited', { retryMs: waitMs });
    this.#rate.spend(by.owner);
    demand(by, route.scope);
    const answer = await route.handle({ by, request, ...readRequest(route, params, request) });
    if (route.gives !== undefined) return answer as HttpResponse;
    if (route.status === 204) return { status: 204, headers: { 'cache-control': 'no-store' }, body: '' };
    return json(route.status, answer);
  }

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

  #coded(error: unknown, request: HttpRequest): CodedError {
    if (error instanceof CodedError) return error;
    if (error instanceof LogUnavailable) return new CodedError('log_unavailable', { retryMs: 1000 });
    const { method, path } = request;
    this.#options.logger.error({ err: error, method, path }, 'A request about links failed.');
    return new CodedError('internal');
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
