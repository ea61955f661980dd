import type WebSocket from 'ws';
import { SOCKET_PATH, SUBPROTOCOL_JSON, SUBPROTOCOL_PROTO, VERSION } from '../../protocol/limits.ts';
import type { Wire } from './fault-socket.ts';
import { decodeFrames, encodeFrames, type Said } from './frames.ts';
import type { Random } from './random.ts';

export interface RawLinkOptions {
  /** Gateways; each connection goes to the next. */
  readonly urls: readonly string[];
  readonly user: string;
  readonly device: string;
  readonly kind: 'raw-proto' | 'raw-json';
  readonly token: () => Promise<string>;
  readonly wire: Wire;
  readonly random: Random;
}

export interface RawLinkHandlers {
  /** What Hello says of what is known already. */
  known(): { store: string; known: { conversation: string; event: number }[] };
  welcomed(welcome: NonNullable<Said['welcome']>): void;
  /** Frames that are no reply, but for Resumed. */
  news(said: Said): void;
  resumed(): void;
  pong(said: Said): void;
  lost(): void;
  failed(error: unknown): void;
}

interface Call {
  readonly body: object;
  readonly answer: (said: Said) => void;
  readonly refuse: (error: Error) => void;
}

/** Before the same again where the server names no time, and between connections, in milliseconds. */
export const AGAIN_MS = 300;

/** The connection of a client without the SDK: signed in, kept by beats, and made anew whenever it ends. */
export class RawLink {
  /** Resumed: everything that Hello asked for has come. */
  live = false;
  readonly #options: RawLinkOptions;
  readonly #handlers: RawLinkHandlers;
  readonly #calls = new Set<Call>();
  readonly #asked = new Map<number, (said: Said) => void>();
  #waiting: (() => void)[] = [];
  #socket: WebSocket | undefined;
  #requests = 0;
  #closed = false;
  #gateway = 0;
  #retry: NodeJS.Timeout | undefined;
  #beat: NodeJS.Timeout | undefined;
  #quietBeats = 0;

  constructor(options: RawLinkOptions, handlers: RawLinkHandlers) {
    this.#options = options;
    this.#handlers = handlers;
  }

  /** Resolves when it is live for the first time. */
  connect(): Promise<void> {
    this.#open();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  wake(): void {
    if (this.#retry !== undefined && !this.#closed) this.#open();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#lost();
    this.#socket?.close();
    for (const call of this.#calls) call.refuse(new Error('The client was closed.'));
  }

  /** Leaves, and comes back. */
  leave(): void {
    this.#socket?.close();
  }

  /** Asks until it is answered, over as many connections as that takes. Rejects with what is refused for good. */
  call(body: object): Promise<Said> {
    return new Promise((resolve, reject) => {
      const call: Call = { body, answer: resolve, refuse: reject };
      this.#calls.add(call);
      if (this.live) this.#put(call);
    });
  }

  /** On this connection, as far as there is one. Returns the number that the reply carries. */
  say(body: object): number {
    const request = ++this.#requests;
    const socket = this.#socket;
    if (socket && socket.readyState === socket.OPEN) {
      socket.send(encodeFrames(socket.protocol, [{ request, ...body }]));
    }
    return request;
  }

  /** The answer comes on this connection or not at all. */
  ask(body: object, answer: (said: Said) => void): void {
    this.#asked.set(this.say(body), answer);
  }

  /** Calls back on this connection or not at all. */
  after(ms: number, callback: () => void): void {
    const socket = this.#socket;
    setTimeout(() => {
      if (socket === this.#socket && this.live) callback();
    }, ms);
  }

  #open(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const { urls, kind, wire } = this.#options;
    const url = urls[this.#gateway++ % urls.length]!;
    const address = `${url.replace(/^http/, 'ws')}${SOCKET_PATH}`;
    const socket = wire.open(address, kind === 'raw-json' ? SUBPROTOCOL_JSON : SUBPROTOCOL_PROTO);
    this.#socket = socket;
    socket.on('open', () => this.#hello(socket).catch((error) => this.#handlers.failed(error)));
    socket.on('message', (data: Buffer, isBinary) => {
      if (socket === this.#socket && !this.#closed) this.#message(decodeFrames(data, isBinary));
    });
    socket.on('close', (code, reason) => {
      if (socket === this.#socket && !this.#closed) this.#comeBack(code, String(reason));
    });
    // What failed is told by `close`.
    socket.on('error', () => undefined);
  }

  async #hello(socket: WebSocket): Promise<void> {
    const { token, device, kind } = this.#options;
    const signed = await token();
    if (socket !== this.#socket || socket.readyState !== socket.OPEN) return;
    const agent = `replay ${kind}`;
    const hello = { version: VERSION, token: signed, device, agent, ...this.#handlers.known() };
    this.ask({ hello }, (said) => this.#welcomed(said));
  }

  #welcomed({ welcome, error }: Said): void {
    if (!welcome) {
      const { user } = this.#options;
      if (error && error.code < 4000) this.#handlers.failed(new Error(`${user}: ${error.message}`));
      this.#socket?.close();
      return;
    }
    this.#quietBeats = 0;
    this.#beat = setInterval(() => this.#ping(), welcome.beatMs);
    this.#handlers.welcomed(welcome);
  }

  #comeBack(code: number, reason: string): void {
    const { user, random } = this.#options;
    this.#lost();
    if (code >= 4200 && code < 4300) {
      this.#handlers.failed(new Error(`The server closed the connection of ${user}: ${code} ${reason}`));
      return;
    }
    const seconds = code >= 4100 && code < 4200 ? Number.parseFloat(reason) || 1 : 0;
    this.#retry = setTimeout(() => this.#open(), seconds * 1000 + random() * AGAIN_MS * 2);
  }

  #lost(): void {
    this.live = false;
    clearInterval(this.#beat);
    this.#asked.clear();
    this.#handlers.lost();
  }

  #ping(): void {
    this.#quietBeats += 1;
    if (this.#quietBeats > 2) this.#socket?.terminate();
    this.ask({ ping: {} }, (said) => this.#handlers.pong(said));
  }

  #put(call: Call): void {
    this.ask(call.body, (said) => {
      const { error } = said;
      if (error && error.code >= 4000) {
        this.after(error.retryMs || AGAIN_MS, () => this.#put(call));
        return;
      }
      this.#calls.delete(call);
      if (error) call.refuse(new Error(`${error.code}: ${error.message}`));
      else call.answer(said);
    });
  }

  #message(frames: readonly Said[]): void {
    this.#quietBeats = 0;
    for (const said of frames) {
      const answer = this.#asked.get(said.request);
      this.#asked.delete(said.request);
      if (answer) answer(said);
      else if (said.resumed) this.#resumed();
      else if (said.request === 0) this.#handlers.news(said);
    }
  }

  #resumed(): void {
    this.live = true;
    this.#handlers.resumed();
    for (const call of this.#calls) this.#put(call);
    for (const resolve of this.#waiting) resolve();
    this.#waiting = [];
  }
}
