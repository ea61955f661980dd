import { readFile } from 'node:fs/promises';
import {
  createServer as createHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket as Stream } from 'node:net';
import { WebSocketServer, type Server as WebSockets } from 'ws';
import type { Listener, ListenOptions, Transport, TransportHandlers } from '../../ports/transport.ts';
import { SOCKET_PATH } from '../../protocol/limits.ts';
import { chooseSubprotocol } from '../listener/admission.ts';
import { notASocket } from '../listener/answer.ts';
import { type Surroundings, surroundings, type TransportDependencies } from '../listener/dependencies.ts';
import { listenFailure } from '../listener/listen-failure.ts';
import { keepAlive } from './keepalive.ts';
import { serve, splitTarget, write } from './request.ts';
import { type Surface, WsSocket } from './socket.ts';
import { detachedResponse, isWebSocket, type Upgrade, upgrade, upgradeRequest } from './upgrade.ts';
import { Wire } from './wire.ts';

/** Milliseconds that a peer has to answer a close frame before its connection is cut. */
const CLOSE_TIMEOUT_MS = 4000;

/** Listens with node:http or node:https and `ws`, where no binary of uWebSockets.js loads. */
export function createWsTransport(dependencies: TransportDependencies = {}): Transport {
  const around = surroundings(dependencies);
  return {
    async listen(options, handlers) {
      const { host, port } = options;
      try {
        const server = await createServer(options);
        await bound(server, options);
        return new WsListener(server, options, handlers, around);
      } catch (cause) {
        throw listenFailure(cause, host, port);
      }
    },
  };
}

class WsListener implements Listener {
  readonly #server: Server;
  readonly #options: ListenOptions;
  readonly #handlers: TransportHandlers;
  readonly #around: Surroundings;
  readonly #webSockets: WebSockets<typeof Wire>;
  readonly #surface: Surface;
  /** Streams that Node's HTTP server has let go of, and so does not close. */
  readonly #upgraded = new Set<Stream>();
  readonly #released: Promise<void>;
  readonly #stopKeepAlive: () => void;
  readonly port: number;

  constructor(server: Server, options: ListenOptions, handlers: TransportHandlers, around: Surroundings) {
    this.#server = server;
    this.#options = options;
    this.#handlers = handlers;
    this.#around = around;
    this.#webSockets = webSocketServer(options);
    this.#surface = { maxBufferedBytes: options.maxBufferedBytes, handlers, standing: new Set() };
    this.#stopKeepAlive = keepAlive(around.clock, options.idleSeconds, this.#surface.standing);
    this.port = (server.address() as AddressInfo).port;
    this.#released = new Promise((resolve) => server.once('close', () => resolve()));
    server.on('request', (request, response) => this.#request(request, response));
    server.on('upgrade', (request, stream, head) =>
      this.#upgrade({ request, stream: stream as Stream, head }),
    );
  }

  sockets(): number {
    return this.#surface.standing.size;
  }

  stopListening(): void {
    if (this.#server.listening) this.#server.close();
  }

  async close(): Promise<void> {
    this.#stopKeepAlive();
    this.stopListening();
    this.#server.closeAllConnections();
    for (const socket of this.#surface.standing) socket.terminate();
    for (const stream of this.#upgraded) stream.destroy();
    await this.#released;
  }

  #request(request: IncomingMessage, response: ServerResponse): void {
    const [path] = splitTarget(request);
    if (path.startsWith(SOCKET_PATH)) write(response, notASocket(path, false), false);
    else serve(request, response, this.#options, this.#handlers, this.#around);
  }

  #upgrade(upgraded: Upgrade): void {
    const { request, stream } = upgraded;
    this.#upgraded.add(stream);
    stream.on('close', this.#forget);
    // Node has taken its own listener off; without one a reset ends the process.
    stream.on('error', ignore);
    if (!isWebSocket(request)) {
      this.#request(request, detachedResponse(request, stream));
      return;
    }
    const asked = upgradeRequest(request);
    const wire = upgrade(upgraded, asked, this.#webSockets, this.#options, this.#handlers, this.#around);
    if (wire === undefined) return;
    // It lives on as the owner of the wire.
    new WsSocket(wire, stream, asked, this.#surface);
  }

  /** One function for all streams; Node passes the stream as `this` alone. */
  readonly #forget = forgetting(this.#upgraded);
}

function forgetting(streams: Set<Stream>): (this: Stream) => void {
  return function (this: Stream) {
    streams.delete(this);
  };
}

function ignore(): void {}

async function createServer(options: ListenOptions): Promise<Server> {
  const common = { joinDuplicateHeaders: true };
  if (options.tls === undefined) return createHttp(common);
  const [cert, key] = await Promise.all([readFile(options.tls.certFile), readFile(options.tls.keyFile)]);
  return createHttps({ ...common, cert, key });
}

function bound(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function webSocketServer(options: ListenOptions): WebSockets<typeof Wire> {
  const settings = {
    noServer: true,
    WebSocket: Wire,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: options.maxMessageBytes,
    closeTimeout: CLOSE_TIMEOUT_MS,
    handleProtocols: (offered: Set<string>) =>
      chooseSubprotocol(options.subprotocols, [...offered].join(',')) ?? false,
  };
  return new WebSocketServer<typeof Wire>(settings);
}
