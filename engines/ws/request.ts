import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ListenOptions, PassingRequest, TransportHandlers } from '../../ports/transport.ts';
import { errors } from '../../protocol/errors.ts';
import { plainAddress } from '../listener/address.ts';
import { type Answer, ask, textAnswer, toAnswer, tooLarge } from '../listener/answer.ts';
import { Body } from '../listener/body.ts';
import type { Surroundings } from '../listener/dependencies.ts';

class Exchange implements PassingRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly remoteAddress: string;
  body: Uint8Array = new Uint8Array(0);
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.#request = request;
    this.#response = response;
    this.method = request.method ?? '';
    [this.path, this.query] = splitTarget(request);
    this.remoteAddress = remoteAddress(request);
  }

  get rawAddress(): string {
    return this.remoteAddress;
  }

  header(name: string): string {
    return headerOf(this.#request, name);
  }

  get aborted(): boolean {
    // Not the request's own `destroyed`, which is true as soon as its body was read.
    return !this.#response.writableEnded && (this.#response.destroyed || this.#request.socket.destroyed);
  }
}

/** Path and query of the request's target. */
export function splitTarget(request: IncomingMessage): [path: string, query: string] {
  const target = request.url ?? '';
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}

export function remoteAddress(request: IncomingMessage): string {
  return plainAddress(request.socket.remoteAddress ?? '');
}

/** The server joins duplicates (`joinDuplicateHeaders`); only Set-Cookie, which no request has, is a list. */
export function headerOf(request: IncomingMessage, name: string): string {
  return (request.headers[name] as string | undefined) ?? '';
}

/** Reads the body within its bound, asks the handler, answers. */
export function serve(
  request: IncomingMessage,
  response: ServerResponse,
  options: ListenOptions,
  handlers: TransportHandlers,
  around: Surroundings,
): void {
  const exchange = new Exchange(request, response);
  if (responds(exchange, response, handlers, around)) return;
  const body = new Body(options.maxBodyBytes);
  // A client that is cut in mid-body ends the request with an error and never with 'end'.
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    if (body.hopeless) return;
    body.add(chunk);
    if (body.hopeless) write(response, tooLarge(), true);
  });
  request.on('end', () => {
    if (body.hopeless) return;
    if (body.tooLarge) {
      write(response, tooLarge(), true);
      return;
    }
    exchange.body = body.bytes();
    void ask(handlers, exchange, around.report).then((made) => {
      if (!exchange.aborted) write(response, made, false);
    });
  });
}

/** Answers at once if the handler can; false: nothing was written. */
function responds(
  exchange: Exchange,
  response: ServerResponse,
  handlers: TransportHandlers,
  around: Surroundings,
): boolean {
  const { method, path } = exchange;
  if (handlers.respond === undefined || (method !== 'GET' && method !== 'HEAD')) return false;
  try {
    const made = handlers.respond(exchange);
    if (made === undefined) return false;
    write(response, toAnswer(made), false);
  } catch (error) {
    around.report(error, `${method} ${path} failed and was answered 500.`);
    write(response, textAnswer(500, errors.internal.sentence), false);
  }
  return true;
}

export function write(response: ServerResponse, made: Answer, andClose: boolean): void {
  response.statusCode = made.status;
  response.statusMessage = made.reason;
  for (const [name, value] of made.headers) response.setHeader(name, value);
  if (!made.bodyless) response.setHeader('content-length', made.body.length);
  if (andClose) response.setHeader('connection', 'close');
  // Node leaves the body out by itself for HEAD, 204 and 304.
  response.end(made.body);
}
