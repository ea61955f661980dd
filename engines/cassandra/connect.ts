import { type ConnectionOptions, checkServerIdentity, type PeerCertificate } from 'node:tls';
import { Client, type ClientOptions, policies, types } from 'cassandra-driver';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { wait } from './backoff.ts';
import { messageOf } from './failures.ts';
import { refusal, suspicion } from './refusals.ts';
import { discard, keepControlSteady } from './steady-control.ts';

export interface Contact {
  /** `host:port` of some nodes; the others are learnt from them, and listen on the port of the first. */
  readonly contactPoints: readonly string[];
  readonly localDataCenter: string;
  readonly user?: string;
  readonly password?: string;
  /**
   * Speak TLS. The certificate of a node must name its address, or the host of any contact point: nodes are learnt by
   * address, and many installations know them by name alone.
   */
  readonly tls?: ConnectionOptions;
}

export interface Waiting {
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long to wait for a server to answer. */
  readonly waitMs: number;
}

/**
 * How long to wait for an answer. The server itself gives up on a write after 2 s and says so, which tells more than
 * silence does: above that.
 */
const READ_TIMEOUT_MS = 3_000;
const CONNECT_TIMEOUT_MS = 2_000;
const RECONNECT_EVERY_MS = 250;
/** A connection that is idle is tried so often, so that a host that vanished without a word is found out. */
const HEARTBEAT_MS = 5_000;
const TRY_AGAIN_MS = 500;

/**
 * A client that has reached a server. Waits for one within the limit; what waiting cannot cure (a wrong password, a
 * certificate of a stranger, an unknown data centre) rejects at once.
 */
export async function connect(
  contact: Contact,
  keyspace: string | undefined,
  waiting: Waiting,
): Promise<Client> {
  const { clock, logger, waitMs } = waiting;
  const addresses = contact.contactPoints.join(', ');
  const begun = clock.monotonic();
  for (let told = false; ; ) {
    try {
      const client = await connectOnce(contact, keyspace);
      if (told) logger.info({ addresses }, 'Cassandra is there');
      return client;
    } catch (error) {
      const refused = refusal(error, contact);
      if (refused !== undefined) throw new Error(refused, { cause: error });
      if (clock.monotonic() - begun + TRY_AGAIN_MS > waitMs) {
        const reason = `${messageOf(error)}${suspicion(error, contact)}`;
        throw new Error(`Cassandra at ${addresses} did not answer within ${waitMs} ms: ${reason}`, {
          cause: error,
        });
      }
      if (!told) logger.info({ addresses, waitMs }, 'waiting for Cassandra');
      told = true;
    }
    await wait(clock, TRY_AGAIN_MS);
  }
}

/** A client that has reached a server now; rejects when none answers. */
export async function connectOnce(contact: Contact, keyspace: string | undefined): Promise<Client> {
  const client = new Client(clientOptions(contact, keyspace));
  try {
    keepControlSteady(client);
    await client.connect();
    return client;
  } catch (error) {
    discard(client);
    throw error;
  }
}

function clientOptions(contact: Contact, keyspace: string | undefined): ClientOptions {
  const { user, password, tls } = contact;
  return {
    contactPoints: [...contact.contactPoints],
    localDataCenter: contact.localDataCenter,
    ...(keyspace === undefined ? {} : { keyspace }),
    ...(user === undefined ? {} : { credentials: { username: user, password: password ?? '' } }),
    ...(tls === undefined ? {} : { sslOptions: checked(tls, contact) }),
    protocolOptions: {
      // The newest that the driver speaks with Cassandra; it would begin with those of another product.
      maxVersion: types.protocolVersion.v4,
      // It would wait for nodes that are down; see nodes.ts for who must agree.
      maxSchemaAgreementWaitSeconds: 0,
      // Of the nodes that are learnt: they tell their addresses alone.
      ...portOf(contact),
    },
    policies: {
      reconnection: new policies.reconnection.ConstantReconnectionPolicy(RECONNECT_EVERY_MS),
      // Timestamps that matter stand in the statements; the others are the servers'.
      timestampGeneration: null as unknown as policies.timestampGeneration.TimestampGenerator,
    },
    pooling: { heartBeatInterval: HEARTBEAT_MS },
    socketOptions: { readTimeout: READ_TIMEOUT_MS, connectTimeout: CONNECT_TIMEOUT_MS },
    queryOptions: {
      prepare: true,
      consistency: types.consistencies.localQuorum,
      serialConsistency: types.consistencies.localSerial,
    },
  };
}

/** The driver itself would take any certificate. */
function checked(tls: ConnectionOptions, { contactPoints }: Contact): ConnectionOptions {
  const names = contactPoints.map((point) => partsOf(point).host);
  const checkServerIdentity = (address: string, certificate: PeerCertificate): Error | undefined =>
    identified(address, certificate, names);
  return { rejectUnauthorized: true, checkServerIdentity, ...tls };
}

function identified(address: string, certificate: PeerCertificate, names: readonly string[]) {
  const unknown = checkServerIdentity(address, certificate);
  const isNamed = names.some((name) => checkServerIdentity(name, certificate) === undefined);
  return isNamed ? undefined : unknown;
}

function portOf({ contactPoints }: Contact): { port?: number } {
  const { port } = partsOf(contactPoints[0] ?? '');
  return port === undefined ? {} : { port };
}

function partsOf(point: string): { host: string; port?: number } {
  const [, host = point, port] = /^\[?(.*?)\]?:(\d+)$/.exec(point) ?? [];
  return port === undefined ? { host } : { host, port: Number(port) };
}
