import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

/**
 * The parts of kafkajs that Kith uses: its connections (TLS, SASL, framing, time-outs) and its encoding of requests.
 * Its producer and consumer are left out, since what they do on errors cannot keep the contract of the event log. All
 * are inner modules, so the version is pinned and kafkajs-parts.test.ts fails if they move.
 */
const load = createRequire(import.meta.url);

/** What the request is called in kafkajs. */
export type Api =
  | 'Produce'
  | 'ListOffsets'
  | 'Metadata'
  | 'OffsetCommit'
  | 'OffsetFetch'
  | 'GroupCoordinator'
  | 'JoinGroup'
  | 'Heartbeat'
  | 'LeaveGroup'
  | 'SyncGroup'
  | 'DescribeGroups'
  | 'CreateTopics';

/** A request with the means to read its answer. */
export interface Exchange {
  readonly request: object;
  readonly response: {
    decode(payload: Buffer): Promise<unknown>;
    parse(decoded: unknown): Promise<unknown>;
  };
  readonly requestTimeout?: number;
  readonly logResponseError?: boolean;
}

interface RequestDefinition {
  readonly versions: readonly string[];
}

export interface KafkajsLogger {
  namespace(name: string): KafkajsLogger;
  debug(sentence: string, fields?: object): void;
  info(sentence: string, fields?: object): void;
  warn(sentence: string, fields?: object): void;
  error(sentence: string, fields?: object): void;
}

interface KafkajsSasl {
  readonly mechanism: string;
  readonly username: string;
  readonly password: string;
}

interface ConnectionPoolOptions {
  readonly host: string;
  readonly port: number;
  readonly clientId: string;
  readonly ssl: object | undefined;
  readonly sasl: KafkajsSasl | undefined;
  readonly socketFactory: (target: {
    host: string;
    port: number;
    ssl: object | undefined;
    onConnect: () => void;
  }) => Socket;
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly enforceRequestTimeout: boolean;
  readonly logger: KafkajsLogger;
}

interface ConnectionPool {
  send(exchange: Exchange): Promise<unknown>;
}

export interface KafkajsBroker {
  readonly lookupRequest: (apiKey: number, definition: RequestDefinition) => (options: object) => Exchange;
  connect(): Promise<void>;
}

export const ConnectionPool = load('kafkajs/src/network/connectionPool') as new (
  options: ConnectionPoolOptions,
) => ConnectionPool;

export const KafkajsBroker = load('kafkajs/src/broker') as new (options: {
  readonly connectionPool: ConnectionPool;
  readonly logger: KafkajsLogger;
  readonly authenticationTimeout: number;
}) => KafkajsBroker;

const { requests } = load('kafkajs/src/protocol/requests') as { requests: Record<Api, RequestDefinition> };
const apiKeys = load('kafkajs/src/protocol/requests/apiKeys') as Record<Api, number>;

export interface FetchPartition {
  readonly partition: number;
  readonly fetchOffset: string;
  readonly maxBytes: number;
}

interface FetchOptions {
  readonly replicaId: number;
  readonly isolationLevel: number;
  readonly maxWaitTime: number;
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly sessionId: number;
  readonly sessionEpoch: number;
  readonly topics: readonly { readonly topic: string; readonly partitions: readonly FetchPartition[] }[];
  readonly forgottenTopics: readonly { readonly topic: string; readonly partitions: readonly number[] }[];
}

const encodeFetch = load('kafkajs/src/protocol/requests/fetch/v11/request') as (o: FetchOptions) => object;
const fetchResponse = load('kafkajs/src/protocol/requests/fetch/v11/response') as Exchange['response'];

/** Answers come as they are, with their error codes: kafkajs would throw the first one and hide the others. */
const asItIs = (decoded: unknown): Promise<unknown> => Promise.resolve(decoded);

/** The request in the newest version that both sides know. */
export function exchange(broker: KafkajsBroker, api: Api, options: object): Exchange {
  const made = broker.lookupRequest(apiKeys[api], requests[api])(options);
  const { decode } = made.response;
  return { ...made, response: { decode, parse: asItIs }, logResponseError: false };
}

/** kafkajs knows fetch sessions in its encoding alone; they need Kafka 2.3. */
export function fetchExchange(options: FetchOptions): Exchange {
  const { decode } = fetchResponse;
  return {
    request: encodeFetch(options),
    response: { decode, parse: asItIs },
    requestTimeout: options.maxWaitTime,
    logResponseError: false,
  };
}

const { errorCodes } = load('kafkajs/src/protocol/error') as {
  errorCodes: readonly { readonly code: number; readonly type: string; readonly message: string }[];
};

export function describeCode(code: number): string {
  const known = errorCodes.find((each) => each.code === code);
  return known === undefined ? `error ${code}` : `${known.type}: ${known.message}`;
}

interface MemberMetadata {
  readonly version: number;
  readonly topics: readonly string[];
  readonly userData: Buffer;
}

interface MemberAssignment {
  readonly version: number;
  readonly assignment: Readonly<Record<string, readonly number[]>>;
  readonly userData: Buffer;
}

/** What members of a group tell each other, in the form that Kafka's own tools read. */
export const assignerProtocol = load('kafkajs/src/consumer/assignerProtocol') as {
  readonly MemberMetadata: {
    encode(metadata: MemberMetadata): Buffer;
    decode(buffer: Buffer): MemberMetadata;
  };
  readonly MemberAssignment: {
    encode(assignment: MemberAssignment): Buffer;
    decode(buffer: Buffer): MemberAssignment | null;
  };
};

export interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

export const RequestQueue = load('kafkajs/src/network/requestQueue') as {
  readonly prototype: RequestQueue;
};
