import { LogUnavailable } from '../../ports/event-log.ts';
import type { Logger } from '../../ports/logger.ts';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { FeedApi } from '../api.ts';
import { feedRoutes, peopleRoutes } from './feed-routes.ts';
import type { Points } from './points.ts';
import { postRoutes, type ShortenText } from './post-routes.ts';
import { readAsked } from './read-request.ts';
import type { FeedRoute } from './route.ts';

export interface FeedHttpParts {
  readonly feed: FeedApi;
  /** Who asks; rejects with a CodedError 2xxx. */
  readonly identify: (request: HttpRequest) => Promise<string>;
  readonly points: Points;
  readonly logger: Logger;
  /** Where there are short links. */
  readonly shorten?: ShortenText;
}

interface Found {
  readonly route: FeedRoute;
  readonly params: Record<string, string>;
}

/** The feed over HTTP. */
export class FeedHttp {
  readonly routes: readonly FeedRoute[];
  readonly #parts: FeedHttpParts;

  constructor(parts: FeedHttpParts) {
    this.#parts = parts;
    const posts = postRoutes(parts.feed, parts.shorten);
    this.routes = [...posts, ...feedRoutes(parts.feed), ...peopleRoutes(parts.feed)];
  }

  /** undefined: the path is not the feed's. Never rejects. */
  async handle(request: HttpRequest): Promise<HttpResponse | undefined> {
    const found = this.#find(request.path);
    if (found.length === 0) return undefined;
    const match = found.find(({ route }) => route.method === request.method);
    if (match === undefined) {
      const allow = [...new Set(found.map(({ route }) => route.method))].join(', ');
      return failure(new CodedError('wrong_method'), { allow });
    }
    let headers: Readonly<Record<string, string>> = {};
    try {
      const user = await this.#parts.identify(request);
      const spent = this.#parts.points.spend(user, match.route.points);
      headers = spent.headers;
      if (spent.retryMs > 0) throw new CodedError('rate_limited', { retryMs: spent.retryMs });
      const asked = readAsked(match.route, match.params, request);
      return answer(match.route.status, await match.route.handle({ user, ...asked }), headers);
    } catch (error) {
      return failure(this.#coded(error, request), headers);
    }
  }

  /** All routes at the path, those without parameters first. */
  #find(path: string): Found[] {
    const segments = path.split('/');
    const found: Found[] = [];
    for (const route of this.routes) {
      const params = match(route.path.split('/'), segments);
      if (params) found.push({ route, params });
    }
    return found.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  }

  #coded(error: unknown, { method, path }: HttpRequest): CodedError {
    if (error instanceof CodedError) return error;
    if (error instanceof LogUnavailable) return new CodedError('log_unavailable', { retryMs: 1_000 });
    this.#parts.logger.error({ err: error, method, path }, 'A request to the feed failed.');
    return new CodedError('internal');
  }
}

function match(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (let i = 0; i < template.length; i++) {
    const [wanted, given] = [template[i]!, segments[i]!];
    if (!wanted.startsWith('{')) {
      if (wanted !== given) return undefined;
    } else if (given === '') return undefined;
    else params[wanted.slice(1, -1)] = given;
  }
  return params;
}

const common = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-type': 'application/json; charset=utf-8',
} as const;

function answer(status: number, body: unknown, headers: Readonly<Record<string, string>>): HttpResponse {
  return { status, headers: { ...common, ...headers }, body: JSON.stringify(body) };
}

function failure(error: CodedError, headers: Readonly<Record<string, string>>): HttpResponse {
  const { code, http } = error.entry;
  const { reason: name, message, field, retryMs } = error;
  const told = {
    ...{ code, name, message },
    ...(field === '' ? {} : { field }),
    ...(retryMs > 0 ? { retry_ms: retryMs } : {}),
  };
  return answer(
    http,
    { error: told },
    {
      ...headers,
      ...(retryMs > 0 ? { 'retry-after': String(Math.ceil(retryMs / 1_000)) } : {}),
      ...(http === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  );
}
