import { Agent, type ClientRequest, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect } from 'vitest';
import { SOCKET_PATH } from '../protocol/limits.ts';
import type {
  HttpRequest,
  HttpResponse,
  Listener,
  ListenOptions,
  PassingRequest,
  Socket,
  SocketHandler,
  Transport,
  TransportHandlers,
  UpgradeRequest,
} from './transport.ts';
import { Client, FIRST, handshake, SECOND, Waiting, Wire } from './transport-peers.fixture.ts';

export const KIB = 1024;

const usual: ListenOptions = {
  host: '127.0.0.1',
  port: 0,
  maxMessageBytes: 64 * KIB,
  maxBodyBytes: 64 * KIB,
  maxBufferedBytes: 64 * KIB * KIB,
  idleSeconds: 60,
  subprotocols: [FIRST, SECOND],
};

/** A socket as the server sees it, with all that its handler was told. */
export class Served extends Waiting implements SocketHandler {
  readonly socket: Socket;
  readonly messages: { readonly data: Buffer; readonly isBinary: boolean }[] = [];
  readonly closes: { readonly code: number; readonly reason: string }[] = [];
  drains = 0;
  /** Drains that were told although something was still buffered. */
  early = 0;
  /** What was called although the close had been told. Must stay empty. */
  readonly late: string[] = [];
  onMessage: ((data: Buffer, isBinary: boolean) => void) | undefined;

  constructor(socket: Socket) {
    super();
    this.socket = socket;
  }

  message(data: Uint8Array, isBinary: boolean): void {
    if (this.closes.length > 0) this.late.push('message');
    const copy = Buffer.from(data);
    this.messages.push({ data: copy, isBinary });
    this.onMessage?.(copy, isBinary);
    this.changed();
  }

  drain(): void {
    if (this.closes.length > 0) this.late.push('drain');
    if (this.socket.buffered() > 0) this.early++;
    this.drains++;
    this.changed();
  }

  close(code: number, reason: string): void {
    this.closes.push({ code, reason });
    this.changed();
  }

  async closed(): Promise<{ readonly code: number; readonly reason: string }> {
    await this.until(() => this.closes.length > 0);
    return this.closes[0]!;
  }

  /** From now on answers every message with itself. */
  echo(): this {
    this.onMessage = (data, isBinary) => void this.socket.send(data, isBinary);
    return this;
  }
}

/** A listener whose handlers record, with the means to reach it. */
export class Stage extends Waiting {
  readonly served: Served[] = [];
  readonly upgrades: UpgradeRequest[] = [];
  readonly requests: HttpRequest[] = [];
  listener!: Listener;
  refusal: string | undefined;
  onOpen: (served: Served) => void = () => undefined;
  onRespond: (request: PassingRequest) => HttpResponse | undefined = () => undefined;
  onRequest: (request: HttpRequest) => Promise<HttpResponse> = async (request) => ({
    status: 200,
    headers: { 'content-type': 'text/plain' },
    body: `${request.method} ${request.path} ${request.query} ${Buffer.from(request.body).toString()}`,
  });
  #isTls = false;
  #next = 0;

  static async open(transport: Transport, options: Partial<ListenOptions> = {}): Promise<Stage> {
    const stage = new Stage();
    stage.#isTls = options.tls !== undefined;
    stage.listener = await transport.listen({ ...usual, ...options }, stage.#handlers());
    return stage;
  }

  #handlers(): TransportHandlers {
    return {
      upgrade: (request) => {
        this.upgrades.push(request);
        return this.refusal;
      },
      open: (socket) => {
        const served = new Served(socket);
        this.served.push(served);
        this.onOpen(served);
        this.changed();
        return served;
      },
      respond: (request) => this.onRespond(request),
      request: (request) => {
        this.requests.push(request);
        this.changed();
        return this.onRequest(request);
      },
    };
  }

  get port(): number {
    return this.listener.port;
  }

  /** The next socket that was not asked for yet. */
  async accepted(): Promise<Served> {
    const index = this.#next++;
    await this.until(() => this.served.length > index);
    return this.served[index]!;
  }

  dial(protocols: string[] = [FIRST], headers: Record<string, string> = {}): Client {
    const scheme = this.#isTls ? 'wss' : 'ws';
    return new Client(`${scheme}://127.0.0.1:${this.port}${SOCKET_PATH}`, protocols, headers);
  }

  /** A connected client and its socket at the server. */
  async pair(): Promise<{ client: Client; served: Served }> {
    const client = this.dial();
    const served = await this.accepted();
    await client.opened();
    return { client, served };
  }

  wire(): Wire {
    const options = { port: this.port, host: '127.0.0.1', rejectUnauthorized: false };
    return new Wire(this.#isTls ? connectTls(options) : connectTcp(options));
  }

  /** A raw connection on which a WebSocket was opened, and its socket at the server. */
  async rawPair(): Promise<{ wire: Wire; served: Served }> {
    const wire = this.wire();
    wire.write(handshake());
    const served = await this.accepted();
    await wire.upgraded();
    return { wire, served };
  }

  async fetch(path: string, options: FetchOptions = {}): Promise<Fetched> {
    return fetched(this.start(path, options), options.body);
  }

  /** A request whose body the test writes. */
  start(path: string, options: FetchOptions = {}): ClientRequest {
    const send = this.#isTls ? httpsRequest : httpRequest;
    return send({
      host: '127.0.0.1',
      port: this.port,
      path,
      method: options.method ?? 'GET',
      headers: options.headers ?? {},
      ...(this.#isTls ? { rejectUnauthorized: false } : { agent: options.agent ?? new Agent() }),
    });
  }

  /** Cuts everything, and holds the law that each handler is told of its end once and of nothing afterwards. */
  async close(): Promise<void> {
    await this.listener.close();
    for (const { closes, late } of this.served)
      expect({ closes: closes.length, late }).toEqual({ closes: 1, late: [] });
    expect(this.listener.sockets()).toBe(0);
  }
}

export interface FetchOptions {
  readonly method?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
}

export interface Fetched {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly localPort: number;
}

export async function fetched(request: ClientRequest, body?: string | Buffer): Promise<Fetched> {
  const answered = new Promise<Fetched>((resolve, reject) => {
    request.once('error', reject);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      const localPort = response.socket.localPort ?? 0;
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks).toString(), localPort });
      });
    });
  });
  request.end(body);
  return answered;
}
