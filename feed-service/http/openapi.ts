import type { OpenAPIRegistry, RouteConfig } from '@asteasolutions/zod-to-openapi';
import { type ErrorName, errors } from '../../protocol/errors.ts';
import type { FeedRoute } from './route.ts';

/** Puts the feed's routes into the registry of a document that has the security scheme `bearer`. */
export function registerFeedRoutes(
  registry: OpenAPIRegistry,
  routes: readonly FeedRoute[],
  errorBody: NonNullable<FeedRoute['body']>,
): void {
  for (const route of routes) registry.registerPath(pathOf(route, errorBody));
}

function pathOf(route: FeedRoute, errorBody: NonNullable<FeedRoute['body']>): RouteConfig {
  const content = (schema: NonNullable<FeedRoute['body']>) => ({ 'application/json': { schema } });
  return {
    method: route.method.toLowerCase() as 'get',
    path: route.path,
    summary: route.summary,
    description: `Costs ${route.points} points. Answers carry RateLimit-Limit, -Remaining and -Reset.${
      route.method === 'GET' ? '' : ' An Idempotency-Key header names the write: the same again is done once.'
    }`,
    security: [{ bearer: [] }],
    request: {
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
      ...(route.body ? { body: { required: true, content: content(route.body) } } : {}),
    },
    responses: {
      [route.status]: { description: 'The answer.', content: content(route.response) },
      ...failures(route, content(errorBody)),
    },
  };
}

function failures(
  route: FeedRoute,
  content: object,
): Record<string, { description: string; content: object }> {
  const names = new Set<ErrorName>([
    ...route.errors,
    'unauthenticated',
    'token_expired',
    'revoked',
    'rate_limited',
  ]);
  if (route.params || route.query || route.body) names.add('malformed').add('invalid');
  if (route.body) names.add('too_large');
  const sentences = new Map<number, string[]>();
  for (const name of names) {
    const { http, code, sentence } = errors[name];
    sentences.set(http, [...(sentences.get(http) ?? []), `${code} ${name}: ${sentence}`]);
  }
  return Object.fromEntries(
    [...sentences].map(([http, lines]) => [http, { description: lines.join('\n\n'), content }]),
  );
}
