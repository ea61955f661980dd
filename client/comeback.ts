import { closes, errors } from '../protocol/errors.ts';
import type { ErrorBody } from './wire.ts';

/**
 * What to do after a connection ended: `now`, with a moment's jitter; `later`, with back-off; `in` the milliseconds
 * that the server gave; with a new `token`; `never` as we are, until the application acts.
 */
export type Comeback =
  | { readonly when: 'now' | 'later' | 'token' }
  | { readonly when: 'in'; readonly ms: number }
  | { readonly when: 'never'; readonly signedOut: boolean };

const REPLACED_MS = 30_000;

/** The ranges of close codes decide, so that a code of a newer server is understood too. */
export function afterClose(code: number, reason: string): Comeback {
  // Another client of this device took our place. Coming back at once would take it back, and so on for ever.
  if (code === closes.replaced.code) return { when: 'in', ms: REPLACED_MS };
  if (code === closes.token_expired.code || code === closes.unauthenticated.code) return { when: 'token' };
  if (code >= 4000 && code < 4100) return { when: 'now' };
  if (code >= 4100 && code < 4200) {
    const seconds = Number.parseFloat(/\d+(\.\d+)?/.exec(reason)?.[0] ?? '');
    return Number.isNaN(seconds) ? { when: 'later' } : { when: 'in', ms: seconds * 1000 };
  }
  if (code >= 4200 && code < 4300) return { when: 'never', signedOut: code === closes.revoked.code };
  return { when: 'later' };
}

/** The same for an Error in reply to Hello. */
export function afterRefusal(error: ErrorBody): Comeback {
  if (error.code === errors.revoked.code) return { when: 'never', signedOut: true };
  if (error.code >= 2000 && error.code < 3000) return { when: 'token' };
  if (error.code >= 4000 && error.code < 5000) {
    return error.retryMs > 0 ? { when: 'in', ms: error.retryMs } : { when: 'later' };
  }
  if (error.code >= 5000 && error.code < 6000) return { when: 'now' };
  return { when: 'never', signedOut: false };
}
