import type { z } from 'zod';
import type { HttpRequest } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { Match } from './router.ts';
import { decodeParams } from './router.ts';

/** Bytes of a body: the longest password twice, every character escaped, and room. */
const MAX_BODY_BYTES = 32 * 1024;

export interface Checked {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Everything of the request that the route asks for, checked. Throws CodedError 1xxx, with the field that is wrong. */
export function readRequest({ route, params }: Match, request: HttpRequest): Checked {
  return {
    params: route.params ? check(route.params, decodeParams(params)) : {},
    query: route.query ? check(route.query, readQuery(request.query)) : {},
    body: route.body ? check(route.body, readJson(request)) : undefined,
  };
}

/** The token of `Authorization: Bearer` (RFC 6750 2.1); '' when there is none. */
export function bearerToken(request: HttpRequest): string {
  return /^Bearer +([^\s,]+)$/i.exec(request.header('authorization'))?.[1] ?? '';
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

function readQuery(query: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    if (Object.hasOwn(values, name)) {
      throw new CodedError('invalid', { field: name, detail: 'A parameter may be given once.' });
    }
    // `defineProperty`, since an assignment to `__proto__` would set no property.
    Object.defineProperty(values, name, { value, enumerable: true, configurable: true });
  }
  return values;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readJson(request: HttpRequest): unknown {
  if (request.body.length > MAX_BODY_BYTES) throw new CodedError('too_large');
  // A page of another origin can send a text/plain form without asking; JSON needs a preflight (Fetch, CORS).
  if (!/^application\/json\s*(;|$)/i.test(request.header('content-type'))) {
    throw new CodedError('malformed', { detail: 'The body must be application/json.' });
  }
  try {
    return JSON.parse(utf8.decode(request.body));
  } catch {
    throw new CodedError('malformed', { detail: 'The body is not JSON in UTF-8.' });
  }
}
