import type { HttpResponse } from '../../ports/transport.ts';
import type { CodedError } from '../../protocol/errors.ts';

const common = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

export function json(status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: { ...common, 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** An error in the words of the table, with Retry-After in whole seconds. */
export function errorResponse(error: CodedError, headers: Record<string, string> = {}): HttpResponse {
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
