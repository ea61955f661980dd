import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import type { z } from 'zod';
import { type ErrorName, errors } from '../protocol/errors.ts';
import type { Route } from './route.ts';
import { errorBody } from './schemas.ts';

/** A way to say who asks. */
export interface Scheme {
  readonly name: string;
  readonly description: string;
  readonly format?: string;
}

export const accessToken: Scheme = {
  name: 'bearer',
  format: 'JWT',
  description: 'An access token, or a token of the host application.',
};

/** What one service answers, as a document tells it. */
export interface Section {
  readonly tag: string;
  readonly description: string;
  readonly schemes: readonly Scheme[];
  readonly paths: readonly RouteConfig[];
  /** Where it is answered; absent: where the document came from. */
  readonly server?: string;
}

/** What goes for routes of a service besides what stands in them. */
export interface RouteWords {
  readonly description?: string;
  /** Any one of these is asked for; none: nobody is asked who it is. */
  readonly schemes: readonly Scheme[];
  readonly errors: readonly ErrorName[];
}

export function pathOf(route: Route, { description, schemes, errors: more }: RouteWords): RouteConfig {
  const { params, query, body, response, takes, gives, status, summary, path } = route;
  const taken = content(body, takes);
  const given = content(response, gives);
  const names = new Set<ErrorName>([...route.errors, ...more]);
  if (params || query || taken) names.add('malformed').add('invalid');
  if (taken) names.add('too_large');
  if (schemes.length > 0) names.add('unauthenticated').add('token_expired').add('revoked');
  return {
    ...{ method: route.method.toLowerCase() as Lowercase<Route['method']>, path, summary },
    ...(description === undefined ? {} : { description }),
    ...(schemes.length > 0 ? { security: schemes.map(({ name }) => ({ [name]: [] })) } : {}),
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(taken ? { body: { required: true, content: taken } } : {}),
    },
    responses: {
      [status]: { description: given ? 'The answer.' : 'Done.', ...(given ? { content: given } : {}) },
      ...failures(names),
    },
  };
}

function content(schema: z.ZodType | undefined, type: string | undefined) {
  if (type !== undefined) return { [type]: { schema: text } };
  return schema && { 'application/json': { schema } };
}

const text = { type: 'string' } as const;

/** By status, the sentences of the error table. */
function failures(names: Iterable<ErrorName>): RouteConfig['responses'] {
  const sentences = new Map<number, string[]>();
  for (const name of names) {
    const { http, code, sentence } = errors[name];
    sentences.set(http, [...(sentences.get(http) ?? []), `${code} ${name}: ${sentence}`]);
  }
  const body = { 'application/json': { schema: errorBody } };
  return Object.fromEntries(
    [...sentences].map(([http, lines]) => [http, { description: lines.join('\n\n'), content: body }]),
  );
}
