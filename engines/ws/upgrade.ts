import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Server as WebSocketServer } from 'ws';
import type { ListenOptions, TransportHandlers, UpgradeRequest } from '../../ports/transport.ts';
import { SOCKET_PATH } from '../../protocol/limits.ts';
import { admit } from '../listener/admission.ts';
import { type Answer, notASocket, textAnswer } from '../listener/answer.ts';
import type { Surroundings } from '../listener/dependencies.ts';
import { headerOf, remoteAddress, splitTarget, write } from './request.ts';
import type { Wire } from './wire.ts';

/** What Node hands over at an upgrade. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly stream: Socket;
  /** What the peer sent right behind the handshake. */
  readonly head: Buffer;
}

/** What is to be known of the peer, in the form that `upgrade` of the port asks for. */
export function upgradeRequest(request: IncomingMessage): UpgradeRequest {
  return {
    path: splitTarget(request)[0],
    origin: headerOf(request, 'origin'),
    remoteAddress: remoteAddress(request),
    header: (name) => headerOf(request, name),
  };
}

/** The connection, with its subprotocol set; undefined when the upgrade was refused, which is answered here. */
export function upgrade(
  { request, stream, head }: Upgrade,
  asked: UpgradeRequest,
  server: WebSocketServer<typeof Wire>,
  options: ListenOptions,
  handlers: TransportHandlers,
  around: Surroundings,
): Wire | undefined {
  if (asked.path !== SOCKET_PATH) {
    refuse(request, stream, notASocket(asked.path, true));
    return undefined;
  }
  const admission = admit(options, handlers, asked, around.report);
  if (admission.subprotocol === undefined) {
    refuse(request, stream, textAnswer(admission.status, admission.text));
    return undefined;
  }
  // `ws` calls back at once, or never when it refuses the handshake itself.
  let wire: Wire | undefined;
  server.handleUpgrade(request, stream, head, (made) => {
    wire = made;
  });
  return wire;
}

/** Whether the upgrade is one to a WebSocket. Others (h2c, say) may be ignored, RFC 9110 7.8. */
export function isWebSocket(request: IncomingMessage): boolean {
  return headerOf(request, 'upgrade').toLowerCase() === 'websocket';
}

/** A response on a stream that Node's HTTP server has let go of. Closes it when finished. */
export function detachedResponse(request: IncomingMessage, stream: Socket): ServerResponse {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(stream);
  response.on('finish', () => stream.end());
  stream.on('close', () => request.destroy());
  // Read on, or the end of the peer is never seen.
  stream.resume();
  return response;
}

function refuse(request: IncomingMessage, stream: Socket, answer: Answer): void {
  write(detachedResponse(request, stream), answer, true);
}
