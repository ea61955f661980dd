import type { Socket } from '../ports/transport.ts';
import { pack } from './codec/codec.ts';

/** Handed to the kernel in one go; more would only wait in the engine's buffer, where it cannot be dropped. */
const WRITE_BYTES = 128 * 1024;
/** A chunk above this goes out alone: a write costs less than the copy and the memory of packing it with others. */
const COPY_BYTES = 8 * 1024;

/**
 * What waits to be sent on one connection: chunks in order, in bounded memory. News may be dropped when the reader is
 * slow, since numbers tell the reader what it lacks; replies may not, since someone waits for them.
 */
export class Outgoing {
  readonly #socket: Socket;
  readonly #binary: boolean;
  #chunks: Uint8Array[] = [];
  /** Indexes of #chunks that are replies, rising. */
  #replies: number[] = [];
  bytes = 0;

  constructor(socket: Socket, binary: boolean) {
    this.#socket = socket;
    this.#binary = binary;
  }

  news(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.bytes += chunk.length;
  }

  reply(chunk: Uint8Array): void {
    this.#replies.push(this.#chunks.length);
    this.news(chunk);
  }

  /** Bytes that the peer has not taken yet, here and in the engine. */
  waiting(): number {
    return this.bytes + this.#socket.buffered();
  }

  dropNews(): void {
    this.#chunks = this.#replies.map((index) => this.#chunks[index]!);
    this.#replies = this.#chunks.map((_, index) => index);
    this.bytes = this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }

  /** Sends while the kernel takes; what is left goes out when the socket has drained. */
  flush(): void {
    while (this.#chunks.length > 0 && this.#socket.buffered() === 0) {
      const message = this.#take();
      if (this.#socket.send(message, this.#binary) === 'closed') {
        this.clear();
        return;
      }
    }
  }

  /** The next WebSocket message: as many chunks as fit, or one that is large, which would only be copied. */
  #take(): Uint8Array {
    let count = 0;
    let bytes = 0;
    while (count < this.#chunks.length) {
      const { length } = this.#chunks[count]!;
      if (count > 0 && (length > COPY_BYTES || bytes + length > WRITE_BYTES)) break;
      bytes += length;
      count++;
      if (length > COPY_BYTES) break;
    }
    if (count === this.#chunks.length) {
      const message = pack(this.#chunks);
      this.clear();
      return message;
    }
    this.bytes -= bytes;
    this.#replies = this.#replies.filter((index) => index >= count).map((index) => index - count);
    return pack(this.#chunks.splice(0, count));
  }

  clear(): void {
    if (this.#chunks.length > 0) this.#chunks = [];
    if (this.#replies.length > 0) this.#replies = [];
    this.bytes = 0;
  }
}
