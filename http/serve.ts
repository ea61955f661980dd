import { LogUnavailable } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import { StoreUnavailable } from '../ports/store-unavailable.ts';
import type { HttpRequest, HttpResponse } from '../ports/transport.ts';
import { CodedError } from '../protocol/errors.ts';
import { answered, errorResponse, type Headers } from './respond.ts';
import type { Route } from './route.ts';
import type { Match, Router } from './router.ts';

/** After which a log or a store that was away is asked again. */
const AWAY_MS = 1_000;

export interface Served<R extends Route> {
  readonly router: Router<R>;
  readonly logger: Logger;
  /** What the handler gives, or the reason why it is not asked. What it puts into `headers` goes with errors too. */
  readonly answer: (
    match: Match<R>,
    request: HttpRequest,
    headers: Record<string, string>,
  ) => Promise<unknown>;
}

/** Answers what the table has; undefined: nothing is at the path. Never rejects: what fails is answered. */
export async function serve<R extends Route>(
  { router, logger, answer }: Served<R>,
  request: HttpRequest,
  standing: Headers = {},
): Promise<HttpResponse | undefined> {
  const found = router.find(request.method, request.path);
  if (!found) return undefined;
  if (!('route' in found)) {
    return errorResponse(new CodedError('wrong_method'), { ...standing, allow: found.allow.join(', ') });
  }
  const headers = { ...standing };
  try {
    return answered(found.route, await answer(found, request, headers), headers);
  } catch (error) {
    return errorResponse(codedError(error, request, logger), headers);
  }
}

/** The code with which a failure is told; what nobody foresaw is logged, and its words are not told. */
export function codedError(error: unknown, { method, path }: HttpRequest, logger: Logger): CodedError {
  if (error instanceof CodedError) return error;
  if (error instanceof LogUnavailable) return new CodedError('log_unavailable', { retryMs: AWAY_MS });
  if (error instanceof StoreUnavailable) return new CodedError('unavailable', { retryMs: AWAY_MS });
  // The path without the query, which can hold what is nobody's business.
  logger.error({ err: error, method, path }, 'An HTTP request failed.');
  return new CodedError('internal');
}
