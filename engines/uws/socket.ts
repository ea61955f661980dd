import type { WebSocket } from 'uWebSockets.js';
import type { Socket, SocketHandler, TransportHandlers } from '../../ports/transport.ts';
import { fittingReason } from '../listener/close-frame.ts';

/** What uWebSockets.js keeps with a connection. Only own properties survive, so the object is one step away. */
export interface SocketData {
  readonly socket: UwsSocket;
}

type Handle = WebSocket<SocketData>;

const SENT = 1;
const DROPPED = 2;

/** uWebSockets.js says 1006 and a sentence where it refused a frame; the port says the code of RFC 6455 7.4.1. */
const VIOLATIONS: ReadonlyMap<string, number> = new Map([
  ['Received too big message', 1009],
  ['Received invalid UTF-8', 1007],
  ['Received invalid WebSocket frame', 1002],
  ['Received invalid close payload', 1002],
]);

export class UwsSocket implements Socket {
  readonly subprotocol: string;
  readonly remoteAddress: string;
  readonly forwardedFor: string;
  readonly origin: string;
  readonly #maxBufferedBytes: number;
  /** Undefined before `open`, and from the moment this side closes: a dead handle throws at any touch. */
  #handle: Handle | undefined;
  #handler: SocketHandler | undefined;
  #awaitsDrain = false;

  constructor(upgrade: Omit<Socket, 'send' | 'buffered' | 'close' | 'terminate'>, maxBufferedBytes: number) {
    this.subprotocol = upgrade.subprotocol;
    this.remoteAddress = upgrade.remoteAddress;
    this.forwardedFor = upgrade.forwardedFor;
    this.origin = upgrade.origin;
    this.#maxBufferedBytes = maxBufferedBytes;
  }

  send(data: Uint8Array, isBinary: boolean): 'sent' | 'buffered' | 'closed' {
    const handle = this.#handle;
    if (handle === undefined) return 'closed';
    const status = handle.send(data, isBinary, false);
    if (status === SENT) return 'sent';
    if (status === DROPPED || handle.getBufferedAmount() >= this.#maxBufferedBytes) {
      this.terminate();
      return 'closed';
    }
    this.#awaitsDrain = true;
    return 'buffered';
  }

  /** Whoever saw bytes waiting is told when they have gone, though the send that left them did not say so: in a cork. */
  buffered(): number {
    const bytes = this.#handle?.getBufferedAmount() ?? 0;
    if (bytes > 0) this.#awaitsDrain = true;
    return bytes;
  }

  close(code: number, reason: string): void {
    const fitting = fittingReason(code, reason);
    const handle = this.#handle;
    this.#handle = undefined;
    handle?.end(code, fitting);
  }

  terminate(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    handle?.close();
  }

  opened(handle: Handle, handlers: TransportHandlers): void {
    this.#handle = handle;
    this.#handler = handlers.open(this);
  }

  received(message: ArrayBuffer, isBinary: boolean, maxMessageBytes: number): void {
    if (this.#handle === undefined) return;
    if (message.byteLength > maxMessageBytes) {
      this.close(1009, `A message has at most ${maxMessageBytes} bytes.`);
      return;
    }
    this.#handler?.message(new Uint8Array(message), isBinary);
  }

  /** uWebSockets.js calls at every step of the way; the port means the end of it. */
  drained(): void {
    if (!this.#awaitsDrain || this.#handle === undefined || this.#handle.getBufferedAmount() > 0) return;
    this.#awaitsDrain = false;
    this.#handler?.drain();
  }

  /**
   * `code` and `message` as uWebSockets.js gives them, once. When this side closes it calls from within `end` or
   * `close`; the handler hears of it only after the caller is done, who may be in the middle of `open` or of a loop
   * over sockets.
   */
  closed(code: number, message: ArrayBuffer): void {
    const byThisSide = this.#handle === undefined;
    this.#handle = undefined;
    const text = Buffer.from(message).toString();
    if (byThisSide) queueMicrotask(() => this.#handler?.close(code, text));
    else if (code === 1006) this.#handler?.close(VIOLATIONS.get(text) ?? 1006, text);
    else this.#handler?.close(code, text);
  }
}
