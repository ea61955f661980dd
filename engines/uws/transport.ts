import type * as Uws from 'uWebSockets.js';
import type {
  Listener,
  ListenOptions,
  Transport,
  TransportHandlers,
  UpgradeRequest,
} from '../../ports/transport.ts';
import { SOCKET_PATH } from '../../protocol/limits.ts';
import { admit } from '../listener/admission.ts';
import { notASocket, textAnswer } from '../listener/answer.ts';
import { type Surroundings, surroundings, type TransportDependencies } from '../listener/dependencies.ts';
import { listenFailure } from '../listener/listen-failure.ts';
import { freePort, whyNot } from './claim-address.ts';
import { Peers } from './peers.ts';
import { headersOf, remoteAddress, serve, write } from './request.ts';
import { Passing, respond } from './respond.ts';
import { type SocketData, UwsSocket } from './socket.ts';

/** uWebSockets.js ends the process for an idle time outside of these, in seconds. */
const MIN_IDLE_SECONDS = 8;
const MAX_IDLE_SECONDS = 960;
/**
 * LIBUS_LISTEN_EXCLUSIVE_PORT, a const enum that only the types know: no SO_REUSEPORT, with which two processes share
 * a port without a word. SO_REUSEADDR stays, so a restart gets its port though connections of the dead process linger.
 */
const EXCLUSIVE = 1;
/** Somebody else may take a port between its choice and the listening; so often in a row nobody does. */
const MAX_ATTEMPTS = 10;

/**
 * Whether uWebSockets.js has a binary for this platform and Node version. Where it has none, runtime/ listens with the
 * `ws` engine and says so.
 */
export async function uwsLoads(): Promise<boolean> {
  try {
    await import('uWebSockets.js');
    return true;
  } catch {
    return false;
  }
}

/**
 * Listens with uWebSockets.js, whose binary is loaded by the first `listen`, so that importing this file is safe where
 * there is none (`uwsLoads` says so beforehand).
 *
 * It adds to the port: requests that a client pipelines are answered only while each answer comes without waiting;
 * otherwise uWebSockets.js cuts the connection. `idleSeconds` below 8 counts as 8, above 960 as 960.
 */
export function createUwsTransport(dependencies: TransportDependencies = {}): Transport {
  const around = surroundings(dependencies);
  return {
    async listen(options, handlers) {
      const uws = await import('uWebSockets.js');
      return new UwsListener(uws, options, handlers, around).start();
    },
  };
}

class UwsListener implements Listener {
  readonly #uws: typeof Uws;
  readonly #options: ListenOptions;
  readonly #handlers: TransportHandlers;
  readonly #around: Surroundings;
  readonly #app: Uws.TemplatedApp;
  readonly #peers = new Peers();
  readonly #passing = new Passing();
  #listening: Uws.us_listen_socket | undefined;
  #port = 0;
  #sockets = 0;
  #closing: Promise<void> | undefined;

  constructor(uws: typeof Uws, options: ListenOptions, handlers: TransportHandlers, around: Surroundings) {
    this.#uws = uws;
    this.#options = options;
    this.#handlers = handlers;
    this.#around = around;
    this.#app = createApp(uws, options);
  }

  async start(): Promise<Listener> {
    const { host, port } = this.#options;
    this.#app.ws<SocketData>(SOCKET_PATH, this.#behavior());
    if (this.#handlers.respond !== undefined) {
      // By route, since asking for the method would be one more call into the binary for each request.
      this.#app.filter(this.#peers.changed);
      this.#app.get('/*', (response, request) => this.#pass(response, request, false));
      this.#app.head('/*', (response, request) => this.#pass(response, request, true));
    }
    this.#app.any('/*', (response, request) => this.#request(response, request));
    const token = port === 0 ? await this.#claimAny() : await this.#claim(port);
    if (token === false) throw listenFailure(await whyNot(host, port), host, port);
    this.#listening = token;
    this.#port = this.#uws.us_socket_local_port(token);
    return this;
  }

  #claim(port: number): Promise<Uws.us_listen_socket | false> {
    // The types lack the form with host and flags, which the binary takes.
    const listen = this.#app.listen as unknown as (
      host: string,
      port: number,
      flags: number,
      done: (token: Uws.us_listen_socket | false) => void,
    ) => void;
    return new Promise((resolve) => {
      listen.call(this.#app, this.#options.host, port, EXCLUSIVE, resolve);
    });
  }

  async #claimAny(): Promise<Uws.us_listen_socket | false> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const port = await freePort(this.#options.host);
      if (port === undefined) return false;
      const token = await this.#claim(port);
      if (token !== false) return token;
    }
    return false;
  }

  get port(): number {
    return this.#port;
  }

  sockets(): number {
    return this.#sockets;
  }

  stopListening(): void {
    const token = this.#listening;
    this.#listening = undefined;
    if (token !== undefined) this.#uws.us_listen_socket_close(token);
  }

  close(): Promise<void> {
    this.#closing ??= this.#cut();
    return this.#closing;
  }

  async #cut(): Promise<void> {
    this.stopListening();
    this.#app.close();
    // uSockets frees what it closed at the end of its turn of the loop.
    await new Promise((resolve) => setImmediate(resolve));
  }

  #behavior(): Uws.WebSocketBehavior<SocketData> {
    const { maxMessageBytes, maxBufferedBytes, idleSeconds } = this.#options;
    return {
      // uWebSockets.js cuts at its own limit without a close frame. Up to twice the limit of the port a message is
      // read and then refused with 1009 by `received`.
      maxPayloadLength: maxMessageBytes * 2,
      maxBackpressure: maxBufferedBytes,
      closeOnBackpressureLimit: true,
      compression: this.#uws.DISABLED,
      idleTimeout: Math.min(Math.max(Math.ceil(idleSeconds), MIN_IDLE_SECONDS), MAX_IDLE_SECONDS),
      sendPingsAutomatically: true,
      upgrade: (response, request, context) => this.#upgrade(response, request, context),
      open: (handle) => {
        this.#sockets++;
        handle.getUserData().socket.opened(handle, this.#handlers);
      },
      message: (handle, message, isBinary) =>
        handle.getUserData().socket.received(message, isBinary, maxMessageBytes),
      drain: (handle) => handle.getUserData().socket.drained(),
      close: (handle, code, message) => {
        this.#sockets--;
        handle.getUserData().socket.closed(code, message);
      },
    };
  }

  #upgrade(response: Uws.HttpResponse, request: Uws.HttpRequest, context: Uws.us_socket_context_t): void {
    const headers = headersOf(request);
    const header = (name: string) => headers.get(name) ?? '';
    const asked: UpgradeRequest = {
      path: request.getUrl(),
      origin: header('origin'),
      remoteAddress: remoteAddress(response),
      header,
    };
    const admission = admit(this.#options, this.#handlers, asked, this.#around.report);
    if (admission.subprotocol === undefined) {
      write(response, textAnswer(admission.status, admission.text), false, true);
      return;
    }
    const { subprotocol } = admission;
    const { remoteAddress: peer, origin } = asked;
    const socket = new UwsSocket(
      { subprotocol, remoteAddress: peer, forwardedFor: header('x-forwarded-for'), origin },
      this.#options.maxBufferedBytes,
    );
    response.upgrade<SocketData>({ socket }, header('sec-websocket-key'), subprotocol, '', context);
  }

  #pass(response: Uws.HttpResponse, request: Uws.HttpRequest, isHead: boolean): void {
    const path = request.getUrl();
    const isSocket = path.startsWith(SOCKET_PATH);
    const asked = { path, isHead, peer: this.#peers.only };
    if (isSocket || !respond(response, request, asked, this.#passing, this.#handlers, this.#around)) {
      this.#request(response, request);
    }
  }

  #request(response: Uws.HttpResponse, request: Uws.HttpRequest): void {
    const path = request.getUrl();
    const isUpgrade = request.getHeader('upgrade').toLowerCase() === 'websocket';
    if (path.startsWith(SOCKET_PATH) || isUpgrade) {
      const isHead = request.getMethod() === 'head';
      write(response, notASocket(path, isUpgrade), isHead, isUpgrade);
    } else serve(response, request, this.#options, this.#handlers, this.#around);
  }
}

function createApp(uws: typeof Uws, options: ListenOptions): Uws.TemplatedApp {
  if (options.tls === undefined) return uws.App();
  try {
    return uws.SSLApp({ cert_file_name: options.tls.certFile, key_file_name: options.tls.keyFile });
  } catch (cause) {
    throw listenFailure(cause, options.host, options.port);
  }
}
