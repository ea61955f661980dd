import type { z } from 'zod';
import type { HttpRequest } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { FeedRoute } from './route.ts';

/** Bytes of a body: a text of full size with every character escaped, its pictures, card and names. */
const MAX_BODY_BYTES = 96 * 1024;
const KEY = /^[\x21-\x7e]{1,64}$/;

export interface ReadRequest {
  readonly key: string;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Everything that the route asks for, checked. Throws CodedError 1xxx with the field that is wrong. */
export function readAsked(
  route: FeedRoute,
  params: Record<string, string>,
  request: HttpRequest,
): ReadRequest {
  const key = request.header('idempotency-key');
  if (key !== '' && !KEY.test(key)) throw new CodedError('invalid', { field: 'idempotency-key' });
  return {
    key,
    params: route.params ? check(route.params, decoded(params)) : {},
    query: route.query ? check(route.query, Object.fromEntries(new URLSearchParams(request.query))) : {},
    body: route.body ? check(route.body, readJson(request)) : undefined,
  };
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

function readJson(request: HttpRequest): unknown {
  const { body } = request;
  if (body.length > MAX_BODY_BYTES) throw new CodedError('too_large');
  // A page of another origin can send a text/plain form without asking; JSON needs a preflight (Fetch, CORS).
  if (!/^application\/json\s*(;|$)/i.test(request.header('content-type'))) {
    throw new CodedError('malformed', { detail: 'The body must be application/json.' });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new CodedError('malformed', { detail: 'The body is not JSON in UTF-8.' });
  }
}
