import { once } from 'node:events';
import type { Socket as TcpSocket } from 'node:net';
import { WebSocket } from 'ws';
import { SOCKET_PATH } from '../protocol/limits.ts';

/** The subprotocols of the tests, in the order in which the server prefers them. */
export const FIRST = 'first.choice';
export const SECOND = 'second.choice';

/** Lets a test wait until something that is reported by events has come true. */
export class Waiting {
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
