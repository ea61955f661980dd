import { Redis, type RedisOptions } from 'ioredis';

/** How all connections are made. */
export interface LinkSettings {
  readonly username?: string;
  readonly password?: string;
  /** Speak TLS; `ca`: authorities in PEM that certificates are checked against, instead of the system's. */
  readonly tls?: { readonly ca?: string };
}

export interface LinkEvents {
  /** It takes commands, for the first time or again; what was subscribed to is forgotten. */
  ready(): void;
  /** What was under way is lost or of unknown outcome. */
  cut(): void;
}

/** Of the 40 characters of a run's name. */
export const RUN_LENGTH = 12;
const CONNECT_WITHIN_MS = 5_000;
/** A command that is not answered for this long shows that nobody is there. */
const SILENCE_MS = 5_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/**
 * One connection to one node, for ever: after a cut it connects again. Nothing is queued while it is down and nothing is
 * sent twice by itself, so that a command is done in its turn or not at all, and memory stays bounded.
 */
export class Link {
  readonly address: string;
  readonly redis: Redis;
  /** Why it is not ready; '' while nothing is known. */
  failure = '';
  /** Names this run of the server, '' while there is no connection: a server that was started again has another. */
  run = '';

  constructor(address: string, settings: LinkSettings, events: LinkEvents) {
    this.address = address;
    this.redis = new Redis({ ...hostAndPort(address), ...secrets(settings), ...BEHAVIOUR });
    this.redis.on('error', (error) => {
      this.failure = error.message || (error as NodeJS.ErrnoException).code || error.name;
    });
    this.redis.on('ready', () => void this.#learnRun(events));
    this.redis.on('close', () => {
      this.run = '';
      events.cut();
    });
  }

  get isReady(): boolean {
    return this.run !== '' && this.redis.status === 'ready';
  }

  async #learnRun(events: LinkEvents): Promise<void> {
    try {
      const info = await this.redis.info('server');
      this.run = /run_id:(\w+)/.exec(info)?.[1]?.slice(0, RUN_LENGTH) ?? '';
      if (this.run === '') throw new Error('the server does not say which run it is');
    } catch (error) {
      this.failure = (error as Error).message;
      // A cut has begun the next attempt already.
      if (this.redis.status === 'ready') this.redis.disconnect(true);
      return;
    }
    this.failure = '';
    events.ready();
  }

  /** Asks for a sign of life: without one the connection is cut. */
  probe(): void {
    if (this.isReady) this.redis.ping().catch(() => undefined);
  }

  close(): void {
    this.redis.removeAllListeners();
    this.redis.on('error', () => undefined);
    this.redis.disconnect();
  }
}

const BEHAVIOUR = {
  connectionName: 'kith',
  connectTimeout: CONNECT_WITHIN_MS,
  socketTimeout: SILENCE_MS,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  // Its batches wait for the answers to the one before, a round trip more under load; a turn's commands leave in one
  // write anyway, since the socket gathers what comes while it writes.
  enableAutoPipelining: false,
  retryStrategy: (times: number) => {
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(times - 1, 10), LONGEST_PAUSE_MS);
    return pause * (0.75 + Math.random() / 2);
  },
} satisfies RedisOptions;

type Secrets = Pick<RedisOptions, 'username' | 'password' | 'tls'>;

function secrets({ username, password, tls }: LinkSettings): Secrets {
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls === undefined ? {} : { tls: tls.ca === undefined ? {} : { ca: tls.ca } }),
  };
}

/** Of `host:port`; an IPv6 address stands in brackets. */
export function hostAndPort(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(':');
  const port = Number(address.slice(colon + 1));
  if (colon < 1 || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`“${address}” is no address of a Redis: it must be host:port.`);
  }
  return { host: address.slice(0, colon).replace(/^\[(.*)\]$/, '$1'), port };
}

export function addressOf(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The end of a sentence: the reason, if there is one. */
export function because(failure: string | undefined): string {
  return failure ? `: ${failure}` : '';
}
