import type { z } from 'zod';
import type { HttpRequest } from '../ports/transport.ts';
import { CodedError } from '../protocol/errors.ts';
import type { Checked, Route } from './route.ts';
import { decodeParams, type Match } from './router.ts';

/**
 * Everything of the request that the route asks for, checked. Throws CodedError 1xxx, with the field that is wrong, and
 * `too_large` for a body of more than `maxBodyBytes`, which is not looked at.
 */
export function readRequest(
  { route, params }: Match<Route>,
  request: HttpRequest,
  maxBodyBytes: number,
): Checked {
  return {
    params: route.params ? check(route.params, decodeParams(params)) : {},
    query: route.query ? check(route.query, readQuery(request.query)) : {},
    body: route.body ? check(route.body, readJson(request, maxBodyBytes)) : undefined,
  };
}

/** The token of `Authorization: Bearer` (RFC 6750 2.1). Throws `unauthenticated` when there is none. */
export function bearerToken(request: HttpRequest): string {
  const token = /^Bearer +([^\s,]+)$/i.exec(request.header('authorization'))?.[1];
  if (token === undefined) throw new CodedError('unauthenticated');
  return token;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The body as text. Throws `malformed` for what is no UTF-8. */
export function readText(request: HttpRequest): string {
  try {
    return utf8.decode(request.body);
  } catch {
    throw new CodedError('malformed', { detail: 'The body is not UTF-8.' });
  }
}

function check(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(result.error);
}

/** The first thing that is wrong, and where. */
export function invalid({ issues: [issue] }: z.ZodError): CodedError {
  return new CodedError('invalid', {
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

function readJson(request: HttpRequest, maxBodyBytes: number): unknown {
  if (request.body.length > maxBodyBytes) throw new CodedError('too_large');
  // A page of another origin can send a text/plain form without asking; JSON needs a preflight (Fetch, CORS).
  if (!/^application\/json\s*(;|$)/i.test(request.header('content-type'))) {
    throw new CodedError('malformed', { detail: 'The body must be application/json.' });
  }
  const text = readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new CodedError('malformed', { detail: 'The body is not JSON.' });
  }
}
