import type { HttpResponse } from '../ports/transport.ts';
import type { CodedError } from '../protocol/errors.ts';
import type { Route } from './route.ts';

export type Headers = Readonly<Record<string, string>>;

/** Answers carry tokens and what only one person may read: nothing on the way may keep them. */
const common = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

export function json(status: number, body: unknown, headers: Headers = {}): HttpResponse {
  return {
    status,
    headers: { ...common, 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function empty(headers: Headers = {}): HttpResponse {
  return { status: 204, headers: { ...common, ...headers }, body: '' };
}

/** What the route's handler gave, as its route says. */
export function answered(route: Route, answer: unknown, headers: Headers): HttpResponse {
  if (route.gives !== undefined) {
    const whole = answer as HttpResponse;
    return { ...whole, headers: { ...common, ...whole.headers, ...headers } };
  }
  return route.status === 204 ? empty(headers) : json(route.status, answer, headers);
}

/** An error as clients get it, with the status of the table, and Retry-After in whole seconds, rounded up. */
export function errorResponse(error: CodedError, headers: Headers = {}): HttpResponse {
  const { code, http } = error.entry;
  const told: Record<string, unknown> = { code, name: error.reason, message: error.message };
  if (error.field !== '') told.field = error.field;
  const more: Record<string, string> = { ...headers };
  if (error.retryMs > 0) {
    told.retry_ms = error.retryMs;
    more['retry-after'] = String(Math.ceil(error.retryMs / 1000));
  }
  // RFC 9110 11.6.1 asks for it with every 401.
  if (http === 401) more['www-authenticate'] = 'Bearer';
  return json(http, { error: told }, more);
}
