import { closes, errorName, errors } from '../protocol/errors.ts';
import type { ErrorBody } from './wire.ts';

/** An error of the table in protocol/errors.ts as it came from the server, or the client's own word for an end. */
export class KithError extends Error {
  override name = 'KithError';
  /** From the table; 0 for the client's own. */
  readonly code: number;
  /**
   * The name in the table; 'unknown' for a code of a newer server; the client's own are 'closed', 'lost', 'timeout',
   * 'refused', 'unsaved' (the storage failed) and 'device' (another device signed in over the same storage).
   */
  readonly reason: string;
  /** Where in the request, e.g. 'command.send.text'; '' when not said. */
  readonly field: string;
  /** Milliseconds after which to come back; 0 when not said. */
  readonly retryMs: number;

  constructor(reason: string, body: Partial<ErrorBody> = {}) {
    super(body.message || own[reason] || sentenceOf(reason));
    this.reason = reason;
    this.code = body.code ?? 0;
    this.field = body.field ?? '';
    this.retryMs = body.retryMs ?? 0;
  }
}

const own: Record<string, string> = {
  closed: 'The client was closed.',
  lost: 'The connection was lost before the answer came.',
  timeout: 'The server did not answer in time.',
  device: 'Another device signed in before the outcome was known.',
  refused: 'The server refused the connection.',
};

function sentenceOf(reason: string): string {
  const names: Record<string, { sentence: string }> = { ...closes, ...errors };
  return names[reason]?.sentence ?? 'The server gave a code that this client does not know.';
}

export function errorOf(body: Partial<ErrorBody> & { code: number }): KithError {
  return new KithError(errorName(body.code) ?? 'unknown', body);
}

/** A close code as an error, for the application to read. */
export function closeError(code: number, reason: string): KithError {
  const name = Object.entries(closes).find(([, entry]) => entry.code === code)?.[0];
  return new KithError(name ?? 'lost', name === undefined && reason !== '' ? { message: reason } : {});
}

/** 4xxx and 5xxx: the same again later may go well. */
export function passes(code: number): boolean {
  return code >= 4000 && code < 6000;
}

/** 2xxx: nothing helps but a new token. */
export function needsToken(code: number): boolean {
  return code >= 2000 && code < 3000;
}
