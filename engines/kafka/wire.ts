import type { Logger } from '../../ports/logger.ts';
import type { KafkaSasl, KafkaTls } from './connection.ts';
import { Connection } from './connection.ts';
import { Code, KafkaRefusal, messageOf, refuse } from './error-codes.ts';
import type { Api, Exchange } from './kafkajs-parts.ts';

/** Without an answer for so long a request counts as lost. Above what the broker itself may take for one. */
const REQUEST_TIMEOUT_MS = 6_000;

export interface WireOptions {
  /** `host:port` of some brokers; they name the others. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly tls?: KafkaTls | undefined;
  readonly sasl?: KafkaSasl | undefined;
  readonly logger: Logger;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Metadata of a topic: the leader of each partition, -1 for none. */
export interface TopicLayout {
  readonly partitions: number;
  readonly leaders: readonly number[];
}

interface MetadataAnswer {
  readonly brokers: readonly (Address & { readonly nodeId: number })[];
  readonly controllerId: number;
  readonly topicMetadata: readonly {
    readonly topicErrorCode: number;
    readonly topic: string;
    readonly partitionMetadata: readonly { readonly partitionId: number; readonly leader: number }[];
  }[];
}

/** Which brokers there are, who leads what, and the connections to them. */
export class Wire {
  readonly #options: WireOptions;
  readonly #bootstrap: readonly Address[];
  readonly #lanes = new Set<Lane>();
  readonly #metadata: Lane;
  readonly #topics = new Set<string>();
  #nodes = new Map<number, Address>();
  #layouts = new Map<string, TopicLayout>();
  #controller = -1;
  #turn = 0;
  #refreshing: Promise<void> | undefined;

  constructor(options: WireOptions) {
    this.#options = options;
    this.#bootstrap = options.brokers.map(addressOf);
    if (this.#bootstrap.length === 0) throw new Error('No broker of Kafka was named.');
    this.#metadata = this.lane();
  }

  /** Connections of their own: a broker answers the requests of one connection one after the other. */
  lane(): Lane {
    const lane: Lane = new Lane(
      (node) => this.#nodes.get(node),
      ({ host, port }) =>
        new Connection({ ...this.#options, host, port, requestTimeoutMs: REQUEST_TIMEOUT_MS }),
      () => this.#lanes.delete(lane),
    );
    this.#lanes.add(lane);
    return lane;
  }

  /** Topics to ask about at each refresh. */
  watch(topics: readonly string[]): void {
    for (const topic of topics) this.#topics.add(topic);
  }

  layout(topic: string): TopicLayout | undefined {
    return this.#layouts.get(topic);
  }

  /** The broker that has the partition; undefined: none is known, refresh. */
  leader(topic: string, partition: number): number | undefined {
    const leader = this.#layouts.get(topic)?.leaders[partition];
    return leader === undefined || leader < 0 || !this.#nodes.has(leader) ? undefined : leader;
  }

  get controller(): number {
    return this.#controller;
  }

  /** Asks again who leads what. Several at once are one. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#askAny<MetadataAnswer>('Metadata', {
      topics: [...this.#topics],
      allowAutoTopicCreation: false,
    })
      .then((answer) => this.#take(answer))
      .finally(() => {
        this.#refreshing = undefined;
      });
    return this.#refreshing;
  }

  /** The broker that keeps the group. */
  async coordinator(groupId: string): Promise<number> {
    interface Answer {
      readonly errorCode: number;
      readonly coordinator: Address & { readonly nodeId: number };
    }
    const answer = await this.#askAny<Answer>('GroupCoordinator', { groupId });
    refuse(answer.errorCode, 'No coordinator of the group');
    const { nodeId, host, port } = answer.coordinator;
    this.#nodes.set(nodeId, { host, port });
    return nodeId;
  }

  close(): void {
    for (const lane of [...this.#lanes]) lane.close();
  }

  #take(answer: MetadataAnswer): void {
    this.#controller = answer.controllerId;
    this.#nodes = new Map(answer.brokers.map(({ nodeId, host, port }) => [nodeId, { host, port }]));
    const layouts = new Map<string, TopicLayout>();
    for (const { topic, topicErrorCode, partitionMetadata } of answer.topicMetadata) {
      if (topicErrorCode === Code.TOPIC_AUTHORIZATION_FAILED) {
        throw new KafkaRefusal(topicErrorCode, `Topic ${topic}`);
      }
      if (partitionMetadata.length === 0) continue;
      const leaders = new Array<number>(partitionMetadata.length).fill(-1);
      for (const { partitionId, leader } of partitionMetadata) leaders[partitionId] = leader;
      layouts.set(topic, { partitions: leaders.length, leaders });
    }
    this.#layouts = layouts;
  }

  /** Asks one broker after the other, those named at the start among them, until one answers. */
  async #askAny<Answer>(api: Api, options: object): Promise<Answer> {
    const known = [...this.#nodes.values(), ...this.#bootstrap];
    const distinct = [...new Map(known.map((each) => [`${each.host}:${each.port}`, each])).values()];
    let last: unknown;
    for (let i = 0; i < distinct.length; i++) {
      const address = distinct[(this.#turn + i) % distinct.length]!;
      try {
        return await this.#metadata.at(address).ask<Answer>(api, options);
      } catch (error) {
        last = error;
        this.#turn++;
      }
    }
    throw new Error(`No broker of Kafka answers: ${messageOf(last)}`);
  }
}

/** A connection to each broker that is asked. */
export class Lane {
  readonly #addressOf: (node: number) => Address | undefined;
  readonly #connect: (address: Address) => Connection;
  readonly #closed: () => void;
  readonly #connections = new Map<string, Connection>();
  #isClosed = false;

  constructor(
    addressOf: (node: number) => Address | undefined,
    connect: (address: Address) => Connection,
    closed: () => void,
  ) {
    this.#addressOf = addressOf;
    this.#connect = connect;
    this.#closed = closed;
  }

  async ask<Answer>(node: number, api: Api, options: object): Promise<Answer> {
    return this.#to(node).ask<Answer>(api, options);
  }

  async send<Answer>(node: number, made: Exchange): Promise<Answer> {
    return this.#to(node).send<Answer>(made);
  }

  at(address: Address): Connection {
    if (this.#isClosed) throw new Error('The log is closed.');
    const name = `${address.host}:${address.port}`;
    const open = this.#connections.get(name);
    if (open !== undefined && !open.isBroken) return open;
    const made = this.#connect(address);
    this.#connections.set(name, made);
    return made;
  }

  close(): void {
    this.#isClosed = true;
    for (const connection of this.#connections.values()) connection.cut();
    this.#closed();
  }

  #to(node: number): Connection {
    const address = this.#addressOf(node);
    if (address === undefined) throw new Error(`Broker ${node} is not known.`);
    return this.at(address);
  }
}

function addressOf(text: string): Address {
  const colon = text.lastIndexOf(':');
  const port = Number(text.slice(colon + 1));
  if (colon < 1 || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`A broker of Kafka is named host:port, not “${text}”.`);
  }
  return { host: text.slice(0, colon), port };
}
