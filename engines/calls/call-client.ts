import { randomUUID } from 'node:crypto';
import { Agent, type Dispatcher } from 'undici';
import { CodedError } from '../../protocol/errors.ts';
import { CALL_PATH, pack, REQUEST_ID, resultOf } from './call-wire.ts';

/** Connections kept to one process; a call takes one while it runs. */
const CONNECTIONS = 64;
/** Calls under way at once; beyond, callers are told to come back rather than queued without bound. */
const MAX_WAITING = 20_000;
const OVERLOAD_RETRY_MS = 1_000;

/** Nobody answered: whether the call ran is not known. */
export class CallFailed extends Error {
  override name = 'CallFailed';
}

/** Calls processes by HTTP, connections kept alive. */
export class CallClient {
  readonly #secret: string;
  readonly #agent: Agent;
  #waiting = 0;

  constructor(secret: string) {
    this.#secret = secret;
    this.#agent = new Agent({
      connections: CONNECTIONS,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      connect: { timeout: 2_000 },
    });
  }

  /** Rejects with what the callee threw, or CallFailed when no answer came within the time. */
  async call(
    address: string,
    service: string,
    method: string,
    args: unknown[],
    withinMs: number,
  ): Promise<unknown> {
    if (this.#waiting >= MAX_WAITING) throw new CodedError('overloaded', { retryMs: OVERLOAD_RETRY_MS });
    this.#waiting++;
    let answer: { status: number; body: Uint8Array };
    try {
      answer = await this.#post(`http://${address}${CALL_PATH}${service}/${method}`, pack(args), withinMs);
    } catch (cause) {
      throw new CallFailed(`${service} at ${address} did not answer ${method}`, { cause });
    } finally {
      this.#waiting--;
    }
    return resultOf(answer.status, answer.body);
  }

  async #post(url: string, body: Buffer, withinMs: number): Promise<{ status: number; body: Uint8Array }> {
    const { origin, pathname: path } = new URL(url);
    const options: Dispatcher.RequestOptions = {
      ...{ origin, path, method: 'POST', body, signal: AbortSignal.timeout(withinMs) },
      headers: {
        authorization: `Bearer ${this.#secret}`,
        'content-type': 'application/msgpack',
        [REQUEST_ID]: randomUUID(),
      },
    };
    const response = await this.#agent.request(options);
    return { status: response.statusCode, body: new Uint8Array(await response.body.arrayBuffer()) };
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
