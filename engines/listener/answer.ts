import { STATUS_CODES, validateHeaderName, validateHeaderValue } from 'node:http';
import type { HttpRequest, HttpResponse, TransportHandlers } from '../../ports/transport.ts';
import { errors } from '../../protocol/errors.ts';
import { SOCKET_PATH } from '../../protocol/limits.ts';

/** A response whose every part may go on the wire as it is. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** 204 and 304 have neither a body nor a length (RFC 9110 8.6, 15.3.5, 15.4.5). */
  readonly bodyless: boolean;
}

/** Headers by which the engine frames the message. A second one from above would let two parsers disagree. */
const FRAMING = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'trailer',
]);
const encoder = new TextEncoder();

/** Throws when a status, header name or value could not stand on the wire, e.g. with a line break in it. */
export function toAnswer(response: HttpResponse): Answer {
  const { status } = response;
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new RangeError(`${status} is not the status of a whole response.`);
  }
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(response.headers)) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    if (!FRAMING.has(name.toLowerCase())) headers.push([name, value]);
  }
  const body = typeof response.body === 'string' ? encoder.encode(response.body) : response.body;
  return {
    status,
    reason: STATUS_CODES[status] ?? 'Unknown',
    headers,
    body,
    bodyless: status === 204 || status === 304,
  };
}

export function textAnswer(status: number, text: string): Answer {
  return toAnswer({ status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text });
}

export const tooLarge = (): Answer => textAnswer(413, errors.too_large.sentence);

/** For what asks for a WebSocket in the wrong place, or at the right place for something else. */
export function notASocket(path: string, isUpgrade: boolean): Answer {
  if (path !== SOCKET_PATH) return textAnswer(404, errors.unknown_route.sentence);
  if (isUpgrade) return textAnswer(400, 'The WebSocket handshake is not complete.');
  const answer = textAnswer(426, 'Only WebSockets are spoken here.');
  return { ...answer, headers: [...answer.headers, ['upgrade', 'websocket']] };
}

/**
 * Never rejects: what the handler throws, or a response that cannot stand on the wire, is answered 500 with a sentence
 * that tells nothing of the cause, which goes to `report` alone.
 */
export async function ask(
  handlers: TransportHandlers,
  request: HttpRequest,
  report: (error: unknown, sentence: string) => void,
): Promise<Answer> {
  try {
    return toAnswer(await handlers.request(request));
  } catch (error) {
    report(error, `${request.method} ${request.path} failed and was answered 500.`);
    return textAnswer(500, errors.internal.sentence);
  }
}
