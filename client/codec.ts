import type { ClientFrame, ServerFrame } from './wire.ts';

/** How frames become WebSocket messages and back. One codec may serve any number of clients: it keeps no state. */
export interface Codec {
  /** What the WebSocket asks for and the server must agree to. */
  readonly subprotocol: string;
  /** One WebSocket message; text or binary as the subprotocol asks. */
  encode(frames: readonly ClientFrame[]): string | Uint8Array<ArrayBuffer>;
  /**
   * Every field of every message is set (0, '', false or [] when the wire left it out), enums are names; unknown fields and frames of a
   * newer server are passed over. Throws on what is no message of the subprotocol.
   */
  decode(data: string | ArrayBuffer): ServerFrame[];
}
