import { empty } from '../../http/respond.ts';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';

/** Seconds that a browser may remember a preflight; Chromium takes no more than two hours. */
const REMEMBER = '7200';
const EXPOSED = 'retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset';

/**
 * Headers that let pages of allowed origins read the answer. Without credentials: nothing here is decided by a cookie,
 * so that `*` gives a foreign page nothing that any program could not have.
 */
export function corsHeaders(request: HttpRequest, origins: readonly string[]): Record<string, string> {
  const origin = request.header('origin');
  if (origins.includes('*')) {
    return { 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED };
  }
  if (origins.length === 0) return {};
  // Said also to the others: a cache must not give the answer for one origin to another.
  const vary = { vary: 'origin' };
  if (origin === '' || !origins.includes(origin)) return vary;
  return { ...vary, 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED };
}

/** The answer to OPTIONS, a preflight or not. `headers`: from `corsHeaders`. */
export function preflight(methods: readonly string[], headers: Record<string, string>): HttpResponse {
  const allow = [...methods, 'OPTIONS'].join(', ');
  if (!headers['access-control-allow-origin']) return empty({ ...headers, allow });
  return empty({
    ...headers,
    allow,
    'access-control-allow-methods': allow,
    'access-control-allow-headers': 'authorization, content-type, idempotency-key',
    'access-control-max-age': REMEMBER,
  });
}
