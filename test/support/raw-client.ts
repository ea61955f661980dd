import WebSocket from 'ws';
import { kith } from '../../protocol/generated/kith.js';
import { SOCKET_PATH, SUBPROTOCOL_PROTO } from '../../protocol/limits.ts';

type ClientFrame = kith.v1.ClientFrame.$Properties;
type ServerFrame = kith.v1.ServerFrame;

/**
 * A client that does nothing by itself: it says what the test says and keeps what it hears, so that tests see the wire
 * and not what a clever client makes of it.
 */
export class RawClient {
  readonly socket: WebSocket;
  readonly heard: ServerFrame[] = [];
  /** Keeps only the last frames: for those who listen for hours. */
  forget = false;
  closed: { code: number; reason: string } | undefined;
  #request = 0;
  #waiters: { matches: (frame: ServerFrame) => boolean; resolve: (frame: ServerFrame) => void }[] = [];
  #onClose: (() => void)[] = [];

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      for (const frame of kith.v1.ServerPacket.decode(data).frames) this.#hear(frame as ServerFrame);
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      for (const each of this.#onClose) each();
    });
    socket.on('error', () => undefined);
  }

  static async open(address: string): Promise<RawClient> {
    const socket = new WebSocket(address.replace('http', 'ws') + SOCKET_PATH, SUBPROTOCOL_PROTO);
    const client = new RawClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return client;
  }

  /** Opens, says Hello and waits for Welcome. */
  static async signIn(address: string, hello: kith.v1.Hello.$Properties): Promise<RawClient> {
    const client = await RawClient.open(address);
    const reply = await client.ask({ hello: { version: 1, device: 'd', ...hello } });
    if (!reply.welcome) throw new Error(`no Welcome but ${JSON.stringify(reply)}`);
    return client;
  }

  get welcome(): kith.v1.Welcome {
    return this.heard.find((frame) => frame.welcome)?.welcome as kith.v1.Welcome;
  }

  #hear(frame: ServerFrame): void {
    this.heard.push(frame);
    if (this.forget && this.heard.length > 100) this.heard.splice(0, 50);
    this.#waiters = this.#waiters.filter((waiter) => {
      if (!waiter.matches(frame)) return true;
      waiter.resolve(frame);
      return false;
    });
  }

  say(...frames: ClientFrame[]): void {
    this.socket.send(
      kith.v1.ClientPacket.encode({ frames: frames as kith.v1.ClientFrame.$Properties[] }).finish(),
    );
  }

  /** Says a frame and waits for its reply. */
  ask(frame: ClientFrame): Promise<ServerFrame> {
    const request = ++this.#request;
    const reply = this.#next((heard) => heard.request === request);
    this.say({ ...frame, request } as ClientFrame);
    return reply;
  }

  /** The first frame that matches, heard before or to come. */
  until(matches: (frame: ServerFrame) => boolean): Promise<ServerFrame> {
    const known = this.heard.find(matches);
    return known ? Promise.resolve(known) : this.#next(matches);
  }

  #next(matches: (frame: ServerFrame) => boolean): Promise<ServerFrame> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ matches, resolve });
      if (this.forget) return;
      this.#onClose.push(() => reject(new Error(`closed: ${this.closed?.code} ${this.closed?.reason}`)));
    });
  }

  /** Events of a conversation as the wire brought them, in that order. */
  events(conversation: string): kith.v1.Event.$Properties[] {
    return this.heard.flatMap((frame) =>
      frame.events?.conversation === conversation ? (frame.events.events ?? []) : [],
    );
  }

  /** Waits until event `number` of the conversation was heard. */
  async untilEvent(conversation: string, number: number): Promise<kith.v1.Event.$Properties> {
    const has = (frame: ServerFrame) =>
      frame.events?.conversation === conversation &&
      frame.events.events?.some(({ event }) => event === number);
    await this.until((frame) => has(frame) === true);
    return this.events(conversation).find(({ event }) => event === number)!;
  }

  send(conversation: string, counter: number, text: string): Promise<ServerFrame> {
    return this.ask({ command: { conversation, counter, send: { text } } });
  }

  untilClosed(): Promise<{ code: number; reason: string }> {
    if (this.closed) return Promise.resolve(this.closed);
    return new Promise((resolve) => this.#onClose.push(() => resolve(this.closed!)));
  }

  cut(): Promise<unknown> {
    const gone = this.untilClosed();
    this.socket.terminate();
    return gone;
  }
}
