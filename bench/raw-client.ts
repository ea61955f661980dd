import { kith } from '../protocol/generated/kith.js';
import { SOCKET_PATH, SUBPROTOCOL_PROTO, VERSION } from '../protocol/limits.ts';
import type { Dialer, RawSocket } from './dialer.ts';
import { numberedText, PacketReader } from './packet.ts';
import { hostToken } from './token.ts';

type ClientFrame = kith.v1.ClientFrame.$Properties;
type ServerFrame = kith.v1.ServerFrame;

/** Requests that are not posts count from here; a post's request is its sequence number and one. */
const ASKS = 0x4000_0000;

/** What became of things; all optional, and `at` is performance.now() when the bytes were read. */
export interface ClientHandlers {
  /** The next event of the conversation: gapless, each once. `sequence` −1: not a numbered text. */
  event?(event: number, sequence: number, at: number): void;
  accepted?(sequence: number, at: number): void;
  /** The command was not taken, or was rejected in the log (then `sequence` is −1). */
  refused?(sequence: number, error: kith.v1.Error.$Properties): void;
  /** The server told heads instead of events, since this client was slow. */
  lagged?(): void;
  /** It lacked events and reads them. */
  reading?(): void;
  closed?(code: number, reason: string): void;
}

export interface Hello {
  readonly user: string;
  readonly secret: string;
  /** Of an earlier connection; a new one unless given. */
  readonly token?: string;
  readonly store?: string;
  readonly known?: kith.v1.Known.$Properties;
}

/**
 * One user in at most one conversation, speaking raw protocol with as little CPU as it takes: events are taken by
 * number, and what is missing is read, as every client must.
 */
export class RawClient {
  readonly user: string;
  readonly #handlers: ClientHandlers;
  readonly #packets: PacketReader;
  readonly #waiting = new Map<number, { resolve(frame: ServerFrame): void; reject(error: Error): void }>();
  #socket: RawSocket | undefined;
  #asks = ASKS;
  #at = 0;
  /** The highest event that it was told of, and the request that reads what is missing below. */
  #head = 0;
  #reading = 0;
  conversation = '';
  /** The last event it has. */
  event = 0;
  /** Of its last command in the conversation. */
  counter = 0;
  /** `store` of the last Welcome. */
  store = '';
  /** A device keeps it until it runs out. */
  token = '';

  private constructor(user: string, handlers: ClientHandlers) {
    this.user = user;
    this.#handlers = handlers;
    this.#packets = new PacketReader({
      event: (event, sequence) => this.#event(event, sequence),
      accepted: (request) => this.#handlers.accepted?.(request - 1, this.#at),
      events: (request, more) => this.#events(request, more),
      frame: (frame) => this.#frame(frame),
    });
  }

  /** Connects and signs in; rejects when the server does not say Welcome. */
  static async open(dialer: Dialer, hello: Hello, handlers: ClientHandlers = {}): Promise<RawClient> {
    const client = new RawClient(hello.user, handlers);
    client.conversation = hello.known?.conversation ?? '';
    client.event = hello.known?.event ?? 0;
    client.#socket = await dialer.open(SOCKET_PATH, SUBPROTOCOL_PROTO, {
      message: (bytes, start, end) => client.#message(bytes, start, end),
      closed: (code, reason) => client.#closed(code, reason),
    });
    client.token = hello.token ?? hostToken(hello.secret, hello.user);
    const { welcome } = await client.ask({
      hello: {
        version: VERSION,
        token: client.token,
        device: 'bench',
        store: hello.store ?? '',
        known: hello.known ? [hello.known] : [],
        agent: 'kith-bench',
      },
    });
    client.store = welcome?.store ?? '';
    return client;
  }

  #message(bytes: Buffer, start: number, end: number): void {
    this.#at = performance.now();
    this.#packets.read(bytes, start, end);
  }

  #event(event: number, sequence: number): void {
    if (event > this.#head) this.#head = event;
    if (event !== this.event + 1) return;
    this.event = event;
    this.#handlers.event?.(event, sequence, this.#at);
  }

  #events(request: number, more: boolean): void {
    if (request === this.#reading) this.#reading = 0;
    if (more || this.event < this.#head) this.#readMissing();
  }

  #readMissing(): void {
    if (this.#reading !== 0) return;
    this.#reading = ++this.#asks;
    this.#handlers.reading?.();
    const range = { conversation: this.conversation, from: this.event + 1, to: 0 };
    this.#say({ request: this.#reading, range } as ClientFrame);
  }

  #frame(frame: ServerFrame): void {
    if (frame.error) this.#error(frame.request, frame.error);
    else if (frame.heads) this.#heads(frame.heads.heads ?? []);
    else if (frame.outcomes && frame.request === 0) {
      for (const { code, counter } of frame.outcomes.outcomes ?? []) {
        if (code) this.#handlers.refused?.(-1, { code, message: `counter ${counter} was rejected` });
      }
    } else if (frame.request > 0) {
      this.#waiting.get(frame.request)?.resolve(frame);
      this.#waiting.delete(frame.request);
    }
  }

  #heads(heads: readonly kith.v1.Head.$Properties[]): void {
    this.#handlers.lagged?.();
    for (const { conversation, event } of heads) {
      if (conversation === this.conversation) this.#head = Math.max(this.#head, event ?? 0);
    }
    if (this.event < this.#head) this.#readMissing();
  }

  #error(request: number, error: kith.v1.Error.$Properties): void {
    if (request < ASKS) {
      this.#handlers.refused?.(request - 1, error);
      return;
    }
    if (request === this.#reading) {
      this.#reading = 0;
      setTimeout(() => this.#readMissing(), error.retryMs || 100);
      return;
    }
    this.#waiting.get(request)?.reject(new Error(`${this.user} was told ${error.code}: ${error.message}`));
    this.#waiting.delete(request);
  }

  #closed(code: number, reason: string): void {
    this.#socket = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error(`closed: ${code} ${reason}`));
    this.#waiting.clear();
    this.#handlers.closed?.(code, reason);
  }

  #say(...frames: ClientFrame[]): void {
    this.#socket?.send(kith.v1.ClientPacket.encode({ frames }).finish());
  }

  /** Says a frame and waits for its reply. */
  ask(frame: ClientFrame): Promise<ServerFrame> {
    const request = ++this.#asks;
    return new Promise((resolve, reject) => {
      if (!this.#socket) {
        reject(new Error('the connection is closed'));
        return;
      }
      this.#waiting.set(request, { resolve, reject });
      this.#say({ ...frame, request } as ClientFrame);
    });
  }

  /** Sends the text that is numbered `sequence`, under the next counter or again under the one given. */
  post(sequence: number, counter = ++this.counter): void {
    this.#say(postFrame(this.conversation, sequence, counter));
  }

  /** As `post`, many in one WebSocket message. */
  postAll(posts: readonly { readonly sequence: number; readonly counter: number }[]): void {
    this.#say(...posts.map(({ sequence, counter }) => postFrame(this.conversation, sequence, counter)));
  }

  /** Resolves with the milliseconds until Pong. */
  async ping(): Promise<number> {
    const start = performance.now();
    await this.ask({ ping: {} });
    return this.#at - start;
  }

  cut(): void {
    this.#socket?.cut();
  }
}

function postFrame(conversation: string, sequence: number, counter: number): ClientFrame {
  const command = { conversation, counter, send: { text: numberedText(sequence) } };
  return { request: sequence + 1, command } as ClientFrame;
}
