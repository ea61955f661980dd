import { MAX_FRAME_BYTES, MAX_FRAMES } from '../protocol/limits.ts';
import type { Codec } from './codec.ts';
import type { ReplyTo } from './link.ts';
import type { ClientBody, ClientFrame, ServerFrame } from './wire.ts';

/** What the client uses of the browser's WebSocket; the class of the package `ws` fits too. */
export interface WebSocketLike {
  binaryType: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(): void;
}
export type WebSocketClass = new (url: string, protocols: string[]) => WebSocketLike;

export interface ConnectionHandlers {
  opened(): void;
  /** Frames that nobody asked for, and errors about frames that have no other reply. */
  news(frame: ServerFrame): void;
  /** At most once, and never after `leave`. */
  closed(code: number, reason: string): void;
}

/** RFC 6455 7.4.1: the peer sent what is no message of the agreed subprotocol. */
const UNREADABLE = 1007;

/** One socket: packs what is sent in one turn of the event loop into one message, and brings replies to who asked. */
export class Connection {
  /** Set by every message; whoever watches over the silence clears it. */
  heard = false;
  readonly #socket: WebSocketLike;
  readonly #codec: Codec;
  readonly #handlers: ConnectionHandlers;
  readonly #asked = new Map<number, ReplyTo>();
  #outgoing: ClientFrame[] = [];
  #requests = 0;
  #left = false;

  constructor(socket: WebSocketLike, codec: Codec, handlers: ConnectionHandlers) {
    this.#socket = socket;
    this.#codec = codec;
    this.#handlers = handlers;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      if (!this.#left) handlers.opened();
    };
    socket.onmessage = (event: { data: string | ArrayBuffer }) => this.#message(event.data);
    socket.onclose = (event: { code: number; reason: string }) => this.#closed(event.code, event.reason);
    // `onclose` follows and says as much; without a listener the package `ws` would throw.
    socket.onerror = () => undefined;
  }

  send(body: ClientBody): number {
    const request = ++this.#requests;
    if (this.#left) return request;
    if (this.#outgoing.length === 0) queueMicrotask(() => this.#flush());
    this.#outgoing.push({ request, ...body });
    return request;
  }

  request(body: ClientBody, replyTo: ReplyTo): number {
    const request = this.send(body);
    this.#asked.set(request, replyTo);
    return request;
  }

  /** Sends what waits and closes; nothing is heard of this connection any more. */
  leave(): void {
    if (this.#left) return;
    this.#flush();
    this.#left = true;
    this.#asked.clear();
    this.#socket.close();
  }

  #flush(): void {
    if (this.#left || this.#outgoing.length === 0) return;
    const frames = this.#outgoing;
    this.#outgoing = [];
    let start = 0;
    let weight = 0;
    for (let i = 0; i < frames.length; i++) {
      const more = weightOf(frames[i]!);
      if (i > start && (i - start === MAX_FRAMES || weight + more > MAX_FRAME_BYTES)) {
        this.#socket.send(this.#codec.encode(frames.slice(start, i)));
        start = i;
        weight = 0;
      }
      weight += more;
    }
    this.#socket.send(this.#codec.encode(start === 0 ? frames : frames.slice(start)));
  }

  #message(data: string | ArrayBuffer): void {
    if (this.#left) return;
    this.heard = true;
    let frames: ServerFrame[];
    try {
      frames = this.#codec.decode(data);
    } catch (error) {
      this.#socket.close();
      this.#closed(UNREADABLE, error instanceof Error ? error.message : String(error));
      return;
    }
    for (const frame of frames) {
      if (frame.request === 0) this.#handlers.news(frame);
      else {
        const replyTo = this.#asked.get(frame.request);
        this.#asked.delete(frame.request);
        if (replyTo !== undefined) replyTo.reply(frame);
        // Frames without a reply may still be refused.
        else if (frame.error) this.#handlers.news(frame);
      }
      // A frame may have ended the connection; what came behind it belongs to nobody.
      if (this.#left) return;
    }
  }

  #closed(code: number, reason: string): void {
    if (this.#left) return;
    this.#left = true;
    this.#asked.clear();
    this.#handlers.closed(code, reason);
  }
}

/** At least the bytes that the frame takes in either codec: JSON may write six for one character of a text. */
function weightOf(frame: ClientFrame): number {
  const text = frame.command?.send?.text;
  if (text !== undefined) return 256 + 6 * text.length;
  const lists =
    frame.command?.add ?? frame.command?.remove ?? frame.createGroup ?? frame.outcomes ?? frame.presence;
  return lists === undefined ? 1024 : 64 * 1024;
}
