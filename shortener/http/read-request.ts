import type { z } from 'zod';
import type { HttpRequest } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { Route } from './route.ts';

export interface Checked {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Everything that the route asks for, checked. Throws CodedError 1xxx with the field that is wrong. */
export function readRequest(route: Route, params: Record<string, string>, request: HttpRequest): Checked {
  return {
    params: route.params ? check(route.params, decoded(params)) : {},
    query: route.query ? check(route.query, queryOf(request.query)) : {},
    body: route.body ? check(route.body, jsonOf(request)) : undefined,
  };
}

/** The token of `Authorization: Bearer` (RFC 6750 2.1); '' : none. */
export function bearerOf(request: HttpRequest): string {
  return /^Bearer +([^\s,]+)$/i.exec(request.header('authorization'))?.[1] ?? '';
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function textOf(request: HttpRequest): string {
  try {
    return utf8.decode(request.body);
  } catch {
    throw new CodedError('malformed', { detail: 'The body is not UTF-8.' });
  }
}

function check(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new CodedError('invalid', {
    field: issue?.path.join('.') ?? '',
    ...(issue ? { detail: issue.message } : {}),
  });
}

function decoded(params: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    throw new CodedError('malformed', { detail: 'The path is not percent-encoded UTF-8.' });
  }
}

function queryOf(query: string): Record<string, string> {
  const entries = [...new URLSearchParams(query)];
  if (new Set(entries.map(([name]) => name)).size < entries.length) {
    throw new CodedError('invalid', { detail: 'A parameter may be given once.' });
  }
  return Object.fromEntries(entries);
}

function jsonOf(request: HttpRequest): unknown {
  // A page of another origin can send a text/plain form without asking; JSON needs a preflight (Fetch, CORS).
  if (!/^application\/json\s*(;|$)/i.test(request.header('content-type'))) {
    throw new CodedError('malformed', { detail: 'The body must be application/json.' });
  }
  const text = textOf(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new CodedError('malformed', { detail: 'The body is not JSON.' });
  }
}
