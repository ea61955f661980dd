import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { type ErrorName, errors } from '../../protocol/errors.ts';
import type { Route } from './route.ts';
import { visitorPaths } from './visitor-paths.ts';

const errorBody = z.object({
  error: z.object({
    ...{ code: z.int(), name: z.string(), message: z.string() },
    ...{ field: z.string().optional(), retry_ms: z.int().optional() },
  }),
});

/** The OpenAPI 3.1 document of the shortener's listener. */
export function openapiDocument(routes: readonly Route[], version: string): object {
  const registry = new OpenAPIRegistry();
  const description = 'An API key of the shortener, an access token, or the operator’s key.';
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer', description });
  for (const route of routes) registry.registerPath(pathOf(route));
  for (const path of visitorPaths()) registry.registerPath(path);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Kith links', version },
  });
}

function pathOf(route: Route): RouteConfig {
  const { params, query, body, response, takes, gives } = route;
  const content = (schema: z.ZodType, type = 'application/json') => ({ [type]: { schema } });
  const answered = gives ? content(z.string(), gives) : response ? content(response) : undefined;
  const taken = takes ? content(z.string(), takes) : body ? content(body) : undefined;
  return {
    method: route.method.toLowerCase() as 'get',
    path: route.path,
    summary: route.summary,
    description: `Needs the scope ${route.scope}.`,
    security: [{ bearer: [] }],
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(taken ? { body: { required: true, content: taken } } : {}),
    },
    responses: {
      [route.status]: {
        description: answered ? 'The answer.' : 'Done.',
        ...(answered ? { content: answered } : {}),
      },
      ...failures(route, content(errorBody)),
    },
  };
}

function failures(route: Route, content: object): Record<string, { description: string; content: object }> {
  const names = new Set<ErrorName>([...route.errors, 'unauthenticated', 'forbidden', 'rate_limited']);
  if (route.params || route.query || route.body) names.add('invalid').add('malformed');
  const sentences = new Map<number, string[]>();
  for (const name of names) {
    const { http, code, sentence } = errors[name];
    sentences.set(http, [...(sentences.get(http) ?? []), `${code} ${name}: ${sentence}`]);
  }
  return Object.fromEntries(
    [...sentences].map(([http, lines]) => [http, { description: lines.join('\n\n'), content }]),
  );
}
