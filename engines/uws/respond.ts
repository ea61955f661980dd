import type { HttpRequest as UwsRequest, HttpResponse as UwsResponse } from 'uWebSockets.js';
import {
  type HttpResponse,
  loneHeaders,
  type PassingRequest,
  type RawAddress,
  type TransportHandlers,
} from '../../ports/transport.ts';
import { errors } from '../../protocol/errors.ts';
import { type Answer, textAnswer, toAnswer } from '../listener/answer.ts';
import type { Surroundings } from '../listener/dependencies.ts';
import { headersOf, remoteAddress } from './request.ts';

const NO_BODY = new Uint8Array(0);

/**
 * A view of a request of uWebSockets.js, read only where somebody looks: copying all of it costs as much as a redirect. One
 * for all requests of a listener, since they are looked at during the call only.
 */
export class Passing implements PassingRequest {
  method = '';
  path = '';
  readonly body = NO_BODY;
  readonly aborted = false;
  #response!: UwsResponse;
  #request!: UwsRequest;
  #peer = '';

  /** Turns to another request. */
  view(response: UwsResponse, request: UwsRequest, { path, isHead, peer }: Asked): this {
    this.#response = response;
    this.#request = request;
    this.method = isHead ? 'HEAD' : 'GET';
    this.path = path;
    this.#peer = peer;
    return this;
  }

  get query(): string {
    return this.#request.getQuery() ?? '';
  }

  get remoteAddress(): string {
    return this.#peer || remoteAddress(this.#response);
  }

  get rawAddress(): RawAddress {
    return this.#peer || this.#response.getRemoteAddress();
  }

  header(name: string): string {
    if (loneHeaders.has(name)) return this.#request.getHeader(name);
    return headersOf(this.#request).get(name) ?? '';
  }
}

/** What goes on the wire, made once for a response object that is given many times. */
interface Prepared {
  /** Of this object alone: a copy of it with other headers carries the symbol along. */
  readonly of: HttpResponse | undefined;
  readonly status: string;
  /** The first header's name, and its value with all others behind it: one call instead of one each. */
  readonly name: string;
  readonly rest: string;
  /** Undefined: empty. */
  readonly body: Uint8Array | undefined;
  readonly bodyless: boolean;
}

/** Kept with the response: a map beside hundreds of thousands of them would be a look-up each and much to collect. */
const PREPARED = Symbol('prepared');
type Known = HttpResponse & { [PREPARED]?: Prepared };

export interface Asked {
  readonly path: string;
  readonly isHead: boolean;
  /** The peer's address where it is known; '' : it must be asked for. */
  readonly peer: string;
}

/** Answers at once if the handler can; false: nothing was written. */
export function respond(
  response: UwsResponse,
  request: UwsRequest,
  asked: Asked,
  passing: Passing,
  handlers: TransportHandlers,
  around: Surroundings,
): boolean {
  const prepared = ask(passing.view(response, request, asked), handlers, around);
  if (prepared === undefined) return false;
  write(response, prepared, asked.isHead);
  return true;
}

function ask(
  passing: PassingRequest,
  handlers: TransportHandlers,
  around: Surroundings,
): Prepared | undefined {
  try {
    const made: Known | undefined = handlers.respond?.(passing);
    if (made === undefined) return undefined;
    const standing = made[PREPARED];
    if (standing?.of === made) return standing;
    const prepared = prepare(toAnswer(made), made);
    if (Object.isExtensible(made)) made[PREPARED] = prepared;
    return prepared;
  } catch (error) {
    around.report(error, `${passing.method} ${passing.path} failed and was answered 500.`);
    return prepare(textAnswer(500, errors.internal.sentence), undefined);
  }
}

/** `toAnswer` has refused every header with a line break in it, so joining them cannot add one that nobody wrote. */
function prepare(answer: Answer, of: HttpResponse | undefined): Prepared {
  const { headers, status, reason, bodyless } = answer;
  let rest = headers[0]?.[1] ?? '';
  for (let i = 1; i < headers.length; i++) rest += `\r\n${headers[i]![0]}: ${headers[i]![1]}`;
  const body = answer.body.length === 0 ? undefined : answer.body;
  return { of, status: `${status} ${reason}`, name: headers[0]?.[0] ?? '', rest, body, bodyless };
}

function write(response: UwsResponse, prepared: Prepared, isHead: boolean): void {
  const { body } = prepared;
  response.writeStatus(prepared.status);
  if (prepared.name !== '') response.writeHeader(prepared.name, prepared.rest);
  if (!isHead && !prepared.bodyless) {
    if (body === undefined) response.end();
    else response.end(body);
    return;
  }
  if (!prepared.bodyless) response.writeHeader('Content-Length', String(body?.length ?? 0));
  response.endWithoutBody();
}
