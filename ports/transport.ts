/** Listens for WebSocket and HTTP on one address. Knows nothing of Kith's protocol. */
export interface Transport {
  /**
   * Resolves when connections are taken. Rejects with `AddressInUse` when another process or listener has the port:
   * never shares it silently.
   */
  listen(options: ListenOptions, handlers: TransportHandlers): Promise<Listener>;
}

export interface ListenOptions {
  /** Address to bind, e.g. '127.0.0.1' or '0.0.0.0'. */
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  /** Largest WebSocket message taken, in bytes; a larger one closes the connection with 1009 (RFC 6455 7.4.1). */
  readonly maxMessageBytes: number;
  /** Largest HTTP body taken; a larger one is answered 413 and the connection closed. */
  readonly maxBodyBytes: number;
  /**
   * At this many bytes handed to a socket and not yet taken by the kernel the socket is closed without a word: the last
   * line of defence. Whoever sends looks at `buffered` long before.
   */
  readonly maxBufferedBytes: number;
  /** Seconds without a byte from the peer after which a WebSocket is closed; pings are sent in time by the engine. */
  readonly idleSeconds: number;
  /** Subprotocols in order of preference; a client that offers none of them is refused with 400. */
  readonly subprotocols: readonly string[];
}

export interface TransportHandlers {
  /**
   * Asked at an upgrade, synchronously. A string refuses with 403 and this text; undefined admits.
   */
  upgrade(request: UpgradeRequest): string | undefined;
  /** The socket stands. What is returned becomes its handler. */
  open(socket: Socket): SocketHandler;
  /**
   * Asked first about a GET or HEAD, synchronously: what is returned is the answer, undefined leaves the request to
   * `request`. The request may be looked at during the call only and has no body; of User-Agent, Referer,
   * Accept-Language and the hints of privacy and purpose (`loneHeaders`) that came several times an engine may give
   * the first alone. A throw is answered 500. A response that is given again and again must not be changed: an engine
   * may check and encode it once. An `Upgrade` header is ignored by an answer (RFC 9110 7.8).
   */
  respond?(request: PassingRequest): HttpResponse | undefined;
  /** A whole HTTP request. A rejection is answered 500. `/`-paths that begin with `/v1/socket` never come here. */
  request(request: HttpRequest): Promise<HttpResponse>;
}

/** Headers of which the first line says all: nothing is decided by them that a second one could subvert. */
export const loneHeaders: ReadonlySet<string> = new Set([
  'user-agent',
  'referer',
  'accept-language',
  'dnt',
  'sec-gpc',
  'sec-purpose',
  'purpose',
  'x-moz',
]);

export interface UpgradeRequest {
  readonly path: string;
  readonly origin: string;
  readonly remoteAddress: string;
  header(name: string): string;
}

export interface SocketHandler {
  /** A whole message. `data` is only valid during the call: copy what is kept. Text is checked UTF-8. */
  message(data: Uint8Array, isBinary: boolean): void;
  /** Everything handed over was taken by the kernel after `send` said 'buffered'. */
  drain(): void;
  /** Once, for whatever reason; no call on the socket does anything afterwards. 1006: no close frame. */
  close(code: number, reason: string): void;
}

export interface Socket {
  readonly subprotocol: string;
  /** The peer's address; behind trusted proxies the gateway reads `forwardedFor` itself. */
  readonly remoteAddress: string;
  readonly forwardedFor: string;
  /** The `Cookie` and `Origin` headers of the upgrade. */
  readonly origin: string;
  /**
   * Hands a message to the kernel, or to the engine's buffer: 'buffered' is followed by `drain`. Order is kept.
   * 'closed': the socket is gone. `data` may be shared between sockets and must not be changed afterwards.
   */
  send(data: Uint8Array, isBinary: boolean): 'sent' | 'buffered' | 'closed';
  /** Bytes handed over and not yet taken by the kernel. */
  buffered(): number;
  /** Sends a close frame behind what was sent. `reason` at most 123 bytes. */
  close(code: number, reason: string): void;
  /** Cuts the connection. */
  terminate(): void;
}

export interface HttpRequest {
  /** Upper case. */
  readonly method: string;
  /** Without the query, not decoded. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly remoteAddress: string;
  /** Lower-case name; '' when absent; several joined by ', '. */
  header(name: string): string;
  readonly body: Uint8Array;
  /** True once the client has gone: the answer is thrown away. */
  readonly aborted: boolean;
}

/** A request during the call of `respond`. */
export interface PassingRequest extends HttpRequest {
  /** The peer's address in the form that costs least now; `addressText` writes it out later. */
  readonly rawAddress: RawAddress;
}

/** 4 or 16 bytes in network order, or the text. */
export type RawAddress = ArrayBuffer | string;

/** As `remoteAddress` would have been: dotted IPv4, also of an IPv4-mapped IPv6 address, else RFC 5952. */
export function addressText(raw: RawAddress): string {
  if (typeof raw === 'string') return raw;
  const bytes = new Uint8Array(raw);
  if (bytes.length === 4) return bytes.join('.');
  const isMapped =
    bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (isMapped) return bytes.subarray(12).join('.');
  const groups = Array.from({ length: bytes.length / 2 }, (_, i) =>
    ((bytes[2 * i]! << 8) | bytes[2 * i + 1]!).toString(16),
  );
  return groups.length === 8 ? new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1) : '';
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface Listener {
  readonly port: number;
  /** Open WebSockets. */
  sockets(): number;
  /** Takes no new connections; open ones stay. */
  stopListening(): void;
  /** Cuts what is still open and frees the port. */
  close(): Promise<void>;
}

export class AddressInUse extends Error {
  override name = 'AddressInUse';
}
