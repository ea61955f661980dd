import { WebSocket } from 'ws';

/** What a connection of `ws` tells. */
export interface WireOwner {
  received(data: Buffer, isBinary: boolean): void;
  /** Once or more; the first word counts. */
  finish(code: number, reason: string): void;
}

/** What `ws` reports about a frame that it refuses, where it is not 1002 (RFC 6455 7.4.1). */
const VIOLATIONS: ReadonlyMap<string, number> = new Map([
  ['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', 1009],
  ['WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH', 1009],
  ['WS_ERR_INVALID_UTF8', 1007],
  ['WS_ERR_TOO_MANY_BUFFERED_PARTS', 1008],
]);

/** The connection of `ws`. It knows its owner, so that the listeners are functions shared by all connections. */
export class Wire extends WebSocket {
  owner: WireOwner | undefined;

  ownedBy(owner: WireOwner): void {
    this.owner = owner;
    this.on('message', onMessage);
    this.on('error', onError);
    this.on('close', onClose);
  }
}

function onMessage(this: WebSocket, data: WebSocket.RawData, isBinary: boolean): void {
  (this as Wire).owner?.received(data as Buffer, isBinary);
}

/** `ws` has sent the close frame of a violation; the peer's answer to it is not waited for. */
function onError(this: WebSocket, error: Error): void {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!code.startsWith('WS_ERR_')) return;
  (this as Wire).owner?.finish(VIOLATIONS.get(code) ?? 1002, error.message);
}

function onClose(this: WebSocket, code: number, reason: Buffer): void {
  (this as Wire).owner?.finish(code, reason.toString());
}
