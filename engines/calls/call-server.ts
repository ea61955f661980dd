import { timingSafeEqual } from 'node:crypto';
import { NotHeld } from '../../ports/chat-calls.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Metrics } from '../../ports/metrics.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import { CALL_PATH, failure, REQUEST_ID, success, unpack } from './call-wire.ts';

/** Calls that run at once; more are told to come back, so that a stuck store does not fill the memory. */
const MAX_RUNNING = 5_000;
const OVERLOAD_RETRY_MS = 500;

export interface CallServerParts {
  readonly service: string;
  /** What may be called, and nothing else of the object. */
  readonly methods: readonly string[];
  readonly target: object;
  /** Every process of one installation knows it. */
  readonly secret: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Answers calls of other processes to one service. */
export class CallServer {
  readonly #parts: CallServerParts;
  readonly #prefix: string;
  readonly #authorization: Buffer;
  #running = 0;

  constructor(parts: CallServerParts) {
    this.#parts = parts;
    this.#prefix = `${CALL_PATH}${parts.service}/`;
    this.#authorization = Buffer.from(`Bearer ${parts.secret}`);
    parts.metrics.gauge('calls_running', 'Calls of other processes being answered.', () => this.#running);
  }

  /** undefined: not a call to this service. Never rejects. */
  handle(request: HttpRequest): Promise<HttpResponse> | undefined {
    if (!request.path.startsWith(this.#prefix)) return undefined;
    return this.#answer(request, request.path.slice(this.#prefix.length)).catch((error: unknown) => {
      if (!(error instanceof CodedError)) this.#log(request, error);
      return failure(error);
    });
  }

  async #answer(request: HttpRequest, method: string): Promise<HttpResponse> {
    const { methods, target } = this.#parts;
    if (!this.#isAuthorized(request)) throw new CodedError('unauthenticated');
    if (request.method !== 'POST') throw new CodedError('wrong_method');
    if (!methods.includes(method)) throw new CodedError('unknown_route');
    if (this.#running >= MAX_RUNNING) throw new CodedError('overloaded', { retryMs: OVERLOAD_RETRY_MS });
    const args = argumentsOf(request.body);
    this.#running++;
    try {
      const called = (target as Record<string, (...args: unknown[]) => unknown>)[method]!;
      return success(await called.apply(target, args));
    } finally {
      this.#running--;
    }
  }

  #isAuthorized(request: HttpRequest): boolean {
    const given = Buffer.from(request.header('authorization'));
    return given.length === this.#authorization.length && timingSafeEqual(given, this.#authorization);
  }

  #log(request: HttpRequest, error: unknown): void {
    if (error instanceof NotHeld || error instanceof StoreUnavailable) return;
    const { path } = request;
    const id = request.header(REQUEST_ID);
    this.#parts.logger.error({ err: error, path, request: id }, 'a call could not be answered');
  }
}

function argumentsOf(body: Uint8Array): unknown[] {
  try {
    const args = unpack(body);
    if (Array.isArray(args)) return args;
  } catch {
    // Told below, like a body that is something else.
  }
  throw new CodedError('malformed');
}
