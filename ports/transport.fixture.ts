import { once } from 'node:events';
import { Agent, type ClientRequest, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectTcp, type Socket as TcpSocket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { SOCKET_PATH } from '../protocol/limits.ts';
import type {
  HttpRequest,
  HttpResponse,
  Listener,
  ListenOptions,
  Socket,
  SocketHandler,
  Transport,
  TransportHandlers,
  UpgradeRequest,
} from './transport.ts';

export const KIB = 1024;
export const FIRST = 'first.choice';
export const SECOND = 'second.choice';

const usual: ListenOptions = {
  host: '127.0.0.1',
  port: 0,
  maxMessageBytes: 64 * KIB,
  maxBodyBytes: 64 * KIB,
  maxBufferedBytes: 64 * KIB * KIB,
  idleSeconds: 60,
  subprotocols: [FIRST, SECOND],
};

/** Lets a test wait until something that is reported by events has come true. */
class Waiting {
  readonly #waiters = new Set<() => void>();

  protected changed(): void {
    for (const check of this.#waiters) check();
  }

  until(isTrue: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!isTrue()) return;
        this.#waiters.delete(check);
        resolve();
      };
      this.#waiters.add(check);
      check();
    });
  }
}

/** A socket as the server sees it, with all that its handler was told. */
export class Served extends Waiting implements SocketHandler {
  readonly socket: Socket;
  readonly messages: { readonly data: Buffer; readonly isBinary: boolean }[] = [];
  readonly closes: { readonly code: number; readonly reason: string }[] = [];
  drains = 0;
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
    expect(this.socket.buffered()).toBe(0);
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

/** A well-behaved WebSocket client. */
export class Client extends Waiting {
  readonly webSocket: WebSocket;
  readonly messages: { readonly data: Buffer; readonly isBinary: boolean }[] = [];
  readonly pongs: string[] = [];
  close: { readonly code: number; readonly reason: string } | undefined;
  refused: { readonly status: number; readonly body: string } | undefined;

  constructor(url: string, protocols: string[], headers: Record<string, string>) {
    super();
    this.webSocket = new WebSocket(url, protocols, {
      rejectUnauthorized: false,
      perMessageDeflate: false,
      headers,
    });
    this.webSocket.on('open', () => this.changed());
    this.webSocket.on('error', () => this.changed());
    this.webSocket.on('message', (data, isBinary) => {
      this.messages.push({ data: data as Buffer, isBinary });
      this.changed();
    });
    this.webSocket.on('pong', (data) => {
      this.pongs.push(data.toString());
      this.changed();
    });
    this.webSocket.on('close', (code, reason) => {
      this.close = { code, reason: reason.toString() };
      this.changed();
    });
    this.webSocket.on('unexpected-response', (request, response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => {
        this.refused = { status: response.statusCode ?? 0, body };
        request.destroy();
        this.changed();
      });
    });
  }

  async opened(): Promise<void> {
    if (this.webSocket.readyState !== WebSocket.OPEN) await once(this.webSocket, 'open');
  }

  async closed(): Promise<{ readonly code: number; readonly reason: string }> {
    await this.until(() => this.close !== undefined);
    return this.close!;
  }

  async refusal(): Promise<{ readonly status: number; readonly body: string }> {
    await this.until(() => this.refused !== undefined);
    return this.refused!;
  }

  async received(count: number): Promise<string[]> {
    await this.until(() => this.messages.length >= count);
    return this.messages.map(({ data }) => data.toString());
  }
}

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** A connection on which the test decides every byte. */
export class Wire extends Waiting {
  readonly tcp: TcpSocket;
  readonly frames: Frame[] = [];
  text = '';
  isClosed = false;
  #isUpgraded = false;
  #rest: Buffer = Buffer.alloc(0);

  constructor(tcp: TcpSocket) {
    super();
    this.tcp = tcp;
    tcp.on('error', () => this.changed());
    tcp.on('data', (chunk: Buffer) => this.#read(chunk));
    tcp.on('close', () => {
      this.isClosed = true;
      this.changed();
    });
  }

  write(data: string | Buffer): void {
    this.tcp.write(data);
  }

  upgraded(): Promise<void> {
    return this.until(() => this.#isUpgraded);
  }

  closed(): Promise<void> {
    return this.until(() => this.isClosed);
  }

  /** The code of the close frame that came; 1006 when none did. */
  get closeCode(): number {
    return this.frames.find(({ opcode }) => opcode === 8)?.payload.readUInt16BE(0) ?? 1006;
  }

  #read(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (!this.#isUpgraded) this.#readHead();
    if (this.#isUpgraded) this.#readFrames();
    this.changed();
  }

  #readHead(): void {
    this.text = this.#rest.toString('latin1');
    const end = this.text.indexOf('\r\n\r\n');
    if (end < 0 || !this.text.startsWith('HTTP/1.1 101')) return;
    this.#isUpgraded = true;
    this.#rest = this.#rest.subarray(end + 4);
  }

  #readFrames(): void {
    for (;;) {
      const rest = this.#rest;
      if (rest.length < 2) return;
      const short = rest[1]! & 127;
      const head = short === 127 ? 10 : short === 126 ? 4 : 2;
      if (rest.length < head) return;
      const size =
        short === 127 ? Number(rest.readBigUInt64BE(2)) : short === 126 ? rest.readUInt16BE(2) : short;
      if (rest.length < head + size) return;
      this.frames.push({ opcode: rest[0]! & 15, payload: rest.subarray(head, head + size) });
      this.#rest = rest.subarray(head + size);
    }
  }
}

export function handshake(): string {
  return [
    `GET ${SOCKET_PATH} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Protocol: ${FIRST}`,
    '\r\n',
  ].join('\r\n');
}

/** A client's frame, RFC 6455 5.2; the options break its rules. */
export function frame(
  opcode: number,
  payload: string | Buffer,
  options: { readonly fin?: boolean; readonly masked?: boolean; readonly reserved?: number } = {},
): Buffer {
  const body = Buffer.from(payload);
  const mask = Buffer.from([7, 77, 177, 217]);
  const isMasked = options.masked !== false;
  const first = (options.fin === false ? 0 : 128) | ((options.reserved ?? 0) << 4) | opcode;
  const flag = isMasked ? 128 : 0;
  const long = body.length > 125;
  const head = long
    ? Buffer.from([first, flag | 126, body.length >> 8, body.length & 255])
    : Buffer.from([first, flag | body.length]);
  if (!isMasked) return Buffer.concat([head, body]);
  return Buffer.concat([head, mask, body.map((byte, index) => byte ^ mask[index % 4]!)]);
}
