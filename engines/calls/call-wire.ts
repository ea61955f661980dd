import { Packr } from 'msgpackr';
import { NotHeld } from '../../ports/chat-calls.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import type { HttpResponse } from '../../ports/transport.ts';
import { CodedError, errorName, errors } from '../../protocol/errors.ts';

/**
 * Calls between Kith's processes: `POST /calls/<service>/<method>` with the arguments as a MessagePack array, answered
 * 200 with the result, or with a coded error. Not part of the protocol with clients.
 */
export const CALL_PATH = '/calls/';
export const REQUEST_ID = 'x-request-id';

/** The answer of a process that does not hold what was asked for. */
const NOT_HELD_STATUS = 421;
/** How soon a store that is away is asked again. */
const STORE_RETRY_MS = 1_000;
const CONTENT_TYPE = 'application/msgpack';
const packr = new Packr({ useRecords: false, mapsAsObjects: true });

interface Failure {
  readonly code: number;
  readonly field: string;
  readonly retryMs: number;
  readonly message: string;
}

export function pack(value: unknown): Buffer {
  return packr.pack(value);
}

/** Bytes in the result are views on `bytes`. Throws for what is no MessagePack. */
export function unpack(bytes: Uint8Array): unknown {
  return packr.unpack(bytes);
}

export function success(result: unknown): HttpResponse {
  return { status: 200, headers: { 'content-type': CONTENT_TYPE }, body: pack(result) };
}

/** Whatever is not coded is told as internal: its words may hold what is none of a caller's business. */
export function failure(error: unknown): HttpResponse {
  const headers = { 'content-type': CONTENT_TYPE };
  if (error instanceof NotHeld) return { status: NOT_HELD_STATUS, headers, body: pack(null) };
  const { entry, field, retryMs, message } = coded(error);
  const told: Failure = { code: entry.code, field, retryMs, message };
  return { status: entry.http, headers, body: pack(told) };
}

function coded(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  if (error instanceof StoreUnavailable) return new CodedError('unavailable', { retryMs: STORE_RETRY_MS });
  return new CodedError('internal');
}

/** The result, or throws what `failure` was given. */
export function resultOf(status: number, body: Uint8Array): unknown {
  if (status === NOT_HELD_STATUS) throw new NotHeld('asked one who does not hold it');
  if (status === 200) return unpack(body);
  const { code, field, retryMs, message: detail } = unpack(body) as Failure;
  throw new CodedError(errorName(code) ?? nameOfRange(code), { field, retryMs, detail });
}

/** A code of a newer version: at least what to do about it is known from its range. */
function nameOfRange(code: number): keyof typeof errors {
  return code >= errors.rate_limited.code && code < errors.draining.code ? 'unavailable' : 'internal';
}
