import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { encodeFrame, FrameReader, opcodes } from './web-socket.ts';

/** What the kernel hands over in one read. */
const READ_BYTES = 64 * 1024;
/** Loopback addresses that connections come from, so that one address's 28,000 ports do not end. */
const SOURCES = 16;
const NOTHING = new Uint8Array(0);
const SWITCHING = /^HTTP\/1\.1 101 /;

export interface Listener {
  /** A whole message, valid until this returns. */
  message(bytes: Buffer, start: number, end: number): void;
  /** The answer to `ping`. */
  pong?(): void;
  /** Once. 1006: without a close frame. */
  closed(code: number, reason: string): void;
}

/** As many wait at a time for an answer from the kernel: below its queue of a listener, which drops beyond. */
const CONNECTING = 256;

/** Opens WebSockets to one port. All of them read into one piece of memory: idle ones cost next to nothing. */
export class Dialer {
  readonly port: number;
  readonly #width: number;
  readonly #memory = Buffer.allocUnsafeSlow(READ_BYTES);
  #opened = 0;
  #connecting = 0;
  readonly #queue: (() => void)[] = [];

  /** `width`: connections without an answer from the kernel at a time. */
  constructor(port: number, width = CONNECTING) {
    this.port = port;
    this.#width = width;
  }

  /** Resolves when the server has switched protocols; rejects when it does not. */
  async open(path: string, subprotocol: string, listener: Listener): Promise<RawSocket> {
    if (this.#connecting >= this.#width) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#connecting++;
    const localAddress = `127.0.0.${1 + (this.#opened++ % SOURCES)}`;
    return new Promise((resolve, reject) => {
      let raw: RawSocket | undefined;
      const onread = {
        buffer: this.#memory,
        callback: (count: number, memory: Uint8Array) => {
          raw?.take(memory.subarray(0, count) as Buffer);
          return true;
        },
      };
      const socket = connect({ port: this.port, host: '127.0.0.1', localAddress, noDelay: true, onread });
      raw = new RawSocket(socket, listener, resolve, reject);
      let free = (): void => {
        free = () => undefined;
        this.#connecting--;
        this.#queue.shift()?.();
      };
      socket.once('close', () => free());
      socket.once('connect', () => {
        free();
        socket.write(upgrade(this.port, path, subprotocol));
      });
    });
  }
}

function upgrade(port: number, path: string, subprotocol: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(subprotocol ? [`Sec-WebSocket-Protocol: ${subprotocol}`] : []),
    '\r\n',
  ].join('\r\n');
}

/** One WebSocket. Answers pings; everything else is the listener's. */
export class RawSocket {
  readonly #socket: Socket;
  readonly #listener: Listener;
  readonly #frames: FrameReader;
  #onOpen: ((socket: RawSocket) => void) | undefined;
  /** What came of the answer to the upgrade. */
  #head = '';
  #close = { code: 1006, reason: '' };

  constructor(
    socket: Socket,
    listener: Listener,
    onOpen: (socket: RawSocket) => void,
    onFailure: (error: Error) => void,
  ) {
    this.#socket = socket;
    this.#listener = listener;
    this.#onOpen = onOpen;
    this.#frames = new FrameReader({
      message: (bytes, start, end) => listener.message(bytes, start, end),
      control: (opcode, payload) => this.#control(opcode, payload),
    });
    let failure: Error | undefined;
    socket.on('error', (error) => {
      failure = error;
    });
    socket.once('close', () => {
      if (this.#onOpen) onFailure(failure ?? new Error(`no WebSocket: ${this.#head.split('\r\n')[0]}`));
      else this.#listener.closed(this.#close.code, this.#close.reason || (failure?.message ?? ''));
    });
  }

  take(bytes: Buffer): void {
    try {
      const rest = this.#onOpen ? this.#opening(bytes) : bytes;
      if (rest && rest.length > 0) this.#frames.take(rest);
    } catch (error) {
      // Into a read callback nothing may be thrown; a server that cannot be understood is a failed benchmark.
      this.#close = { code: 1002, reason: String(error) };
      this.#socket.destroy();
    }
  }

  /** Undefined until the answer to the upgrade is whole, then what came behind it. */
  #opening(bytes: Buffer): Buffer | undefined {
    const before = this.#head.length;
    this.#head += bytes.toString('latin1');
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    if (!SWITCHING.test(this.#head)) {
      this.#socket.destroy();
      return undefined;
    }
    const rest = bytes.subarray(end + 4 - before);
    this.#head = '';
    const onOpen = this.#onOpen;
    this.#onOpen = undefined;
    onOpen?.(this);
    return rest;
  }

  #control(opcode: number, payload: Buffer): void {
    if (opcode === opcodes.pong) this.#listener.pong?.();
    if (opcode === opcodes.ping) this.#socket.write(encodeFrame(opcodes.pong, payload));
    if (opcode !== opcodes.close) return;
    if (payload.length >= 2) {
      this.#close = { code: payload.readUInt16BE(0), reason: payload.toString('utf8', 2) };
    }
    this.#socket.end();
  }

  send(payload: Uint8Array): void {
    this.#socket.write(encodeFrame(opcodes.binary, payload));
  }

  /** A ping of the WebSocket protocol: the listener's own software answers it, if it has let the connection in. */
  ping(): void {
    this.#socket.write(encodeFrame(opcodes.ping, NOTHING));
  }

  /** Resets the connection, as a cut does: leaves no port in TIME_WAIT. */
  cut(): void {
    this.#socket.resetAndDestroy();
  }
}
