import { clientAddress } from '../http/client-address.ts';
import { TokenBuckets } from '../http/token-bucket.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Counter, Metrics } from '../ports/metrics.ts';
import type { Socket, SocketHandler, UpgradeRequest } from '../ports/transport.ts';
import { errors } from '../protocol/errors.ts';
import { SUBPROTOCOL_JSON } from '../protocol/limits.ts';
import { binaryCodec } from './codec/binary.ts';
import { jsonCodec } from './codec/json.ts';
import { Connection } from './connection.ts';
import type { Dispatch } from './dispatch.ts';
import type { FanOut } from './fan-out.ts';
import type { FeedWatch } from './feed-watch.ts';
import type { Flusher } from './flusher.ts';
import type { Hub } from './hub.ts';
import type { Registration } from './registration.ts';
import type { GatewayOptions } from './service.ts';

/** Connects that may come at once, in seconds of the rate. */
const BURST_SECONDS = 2;

export interface DoorParts {
  readonly hub: Hub;
  readonly flusher: Flusher;
  readonly fanOut: FanOut;
  readonly feedWatch: FeedWatch | undefined;
  readonly dispatch: Dispatch;
  readonly registration: Registration;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly options: GatewayOptions;
}

/** Who comes in, and how all leave: admission, paced connects, and a quiet drain. */
export class Doors {
  readonly #parts: DoorParts;
  readonly #connects: TokenBuckets;
  readonly #refused: Counter;
  #draining = false;
  #onEmpty: (() => void) | undefined;

  constructor(parts: DoorParts) {
    const { connectRate } = parts.options;
    this.#parts = parts;
    this.#connects = new TokenBuckets(
      { capacity: connectRate * BURST_SECONDS, perSecond: connectRate, keys: 1 },
      parts.clock,
    );
    this.#refused = parts.metrics.counter('gateway_refused_total', 'Connections refused at the door.');
  }

  /** A page of a foreign origin may not use its visitor's cookies or address; programs send no Origin. */
  admit(request: UpgradeRequest): string | undefined {
    const { origin } = request;
    const { origins } = this.#parts.options;
    if (origin === '' || origins.includes('*') || origins.includes(origin)) return undefined;
    const own = URL.canParse(origin) && new URL(origin).host === request.header('host');
    return own ? undefined : errors.origin.sentence;
  }

  open(socket: Socket): SocketHandler {
    const { hub, flusher, fanOut, dispatch, clock, options } = this.#parts;
    const codec = socket.subprotocol === SUBPROTOCOL_JSON ? jsonCodec : binaryCodec;
    const address = clientAddress(socket.remoteAddress, socket.forwardedFor, options.proxyHops);
    const connection = new Connection(socket, codec, address, flusher, clock.monotonic());
    const retryMs = this.#paced();
    if (retryMs > 0) {
      this.#refused.value++;
      connection.close('overloaded', String(Math.ceil(retryMs / 1000)));
    } else if (this.#draining) connection.close('draining');
    else hub.connections.add(connection);
    return {
      message: (data, isBinary) => {
        connection.heard = clock.monotonic();
        dispatch.message(connection, data, isBinary);
      },
      // Not in the engine's own callback: what is sent there is corked, and counts as waiting though no drain will follow.
      drain: () => fanOut.handOver.whenDrained(connection),
      close: () => this.#closed(connection),
    };
  }

  /** Milliseconds after which a new connection may come; 0: now. */
  #paced(): number {
    const { hub, options } = this.#parts;
    if (hub.connections.size >= options.maxConnections) return 10_000;
    return this.#connects.take('');
  }

  #closed(connection: Connection): void {
    const { hub, feedWatch, registration, logger } = this.#parts;
    connection.closed();
    const isLast = hub.remove(connection);
    feedWatch?.closed(connection);
    if (isLast) {
      registration.unregister(connection.user).catch((error: unknown) => {
        logger.warn({ err: error, user: connection.user }, 'the user could not be taken from the registry');
      });
    }
    if (hub.connections.size === 0) this.#onEmpty?.();
  }

  /**
   * Deals every client a slot within the time, so that they do not all arrive elsewhere at once, and keeps serving each
   * until it has left. Resolves when all have, or the time is up.
   */
  async drain(withinMs: number): Promise<void> {
    this.#draining = true;
    const { hub, clock } = this.#parts;
    if (hub.connections.size === 0) return;
    const slotMs = withinMs / (hub.connections.size + 1);
    let slot = 0;
    for (const connection of hub.connections) {
      connection.say({ reconnect: { slotMs: Math.floor(slotMs * slot++), withinMs } });
    }
    await new Promise<void>((resolve) => {
      this.#onEmpty = resolve;
      clock.after(withinMs, resolve);
    });
    for (const connection of hub.connections) connection.close('draining');
  }
}
