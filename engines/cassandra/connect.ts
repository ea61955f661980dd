import type { ConnectionOptions } from 'node:tls';
import { Client, type ClientOptions, policies, types } from 'cassandra-driver';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { wait } from './backoff.ts';
import { isRefusedSignIn, mayPass, messageOf } from './failures.ts';
import { discard, keepControlSteady } from './steady-control.ts';

export interface Contact {
  /** `host:port` of some nodes; the others are learnt from them. */
  readonly contactPoints: readonly string[];
  readonly localDataCenter: string;
  readonly user?: string;
  readonly password?: string;
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
 * A client that has reached a server. Waits for one within the limit; what waiting cannot cure (a wrong password, an
 * unknown data centre) rejects at once.
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
      const hopeless = hopelessness(error);
      if (hopeless !== undefined) {
        throw new Error(`Cassandra at ${addresses} ${hopeless}`, { cause: error });
      }
      if (clock.monotonic() - begun + TRY_AGAIN_MS > waitMs) {
        throw new Error(`Cassandra at ${addresses} did not answer within ${waitMs} ms: ${messageOf(error)}`, {
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

/** Why waiting cannot help; undefined: it can. */
function hopelessness(error: unknown): string | undefined {
  if (isRefusedSignIn(error)) return 'refuses the user or the password.';
  return mayPass(error) ? undefined : `cannot be used: ${messageOf(error)}`;
}

function clientOptions(contact: Contact, keyspace: string | undefined): ClientOptions {
  const { user, password, tls } = contact;
  return {
    contactPoints: [...contact.contactPoints],
    localDataCenter: contact.localDataCenter,
    ...(keyspace === undefined ? {} : { keyspace }),
    ...(user === undefined ? {} : { credentials: { username: user, password: password ?? '' } }),
    ...(tls === undefined ? {} : { sslOptions: tls }),
    // The newest that the driver speaks with Cassandra; it would begin with those of another product.
    protocolOptions: { maxVersion: types.protocolVersion.v4 },
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
