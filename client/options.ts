import type { Clock } from '../ports/clock.ts';
import { SOCKET_PATH } from '../protocol/limits.ts';
import { clientClock } from './clock.ts';
import type { Codec } from './codec.ts';
import type { WebSocketClass } from './connection.ts';
import { jsonCodec } from './json-codec.ts';
import type { TokenProvider } from './session.ts';
import type { HistoryOption } from './start-rule.ts';
import { type ClientStorage, memoryStorage } from './storage.ts';

export interface KithClientOptions {
  /**
   * Address of the server, e.g. 'https://chat.example.org', or of its WebSocket, 'wss://…/v1/socket'. Of an installation
   * with several gateways and nothing in front of them, all of theirs: the client begins with any, and goes to the next
   * with each connection.
   */
  readonly url: string | readonly string[];
  /** Asked before each connection. A KithError with a 2xxx code means that somebody must sign in: 'signedOut'. */
  readonly token: TokenProvider;
  /**
   * With tokens of a host application: the name of this installation, see `deviceName`. With Kith's own accounts the
   * token names the device.
   */
  readonly device?: string;
  /** Default: in memory. Keep it as long as the device: a device that forgets its counters sends slower at first. */
  readonly storage?: ClientStorage;
  /** Default: JSON. */
  readonly codec?: Codec;
  /** Default: the global one, which Node has from version 22; before, the class of the package `ws` serves. */
  readonly webSocket?: WebSocketClass;
  /** Follow every conversation of the user; default true. Else only those named by `follow`. */
  readonly followAll?: boolean;
  /** Where a conversation begins that the client has never seen; default 'none': with what happens from now on. */
  readonly history?: HistoryOption;
  /** Tell senders that messages were delivered; default true. */
  readonly tellDelivered?: boolean;
  /** Name and version of the application, for the server's logs. */
  readonly agent?: string;
  readonly clock?: Clock;
  /** In [0, 1). */
  readonly random?: () => number;
}

export interface ResolvedOptions extends Required<Omit<KithClientOptions, 'url'>> {
  /** Of sockets, at least one. */
  readonly urls: readonly string[];
}

export function withDefaults(options: KithClientOptions): ResolvedOptions {
  const { url, ...given } = options;
  const webSocket = options.webSocket ?? (globalThis.WebSocket as WebSocketClass | undefined);
  if (webSocket === undefined) {
    throw new TypeError(
      'There is no global WebSocket here: pass one as `webSocket`, e.g. of the package `ws`.',
    );
  }
  return {
    device: '',
    storage: memoryStorage(),
    codec: jsonCodec,
    followAll: true,
    history: 'none',
    tellDelivered: true,
    agent: '',
    clock: clientClock,
    random: Math.random,
    ...given,
    webSocket,
    urls: (typeof url === 'string' ? [url] : url).map(socketAddress),
  };
}

/** http becomes ws, and an address without a path gets that of the socket. */
function socketAddress(url: string): string {
  const address = new URL(url);
  address.protocol = address.protocol.replace(/^http/, 'ws');
  if (address.pathname === '/') address.pathname = SOCKET_PATH;
  return address.href;
}

/** A name for this installation, made once and kept in the storage. */
export async function deviceName(storage: ClientStorage, random = Math.random): Promise<string> {
  const kept = await storage.get('device');
  if (kept !== undefined) return kept;
  const made = randomName(random);
  await storage.set('device', made);
  return made;
}

/** 22 of [a-z0-9]: about 113 bits as far as `random` is any good. */
export function randomName(random: () => number): string {
  return Array.from({ length: 22 }, () => Math.floor(random() * 36).toString(36)).join('');
}
