import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { ChatCalls } from '../../ports/chat-calls.ts';
import { LogUnavailable } from '../../ports/event-log.ts';
import type { Logger } from '../../ports/logger.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import { SOCKET_PATH, SUBPROTOCOL_JSON, SUBPROTOCOL_PROTO } from '../../protocol/limits.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Authenticator, Identity } from '../identity.ts';
import { accountRoutes } from './account-routes.ts';
import { chatRoutes } from './chat-routes.ts';
import { addressKey, clientAddress } from './client-address.ts';
import { corsHeaders, preflight } from './cors.ts';
import { openapiDocument } from './openapi.ts';
import { bearerToken, readRequest } from './read-request.ts';
import { empty, errorResponse, json } from './respond.ts';
import { type LimitClass, type Route, route } from './route.ts';
import { type Match, Router } from './router.ts';
import { server } from './schemas.ts';
import { userRoutes } from './user-routes.ts';

/** Takes one token for the key; 0, or milliseconds after which to come back. TokenBuckets is one. */
interface Limit {
  take(key: string): number;
}

export interface HttpApiParts {
  readonly accounts: Accounts;
  readonly authenticator: Authenticator;
  readonly calls: ChatCalls;
  readonly limits: Readonly<Record<Exclude<LimitClass, 'none'>, Limit>>;
  readonly logger: Logger;
  /** Name and version of the server, as /v1/server tells them. */
  readonly name: string;
  readonly version: string;
  /** Origins whose pages may read the answers; '*': any. */
  readonly origins: readonly string[];
  /** Trusted reverse proxies in front. */
  readonly proxyHops: number;
  /** Adds the routes of other services, which `fallback` answers, to the document. */
  readonly describe?: (registry: OpenAPIRegistry) => void;
  /** Asked about paths that are not the API's; undefined: it does not know them either. */
  readonly fallback?: (request: HttpRequest) => HttpResponse | undefined | Promise<HttpResponse | undefined>;
}

export interface HttpApi {
  /** Never rejects: what fails is answered. */
  handle(request: HttpRequest): Promise<HttpResponse>;
  /** The OpenAPI 3.1 document, also at /openapi.json. */
  openapi(): object;
}

export function createHttpApi(parts: HttpApiParts): HttpApi {
  return new Api(parts);
}

/** Of routes that other services answer. */
const ALL_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

class Api implements HttpApi {
  readonly #parts: HttpApiParts;
  readonly #router: Router;
  readonly #document: object;

  constructor(parts: HttpApiParts) {
    const routes = [
      serverRoute(parts),
      ...accountRoutes(parts.accounts),
      ...userRoutes(parts.accounts),
      ...chatRoutes(parts.calls),
    ];
    this.#parts = parts;
    this.#document = openapiDocument(routes, parts.name, parts.version, parts.describe);
    this.#router = new Router([...routes, documentRoute(this.#document)]);
  }

  openapi(): object {
    return this.#document;
  }

  async handle(request: HttpRequest): Promise<HttpResponse> {
    const cors = corsHeaders(request, this.#parts.origins);
    try {
      const found = this.#router.find(request.method, request.path);
      if (!found) return await this.#elsewhere(request, cors);
      if ('route' in found) return await this.#answer(found, request, cors);
      if (request.method === 'OPTIONS') return preflight(found.allow, cors);
      return errorResponse(new CodedError('wrong_method'), { ...cors, allow: found.allow.join(', ') });
    } catch (error) {
      return errorResponse(this.#coded(error, request), cors);
    }
  }

  async #elsewhere(request: HttpRequest, cors: Record<string, string>): Promise<HttpResponse> {
    const isApi = request.path.startsWith('/v1/');
    if (isApi && request.method === 'OPTIONS') return preflight(ALL_METHODS, cors);
    const answer = await this.#parts.fallback?.(request);
    if (!answer) return errorResponse(new CodedError('unknown_route'), cors);
    return isApi ? { ...answer, headers: { ...answer.headers, ...cors } } : answer;
  }

  async #answer(match: Match, request: HttpRequest, cors: Record<string, string>): Promise<HttpResponse> {
    const { route } = match;
    // Limits come before the work they are to spare us; those of a user can only come after we know who it is.
    if (route.limit === 'auth' || route.limit === 'refresh') this.#limitAddress(route.limit, request);
    const identity = route.auth === 'user' ? await this.#identify(request) : undefined;
    if (route.limit === 'read' && identity) this.#take('read', identity.user);
    const checked = readRequest(match, request);
    const answer = await route.handle({ identity, ...checked });
    return route.status === 204 ? empty(cors) : json(route.status, answer, cors);
  }

  #limitAddress(limit: 'auth' | 'refresh', request: HttpRequest): void {
    const forwarded = request.header('x-forwarded-for');
    this.#take(limit, addressKey(clientAddress(request.remoteAddress, forwarded, this.#parts.proxyHops)));
  }

  #take(limit: Exclude<LimitClass, 'none'>, key: string): void {
    const retryMs = this.#parts.limits[limit].take(key);
    if (retryMs > 0) throw new CodedError('rate_limited', { retryMs });
  }

  async #identify(request: HttpRequest): Promise<Identity> {
    const token = bearerToken(request);
    if (token === '') throw new CodedError('unauthenticated');
    return this.#parts.authenticator.verify(token);
  }

  #coded(error: unknown, request: HttpRequest): CodedError {
    if (error instanceof CodedError) return error;
    if (error instanceof LogUnavailable) return new CodedError('log_unavailable', { retryMs: 1000 });
    if (error instanceof StoreUnavailable) return new CodedError('unavailable', { retryMs: 1000 });
    // The path without the query, which can hold what is nobody's business.
    const { method, path } = request;
    this.#parts.logger.error({ err: error, method, path }, 'An HTTP request failed.');
    return new CodedError('internal');
  }
}

function serverRoute({ name, version, accounts }: HttpApiParts): Route {
  return route({
    method: 'GET',
    path: '/v1/server',
    summary: 'What this server is and how to talk to it.',
    auth: 'none',
    limit: 'none',
    status: 200,
    response: server,
    errors: [],
    handle: () => ({
      ...{ name, version, registration: accounts.registration },
      websocketPath: SOCKET_PATH,
      subprotocols: [SUBPROTOCOL_PROTO, SUBPROTOCOL_JSON],
    }),
  });
}

function documentRoute(document: object): Route {
  return route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document.',
    auth: 'none',
    limit: 'none',
    status: 200,
    response: z.unknown(),
    errors: [],
    handle: () => document,
  });
}
