import { ApiDocument } from '../../http/api-document.ts';
import { addressKey, clientAddress } from '../../http/client-address.ts';
import type { Section } from '../../http/openapi.ts';
import { bearerToken, readRequest } from '../../http/read-request.ts';
import { errorResponse } from '../../http/respond.ts';
import { type Match, Router } from '../../http/router.ts';
import { codedError, serve } from '../../http/serve.ts';
import type { ChatCalls } from '../../ports/chat-calls.ts';
import type { Logger } from '../../ports/logger.ts';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import { SOCKET_PATH, SUBPROTOCOL_JSON, SUBPROTOCOL_PROTO } from '../../protocol/limits.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Authenticator } from '../identity.ts';
import { accountRoutes } from './account-routes.ts';
import { chatRoutes } from './chat-routes.ts';
import { corsHeaders, preflight } from './cors.ts';
import { section } from './openapi.ts';
import { type LimitClass, type Route, route } from './route.ts';
import { server } from './schemas.ts';
import { userRoutes } from './user-routes.ts';

/** Bytes of a body: the longest password twice, every character escaped, and room. */
const MAX_BODY_BYTES = 32 * 1024;

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
  /** Of other services, for the document; may grow while they start. */
  readonly sections?: () => readonly Section[];
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
  readonly #router: Router<Route>;
  readonly #document: ApiDocument;

  constructor(parts: HttpApiParts) {
    const { accounts, calls, name: title, version } = parts;
    const people = [serverRoute(parts), ...accountRoutes(accounts), ...userRoutes(accounts)];
    const chat = chatRoutes(calls);
    const sections = [
      section('Accounts', 'Signing in, devices, names; what this server is.', people),
      section('Conversations', `Reading chat. Writing goes over the WebSocket at ${SOCKET_PATH}.`, chat),
    ];
    const about = { title, version, description: 'Chat, feeds and short links.', server: '/' };
    this.#parts = parts;
    this.#document = new ApiDocument(about, () => [...sections, ...(parts.sections?.() ?? [])]);
    this.#router = new Router([...people, ...chat, documentRoute(this.#document)]);
  }

  openapi(): object {
    return this.#document.object();
  }

  async handle(request: HttpRequest): Promise<HttpResponse> {
    const cors = corsHeaders(request, this.#parts.origins);
    if (request.method === 'OPTIONS') {
      const found = this.#router.find(request.method, request.path);
      if (found && 'allow' in found) return preflight(found.allow, cors);
    }
    const { logger } = this.#parts;
    const answer = (match: Match<Route>): Promise<unknown> => this.#answer(match, request);
    const answered = await serve({ router: this.#router, logger, answer }, request, cors);
    return answered ?? this.#elsewhere(request, cors);
  }

  async #elsewhere(request: HttpRequest, cors: Record<string, string>): Promise<HttpResponse> {
    const isApi = request.path.startsWith('/v1/');
    if (isApi && request.method === 'OPTIONS') return preflight(ALL_METHODS, cors);
    try {
      const answer = await this.#parts.fallback?.(request);
      if (!answer) return errorResponse(new CodedError('unknown_route'), cors);
      return isApi ? { ...answer, headers: { ...answer.headers, ...cors } } : answer;
    } catch (error) {
      return errorResponse(codedError(error, request, this.#parts.logger), cors);
    }
  }

  async #answer(match: Match<Route>, request: HttpRequest): Promise<unknown> {
    const { route } = match;
    // Limits come before the work they are to spare us; those of a user can only come after we know who it is.
    if (route.limit === 'auth' || route.limit === 'refresh') this.#limitAddress(route.limit, request);
    const identity =
      route.auth === 'user' ? await this.#parts.authenticator.verify(bearerToken(request)) : undefined;
    if (route.limit === 'read' && identity) this.#take('read', identity.user);
    return route.handle({ identity, ...readRequest(match, request, MAX_BODY_BYTES) });
  }

  #limitAddress(limit: 'auth' | 'refresh', request: HttpRequest): void {
    const forwarded = request.header('x-forwarded-for');
    this.#take(limit, addressKey(clientAddress(request.remoteAddress, forwarded, this.#parts.proxyHops)));
  }

  #take(limit: Exclude<LimitClass, 'none'>, key: string): void {
    const retryMs = this.#parts.limits[limit].take(key);
    if (retryMs > 0) throw new CodedError('rate_limited', { retryMs });
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

function documentRoute(document: ApiDocument): Route {
  return route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document.',
    auth: 'none',
    limit: 'none',
    status: 200,
    gives: 'application/json',
    errors: [],
    handle: () => document.answer(),
  });
}
