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

/** A view of the request of uWebSockets.js, read only where somebody looks: copying all of it costs as much as a redirect. */
class Passing implements PassingRequest {
  readonly method: string;
  readonly path: string;
  readonly body = NO_BODY;
  readonly aborted = false;
  readonly #response: UwsResponse;
  readonly #request: UwsRequest;

  constructor(response: UwsResponse, request: UwsRequest, method: string, path: string) {
    this.#response = response;
    this.#request = request;
    this.method = method;
    this.path = path;
  }

  get query(): string {
    return this.#request.getQuery() ?? '';
  }

  get remoteAddress(): string {
    return remoteAddress(this.#response);
  }

  get rawAddress(): RawAddress {
    return this.#response.getRemoteAddress();
  }

  header(name: string): string {
    if (loneHeaders.has(name)) return this.#request.getHeader(name);
    return headersOf(this.#request).get(name) ?? '';
  }
}

/** What goes on the wire, made once for a response object that is given many times. */
interface Prepared {
  readonly status: string;
  /** The first header's name, and its value with all others behind it: one call instead of one each. */
  readonly name: string;
  readonly rest: string;
  /** Undefined: empty. */
  readonly body: Uint8Array | undefined;
  readonly bodyless: boolean;
}

const known = new WeakMap<HttpResponse, Prepared>();

export interface Asked {
  readonly path: string;
  readonly isHead: boolean;
}

/** Answers at once if the handler can; false: nothing was written. */
export function respond(
  response: UwsResponse,
  request: UwsRequest,
  { path, isHead }: Asked,
  handlers: TransportHandlers,
  around: Surroundings,
): boolean {
  const prepared = ask(new Passing(response, request, isHead ? 'HEAD' : 'GET', path), handlers, around);
  if (prepared === undefined) return false;
  write(response, prepared, isHead);
  return true;
}

function ask(
  passing: PassingRequest,
  handlers: TransportHandlers,
  around: Surroundings,
): Prepared | undefined {
  try {
    const made = handlers.respond?.(passing);
    if (made === undefined) return undefined;
    const standing = known.get(made);
    if (standing !== undefined) return standing;
    const prepared = prepare(toAnswer(made));
    known.set(made, prepared);
    return prepared;
  } catch (error) {
    around.report(error, `${passing.method} ${passing.path} failed and was answered 500.`);
    return prepare(textAnswer(500, errors.internal.sentence));
  }
}

/** `toAnswer` has refused every header with a line break in it, so joining them cannot add one that nobody wrote. */
function prepare(answer: Answer): Prepared {
  const [first, ...others] = answer.headers;
  const rest = [first?.[1] ?? '', ...others.map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  const body = answer.body.length === 0 ? undefined : answer.body;
  return {
    status: `${answer.status} ${answer.reason}`,
    ...{ name: first?.[0] ?? '', rest, body, bodyless: answer.bodyless },
  };
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
