import type { FetchPartition } from './kafkajs-parts.ts';
import { fetchExchange } from './kafkajs-parts.ts';
import { byTopic, keyOf } from './offsets.ts';
import type { Lane } from './wire.ts';

const MAX_FETCH_BYTES = 4 * 1024 * 1024;
/** Everything below the high watermark is durable; Kith knows no transactions. */
const READ_UNCOMMITTED = 0;
const NO_SESSION = 0;
const FIRST_EPOCH = 0;
const LAST_EPOCH = 2 ** 31 - 1;

/** A place to read from. */
export interface Wanted {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly maxBytes: number;
}

interface FetchedMessage {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly isControlRecord: boolean;
}

export interface Fetched {
  readonly topic: string;
  readonly partition: number;
  readonly errorCode: number;
  readonly highWatermark: number;
  readonly messages: readonly FetchedMessage[];
}

interface FetchAnswer {
  readonly errorCode: number;
  readonly sessionId: number;
  readonly responses: readonly {
    readonly topicName: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly errorCode: number;
      readonly highWatermark: string;
      readonly messages: readonly FetchedMessage[];
    }[];
  }[];
}

/**
 * Reading from one broker. The broker remembers what is wanted (KIP-227), so that a request names only what changed and
 * an answer only what came: with a hundred quiet partitions and one busy, a fetch costs what the busy one costs.
 */
export class FetchSession {
  readonly #lane: Lane;
  readonly #node: number;
  #id = NO_SESSION;
  #epoch = FIRST_EPOCH;
  /** What the broker remembers. */
  #known = new Map<string, Wanted>();

  constructor(lane: Lane, node: number) {
    this.#lane = lane;
    this.#node = node;
  }

  /** Rejects when the broker does not answer or the session has ended; the next call begins a new one. */
  async fetch(wanted: ReadonlyMap<string, Wanted>, maxWaitMs: number): Promise<Fetched[]> {
    const changed = [...wanted.values()].filter((each) => this.#isNew(each));
    const forgotten = [...this.#known].filter(([key]) => !wanted.has(key)).map(([, each]) => each);
    try {
      const answer = await this.#ask(changed, forgotten, maxWaitMs);
      if (answer.errorCode !== 0) throw new Error(`The fetch session ended (${answer.errorCode}).`);
      this.#known = new Map(wanted);
      this.#id = answer.sessionId;
      // Without a session, as brokers with too many of them answer, each request names all.
      this.#epoch = this.#id === NO_SESSION ? FIRST_EPOCH : this.#epoch === LAST_EPOCH ? 1 : this.#epoch + 1;
      if (this.#id === NO_SESSION) this.#known.clear();
      return [...fetchedOf(answer)];
    } catch (error) {
      this.#id = NO_SESSION;
      this.#epoch = FIRST_EPOCH;
      this.#known.clear();
      throw error;
    }
  }

  #isNew({ topic, partition, offset, maxBytes }: Wanted): boolean {
    const known = this.#known.get(keyOf(topic, partition));
    return known === undefined || known.offset !== offset || known.maxBytes !== maxBytes;
  }

  #ask(changed: readonly Wanted[], forgotten: readonly Wanted[], maxWaitMs: number): Promise<FetchAnswer> {
    const byKey = new Map(changed.map((each) => [keyOf(each.topic, each.partition), each]));
    const topics = byTopic(changed, (partition) => partition).map(({ topic, partitions }) => ({
      topic,
      partitions: partitions.map((partition): FetchPartition => {
        const { offset, maxBytes } = byKey.get(keyOf(topic, partition))!;
        return { partition, fetchOffset: `${offset}`, maxBytes };
      }),
    }));
    return this.#lane.send<FetchAnswer>(
      this.#node,
      fetchExchange({
        ...{ replicaId: -1, isolationLevel: READ_UNCOMMITTED, minBytes: 1, maxBytes: MAX_FETCH_BYTES },
        ...{ maxWaitTime: maxWaitMs, sessionId: this.#id, sessionEpoch: this.#epoch },
        topics,
        forgottenTopics: byTopic(forgotten, (partition) => partition),
      }),
    );
  }
}

function* fetchedOf(answer: FetchAnswer): Iterable<Fetched> {
  for (const { topicName, partitions } of answer.responses) {
    for (const { partition, errorCode, highWatermark, messages } of partitions) {
      yield { topic: topicName, partition, errorCode, highWatermark: Number(highWatermark), messages };
    }
  }
}
