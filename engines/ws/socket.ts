import type { Socket as Stream } from 'node:net';
import { WebSocket } from 'ws';
import type { Socket, SocketHandler, TransportHandlers, UpgradeRequest } from '../../ports/transport.ts';
import { fittingReason } from '../listener/close-frame.ts';
import type { Wire, WireOwner } from './wire.ts';

const BINARY = { binary: true, compress: false };
const TEXT = { binary: false, compress: false };
/** Ticks of the keepalive without a byte from the peer. */
const TICKS_TO_PING = 2;
export const TICKS_TO_CLOSE = 4;

/** What all sockets of a listener share. */
export interface Surface {
  readonly maxBufferedBytes: number;
  readonly handlers: TransportHandlers;
  /** The sockets that stand. A socket takes itself out when it ends. */
  readonly standing: Set<WsSocket>;
}

export class WsSocket implements Socket, WireOwner {
  readonly subprotocol: string;
  readonly remoteAddress: string;
  readonly forwardedFor: string;
  readonly origin: string;
  readonly #wire: Wire;
  readonly #stream: Stream;
  readonly #surface: Surface;
  /** Undefined once told of the close. */
  #handler: SocketHandler | undefined;
  #isOpen = true;
  #awaitsDrain = false;
  #bytesSeen = 0;
  #silentTicks = 0;

  constructor(wire: Wire, stream: Stream, upgrade: UpgradeRequest, surface: Surface) {
    this.#wire = wire;
    this.#stream = stream;
    this.#surface = surface;
    this.subprotocol = wire.protocol;
    this.remoteAddress = upgrade.remoteAddress;
    this.forwardedFor = upgrade.header('x-forwarded-for');
    this.origin = upgrade.origin;
    surface.standing.add(this);
    wire.ownedBy(this);
    this.#handler = surface.handlers.open(this);
  }

  send(data: Uint8Array, isBinary: boolean): 'sent' | 'buffered' | 'closed' {
    if (!this.#isOpen || this.#wire.readyState !== WebSocket.OPEN) return 'closed';
    this.#wire.send(data, isBinary ? BINARY : TEXT, this.#flushed);
    const waiting = this.#stream.writableLength;
    if (waiting === 0) return 'sent';
    if (waiting >= this.#surface.maxBufferedBytes) {
      this.terminate();
      return 'closed';
    }
    this.#awaitsDrain = true;
    return 'buffered';
  }

  buffered(): number {
    return this.#isOpen ? this.#stream.writableLength : 0;
  }

  close(code: number, reason: string): void {
    const fitting = fittingReason(code, reason);
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#wire.close(code, fitting);
    queueMicrotask(() => this.finish(code, fitting));
  }

  terminate(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#wire.terminate();
    queueMicrotask(() => this.finish(1006, ''));
  }

  received(data: Buffer, isBinary: boolean): void {
    if (!this.#isOpen) return;
    // Not the Buffer itself, whose `slice` shares where that of the promised Uint8Array copies.
    this.#handler?.message(new Uint8Array(data.buffer, data.byteOffset, data.length), isBinary);
  }

  /** The one place that tells the handler of the end; later calls find nobody to tell. */
  finish(code: number, reason: string): void {
    this.#isOpen = false;
    this.#surface.standing.delete(this);
    const handler = this.#handler;
    this.#handler = undefined;
    handler?.close(code, reason);
  }

  /** Called at every tick of the keepalive: pings a silent peer, and cuts one that stays silent. */
  tick(): void {
    const { bytesRead } = this.#stream;
    if (bytesRead !== this.#bytesSeen) {
      this.#bytesSeen = bytesRead;
      this.#silentTicks = 0;
      return;
    }
    this.#silentTicks++;
    if (this.#silentTicks === TICKS_TO_PING && this.#wire.readyState === WebSocket.OPEN) this.#wire.ping();
    // Also one that is closing already: it may have stopped reading with the close frame still ahead of it.
    if (this.#silentTicks >= TICKS_TO_CLOSE) this.#wire.terminate();
  }

  /** One function for all sends of a socket. Node calls it when the kernel has the message. */
  readonly #flushed = (): void => {
    if (!this.#awaitsDrain || !this.#isOpen || this.#stream.writableLength > 0) return;
    this.#awaitsDrain = false;
    this.#handler?.drain();
  };
}
