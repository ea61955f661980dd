import type { Socket } from 'node:net';
import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Logger } from '../../ports/logger.ts';
import type { Api, Exchange, KafkajsLogger } from './kafkajs-parts.ts';
import { ConnectionPool, exchange, KafkajsBroker } from './kafkajs-parts.ts';

const CONNECT_TIMEOUT_MS = 3_000;
/** TCP asks an idle peer after this time whether it is still there. */
const KEEP_ALIVE_MS = 15_000;

export interface KafkaTls {
  /** Authorities in PEM; the system's unless given. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface KafkaSasl {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly clientId: string;
  readonly tls?: KafkaTls | undefined;
  readonly sasl?: KafkaSasl | undefined;
  readonly requestTimeoutMs: number;
  readonly logger: Logger;
}

/**
 * A connection to one broker, made at the first request. Any failure of the network or a request without an answer in
 * time ends it for good: whoever needs the broker again makes a new one, so that no request is ever answered by what
 * was sent for another.
 */
export class Connection {
  readonly #broker: KafkajsBroker;
  readonly #pool: { send(exchange: Exchange): Promise<unknown> };
  readonly #sockets = new Set<Socket>();
  #connecting: Promise<void> | undefined;
  #broken = false;

  constructor(options: ConnectionOptions) {
    const { host, port, clientId, tls, sasl, requestTimeoutMs } = options;
    const logger = quietLogger(options.logger);
    this.#pool = new ConnectionPool({
      ...{ host, port, clientId, ssl: tls, sasl, logger },
      socketFactory: ({ onConnect }) => this.#dial(host, port, tls, onConnect),
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: requestTimeoutMs,
      enforceRequestTimeout: true,
    });
    this.#broker = new KafkajsBroker({
      connectionPool: this.#pool,
      logger,
      authenticationTimeout: CONNECT_TIMEOUT_MS,
    });
  }

  get isBroken(): boolean {
    return this.#broken;
  }

  /** Rejects when there is no answer; an answer that says no is an answer. */
  ask<Answer>(api: Api, options: object): Promise<Answer> {
    return this.#send(() => exchange(this.#broker, api, options));
  }

  send<Answer>(made: Exchange): Promise<Answer> {
    return this.#send(() => made);
  }

  /** Cuts it; what waits for an answer is rejected. */
  cut(reason = 'The connection was closed.'): void {
    this.#broken = true;
    // kafkajs tells its requests of an error only.
    for (const socket of this.#sockets) socket.destroy(new Error(reason));
  }

  async #send<Answer>(make: () => Exchange): Promise<Answer> {
    if (this.#broken) throw new Error('The connection is closed.');
    try {
      this.#connecting ??= this.#broker.connect();
      await this.#connecting;
      return (await this.#pool.send(make())) as Answer;
    } catch (error) {
      this.cut('Another request of the connection failed.');
      throw error;
    }
  }

  #dial(host: string, port: number, tls: KafkaTls | undefined, onConnect: () => void): Socket {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = tls
      ? connectTls({ host, port, ...name, ...tls }, onConnect)
      : connect({ host, port }, onConnect);
    // A batch is written in one piece and waited for: gathering small packets would only delay it.
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    return socket;
  }
}

/** kafkajs tells of every failure as an error; here whoever asked knows what one means. */
function quietLogger(logger: Logger): KafkajsLogger {
  const say = (sentence: string, fields: object = {}): void => logger.debug(fields, `kafkajs: ${sentence}`);
  const none = (): void => undefined;
  const made: KafkajsLogger = { namespace: () => made, debug: none, info: say, warn: say, error: say };
  return made;
}
