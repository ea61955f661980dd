import type { kith } from '../../protocol/generated/kith.js';

export type ClientFrame = kith.v1.ClientFrame.$Properties;
export type ServerFrame = kith.v1.ServerFrame.$Properties;

/**
 * One way to write the protocol. Frames are encoded to chunks; chunks put one behind the other are one WebSocket
 * message, so what is shared by many connections is encoded once, and packing is a copy.
 */
export interface Codec {
  readonly subprotocol: string;
  readonly binary: boolean;
  /** Index into per-codec tables. */
  readonly index: 0 | 1;
  /** Frames of one WebSocket message. Throws CodedError `malformed`, `unknown_frame` or `too_large`. */
  decode(data: Uint8Array, isBinary: boolean): ClientFrame[];
  encode(frame: ServerFrame): Uint8Array;
  /** An Events frame around events that are encoded already. */
  encodeEvents(
    request: number,
    conversation: string,
    events: readonly Uint8Array[],
    more: boolean,
  ): Uint8Array;
  /** A History frame around messages that are encoded already. */
  encodeHistory(request: number, history: EncodedHistory): Uint8Array;
}

export interface EncodedHistory {
  readonly conversation: string;
  readonly messages: readonly Uint8Array[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/** Chunks as one WebSocket message. */
export function pack(chunks: readonly Uint8Array[]): Uint8Array {
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}
