import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { type ErrorName, errors } from '../../protocol/errors.ts';
import type { Route } from './route.ts';
import { errorBody } from './schemas.ts';

/** The OpenAPI 3.1 document of a route table. */
export function openapiDocument(
  routes: readonly Route[],
  name: string,
  version: string,
  describe?: (registry: OpenAPIRegistry) => void,
): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token, or a token of the host application.',
  });
  for (const route of routes) registry.registerPath(pathOf(route));
  describe?.(registry);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: name, version, description: 'Conversations are written over the WebSocket.' },
  });
}

function pathOf(route: Route): RouteConfig {
  const content = (schema: NonNullable<Route['response']>) => ({ 'application/json': { schema } });
  const success = {
    description: route.status === 204 ? 'Done.' : 'The answer.',
    ...(route.response ? { content: content(route.response) } : {}),
  };
  return {
    method: route.method.toLowerCase() as 'get',
    path: route.path,
    summary: route.summary,
    ...(route.auth === 'user' ? { security: [{ bearer: [] }] } : {}),
    request: {
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
      ...(route.body ? { body: { required: true, content: content(route.body) } } : {}),
    },
    responses: { [route.status]: success, ...failures(route, content(errorBody)) },
  };
}

function failures(route: Route, content: object): Record<string, { description: string; content: object }> {
  const sentences = new Map<number, string[]>();
  for (const name of errorsOf(route)) {
    const { http, code, sentence } = errors[name];
    sentences.set(http, [...(sentences.get(http) ?? []), `${code} ${name}: ${sentence}`]);
  }
  return Object.fromEntries(
    [...sentences].map(([http, lines]) => [http, { description: lines.join('\n\n'), content }]),
  );
}

function errorsOf(route: Route): Set<ErrorName> {
  const names = new Set<ErrorName>(route.errors);
  if (route.params || route.query || route.body) names.add('malformed').add('invalid');
  if (route.body) names.add('too_large');
  if (route.auth === 'user') names.add('unauthenticated').add('token_expired').add('revoked');
  if (route.limit !== 'none') names.add('rate_limited');
  return names;
}
