import type { Revocation } from '../ports/account-store.ts';
import type { ChatCalls } from '../ports/chat-calls.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { FeedWatchers } from '../ports/feed-watchers.ts';
import type { LinkShortening } from '../ports/link-shortening.ts';
import type { Logger } from '../ports/logger.ts';
import type { Mailbox, MailboxHandle } from '../ports/mailbox.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Registry } from '../ports/registry.ts';
import type { Service } from '../ports/service.ts';
import type { HttpRequest, HttpResponse, Listener, ListenOptions, Transport } from '../ports/transport.ts';
import type { kith } from '../protocol/generated/kith.js';
import { MAX_FRAME_BYTES, SUBPROTOCOL_JSON, SUBPROTOCOL_PROTO } from '../protocol/limits.ts';
import { Beats } from './beats.ts';
import { Commands } from './commands.ts';
import type { Connection } from './connection.ts';
import { Dispatch } from './dispatch.ts';
import { Doors } from './doors.ts';
import { FanOut } from './fan-out.ts';
import { FeedWatch } from './feed-watch.ts';
import { Flusher } from './flusher.ts';
import { Hub } from './hub.ts';
import type { Authenticator } from './identity.ts';
import { VerbLimits, type VerbRates } from './limits/verb-limits.ts';
import { Marks } from './marks.ts';
import { Registration } from './registration.ts';
import { ResumeRanges } from './resume-ranges.ts';
import { SignIn } from './sign-in.ts';

export interface GatewayOptions {
  readonly listen: Pick<ListenOptions, 'host' | 'port' | 'tls'>;
  readonly beatMs: number;
  /** Bytes that may wait for one connection before it is lagging. */
  readonly queueBytes: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerUser: number;
  /** New connections a second. */
  readonly connectRate: number;
  readonly rates: VerbRates;
  /** Reverse proxies in front whose X-Forwarded-For is believed. */
  readonly proxyHops: number;
  /** Origins whose pages may connect; empty: only the gateway's own; '*': any. */
  readonly origins: readonly string[];
}

export interface GatewayParts {
  /** Names this run of this gateway, unlike any other run. */
  readonly id: string;
  /** Identity of the server's data, told to clients. */
  readonly store: string;
  readonly transport: Transport;
  readonly log: EventLog;
  readonly calls: ChatCalls;
  readonly registry: Registry;
  readonly mailbox: Mailbox;
  /** Of the feed, where there is one. */
  readonly watchers?: FeedWatchers;
  readonly authenticator: Authenticator;
  readonly userExists: ((user: string) => Promise<boolean>) | undefined;
  /** Where there are short links. */
  readonly shortening?: LinkShortening | undefined;
  readonly request: (request: HttpRequest) => Promise<HttpResponse>;
  /** A revocation came by mailbox. */
  readonly onRevoked: (revoked: kith.internal.RevokedPart) => void;
  /** The mailbox may have lost something. */
  readonly onGap: () => void;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly options: GatewayOptions;
}

export interface Gateway extends Service {
  /** The port listened on, once started. */
  port(): number;
  /** Closes connections whose tokens no longer stand. */
  closeRevoked(revocation: Revocation): void;
}

/** Largest HTTP body, a little above that of a post; every service bounds its own further. */
const MAX_BODY_BYTES = 128 * 1024;
/** A socket that took none of this is cut: eight times the bound at which it was told to be lagging, and a frame. */
const CUT_FACTOR = 8;

/** The sockets: sign-in, sessions, framing, limits, fan-out to connections; and the HTTP edge. */
export function createGateway(parts: GatewayParts): Gateway {
  const { options, calls, registry, mailbox, clock, logger, metrics } = parts;
  const hub = new Hub();
  const flusher = new Flusher();
  const limits = new VerbLimits(options.rates, clock);
  const counters = {
    deliveries: metrics.counter('gateway_deliveries_total', 'Events given to connections.'),
    lagged: metrics.counter('gateway_lagged_total', 'Times that a connection became lagging.'),
    missed: metrics.counter(
      'gateway_missed_total',
      'Events that the mailbox lost on the way to this gateway.',
    ),
  };
  const gathered = metrics.histogram(
    'gateway_gathered_events',
    'Events a fan-out.',
    [1, 2, 4, 8, 16, 32, 64, 128],
  );
  const { queueBytes, beatMs } = options;
  const { id, watchers } = parts;
  const feedWatch = watchers && new FeedWatch({ id, hub, watchers, registry, clock, logger, queueBytes });
  const fanOut = new FanOut({
    hub,
    flusher,
    calls,
    clock,
    logger,
    queueBytes,
    counters,
    gathered,
    onRevoked: parts.onRevoked,
    onFeedNews: (news) => feedWatch?.take(news),
  });
  const beats = new Beats({ hub, calls, clock, logger, beatMs });
  const askOwners = (): void => {
    beats
      .askOwners()
      .catch((error: unknown) => logger.warn({ err: error }, 'the owners cannot be asked for heads'));
  };
  const gap = (): void => {
    askOwners();
    parts.onGap();
  };
  const registration = new Registration(
    registry,
    parts.id,
    clock,
    logger,
    () => [...hub.users.keys()],
    askOwners,
  );
  const marks = new Marks(parts.log, clock, logger);
  const { log, store, authenticator, userExists } = parts;
  const { maxConnectionsPerUser } = options;
  const ranges = new ResumeRanges(calls);
  const signIn = new SignIn({
    ...{
      hub,
      fanOut,
      calls,
      clock,
      authenticator,
      registration,
      ranges,
      store,
      beatMs,
      queueBytes,
      maxConnectionsPerUser,
    },
  });
  const commands = new Commands({ log, calls, clock, limits, userExists, shortening: parts.shortening });
  const dispatch = new Dispatch({
    signIn,
    commands,
    beats,
    marks,
    calls,
    registry,
    limits,
    logger,
    queueBytes,
    feedWatch,
  });
  const doors = new Doors({
    ...{ hub, flusher, fanOut, feedWatch, dispatch, registration, clock, logger, metrics, options },
  });
  metrics.gauge('gateway_connections', 'Open connections.', () => hub.connections.size);
  const count = (matches: (connection: Connection) => boolean) => (): number => {
    let matching = 0;
    for (const connection of hub.connections) if (matches(connection)) matching++;
    return matching;
  };
  metrics.gauge(
    'gateway_lagging',
    'Connections that are told heads only, since they take less than comes.',
    count(({ lagging, held }) => lagging && !held),
  );
  metrics.gauge(
    'gateway_resuming',
    'Connections that are signing in or being sent what they missed.',
    count(({ state }) => state === 'signing-in' || state === 'resuming'),
  );
  metrics.gauge('gateway_users', 'Users signed in.', () => hub.users.size);
  metrics.gauge('gateway_rooms', 'Conversations that connections here are members of.', () => hub.rooms.size);

  let listener: Listener | undefined;
  let mail: MailboxHandle | undefined;

  return {
    name: 'gateway',
    closeRevoked: (revocation) => closeRevoked(hub, revocation),
    port: () => listener?.port ?? 0,
    async start() {
      mail = await mailbox.listen(parts.id, {
        message: (_lane, bytes) => fanOut.take(bytes),
        gap,
      });
      await registration.start();
      await beats.start();
      feedWatch?.start();
      listener = await parts.transport.listen(
        {
          ...options.listen,
          maxMessageBytes: MAX_FRAME_BYTES,
          maxBodyBytes: MAX_BODY_BYTES,
          maxBufferedBytes: CUT_FACTOR * queueBytes + 2 * MAX_FRAME_BYTES,
          idleSeconds: Math.ceil((beatMs * 3) / 1000),
          subprotocols: [SUBPROTOCOL_PROTO, SUBPROTOCOL_JSON],
        },
        {
          upgrade: (request) => doors.admit(request),
          open: (socket) => doors.open(socket),
          request: parts.request,
        },
      );
    },
    async drain(withinMs) {
      listener?.stopListening();
      await doors.drain(withinMs);
      await marks.flush().catch((error: unknown) => logger.warn({ err: error }, 'receipts were not taken'));
    },
    async stop() {
      beats.stop();
      feedWatch?.stop();
      await listener?.close();
      await registration.stop();
      await mail?.close();
    },
    troubles: () => (registration.trouble === '' ? [] : [registration.trouble]),
  };
}

function closeRevoked(hub: Hub, { user, device, issuedBefore }: Revocation): void {
  const hit = (connection: Connection): boolean =>
    (device === '' || connection.login === device) && connection.issuedAt < issuedBefore;
  for (const connection of hub.users.get(user) ?? []) if (hit(connection)) connection.close('revoked');
}
