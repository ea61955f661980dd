/**
 * The client's half of RFC 6455, as cheap as it gets: messages are handed over where they lie in the read buffer, and
 * the mask is four zero bytes. A mask is demanded of clients so that pages cannot choose the bytes on the wire; a load
 * program has no page in it, and the server does its unmasking all the same.
 */
export const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface FrameSink {
  /** A whole message: bytes `start` to `end`, valid until this returns. */
  message(bytes: Buffer, start: number, end: number): void;
  /** A control frame; its payload may be kept. */
  control(opcode: number, payload: Buffer): void;
}

/** Cuts what the socket brings into frames. Throws for what a server may not send or this reader does not know. */
export class FrameReader {
  readonly #sink: FrameSink;
  /** The beginning of a frame that is not complete. */
  #rest: Buffer | undefined;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  take(chunk: Buffer): void {
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    let at = 0;
    while (at < bytes.length) {
      const next = this.#frame(bytes, at);
      if (next === undefined) break;
      at = next;
    }
    // Copied: the chunk's memory is read into again.
    this.#rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : undefined;
  }

  /** Hands the frame at `at` over and tells where the next begins; undefined: it is not all here. */
  #frame(bytes: Buffer, at: number): number | undefined {
    if (bytes.length - at < 2) return undefined;
    const first = bytes[at]!;
    const second = bytes[at + 1]!;
    if ((second & 0x80) !== 0) throw new Error('a frame from the server is masked');
    let start = at + 2;
    let length = second & 0x7f;
    if (length === 126) {
      if (bytes.length - at < 4) return undefined;
      length = bytes.readUInt16BE(at + 2);
      start = at + 4;
    } else if (length === 127) {
      if (bytes.length - at < 10) return undefined;
      length = Number(bytes.readBigUInt64BE(at + 2));
      start = at + 10;
    }
    const end = start + length;
    if (bytes.length < end) return undefined;
    this.#hand(first, bytes, start, end);
    return end;
  }

  #hand(first: number, bytes: Buffer, start: number, end: number): void {
    const opcode = first & 0x0f;
    if (opcode >= 8) {
      this.#sink.control(opcode, Buffer.from(bytes.subarray(start, end)));
      return;
    }
    // No compression was agreed, and neither Kith nor the bare server fragments.
    if ((first & 0xf0) !== 0x80 || opcode === 0) throw new Error('a fragmented or compressed message');
    this.#sink.message(bytes, start, end);
  }
}

/** One frame from the client, masked with zeros. */
export function encodeFrame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const size = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(size + 4 + length);
  frame[0] = 0x80 | opcode;
  if (size === 2) frame[1] = 0x80 | length;
  else if (size === 4) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.writeUInt32BE(0, size);
  frame.set(payload, size + 4);
  return frame;
}
