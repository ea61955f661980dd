import type { HttpRequest as UwsRequest, HttpResponse as UwsResponse } from 'uWebSockets.js';
import type { HttpRequest, ListenOptions, TransportHandlers } from '../../ports/transport.ts';
import { plainAddress } from '../listener/address.ts';
import { type Answer, ask, tooLarge } from '../listener/answer.ts';
import { Body } from '../listener/body.ts';
import type { Surroundings } from '../listener/dependencies.ts';

/** The request, copied, since uWebSockets.js lets go of its own when the callback returns. */
class Exchange implements HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly remoteAddress: string;
  body: Uint8Array = new Uint8Array(0);
  aborted = false;
  readonly #headers: ReadonlyMap<string, string>;

  constructor(response: UwsResponse, request: UwsRequest) {
    this.method = request.getMethod().toUpperCase();
    this.path = request.getUrl();
    this.query = request.getQuery() ?? '';
    this.remoteAddress = remoteAddress(response);
    this.#headers = headersOf(request);
  }

  header(name: string): string {
    return this.#headers.get(name) ?? '';
  }
}

export function remoteAddress(response: UwsResponse): string {
  return plainAddress(Buffer.from(response.getRemoteAddressAsText()).toString());
}

/** Headers that came several times are joined as RFC 9110 5.2 says; cookies as RFC 6265 separates them. */
export function headersOf(request: UwsRequest): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  request.forEach((name, value) => {
    const before = headers.get(name);
    const separator = name === 'cookie' ? '; ' : ', ';
    headers.set(name, before === undefined ? value : before + separator + value);
  });
  return headers;
}

/** Reads the body within its bound, asks the handler, answers. */
export function serve(
  response: UwsResponse,
  request: UwsRequest,
  options: ListenOptions,
  handlers: TransportHandlers,
  around: Surroundings,
): void {
  const exchange = new Exchange(response, request);
  const body = new Body(options.maxBodyBytes);
  let settled = false;
  response.onAborted(() => {
    exchange.aborted = true;
  });
  response.onData((chunk, isLast) => {
    if (settled) return;
    body.add(new Uint8Array(chunk));
    if (!isLast && !body.hopeless) return;
    settled = true;
    if (body.tooLarge) {
      answer(response, exchange, tooLarge(), true);
      return;
    }
    exchange.body = body.bytes();
    void ask(handlers, exchange, around.report).then((made) => answer(response, exchange, made, false));
  });
}

function answer(response: UwsResponse, exchange: Exchange, made: Answer, andClose: boolean): void {
  if (exchange.aborted) return;
  response.cork(() => write(response, made, exchange.method === 'HEAD', andClose));
}

/** To be called in a cork, or in the callback of the request itself. */
export function write(response: UwsResponse, made: Answer, isHead: boolean, andClose: boolean): void {
  response.writeStatus(`${made.status} ${made.reason}`);
  for (const [name, value] of made.headers) response.writeHeader(name, value);
  // uWebSockets.js closes when told to, but does not say so.
  if (andClose) response.writeHeader('Connection', 'close');
  if (!isHead && !made.bodyless) response.end(made.body, andClose);
  else if (andClose) response.endWithoutBody(made.body.length, true);
  else {
    // Given the length itself, `endWithoutBody` closes the connection unasked.
    if (!made.bodyless) response.writeHeader('Content-Length', String(made.body.length));
    response.endWithoutBody();
  }
}
