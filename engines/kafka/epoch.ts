import type { Logger } from '../../ports/logger.ts';
import { Code, refuse } from './error-codes.ts';
import { fetchExchange } from './kafkajs-parts.ts';
import type { Lane, Wire } from './wire.ts';

const EPOCH_BYTES = 12;
const MAX_FETCH_BYTES = 64 * 1024;

interface FetchAnswer {
  readonly responses: readonly {
    readonly partitions: readonly {
      readonly errorCode: number;
      readonly messages: readonly { readonly offset: string; readonly value: Buffer | null }[];
    }[];
  }[];
}

/** The log that this process opened is no more. */
export class OtherLog extends Error {
  override name = 'OtherLog';
}

/**
 * The identity of the log: the first record of a topic of one partition that is kept for ever. Every process that
 * finds the topic empty appends a random one; whichever came first is the log's.
 */
export class LogEpoch {
  readonly #wire: Wire;
  readonly #lane: Lane;
  readonly #topic: string;

  constructor(wire: Wire, lane: Lane, topic: string) {
    this.#wire = wire;
    this.#lane = lane;
    this.#topic = topic;
  }

  async load(randomBytes: (count: number) => Uint8Array, logger: Logger): Promise<string> {
    const found = await this.#first();
    if (found !== undefined) return found;
    const mine = Buffer.from(randomBytes(EPOCH_BYTES)).toString('hex');
    const message = { key: Buffer.alloc(0), value: Buffer.from(mine) };
    const answer = await this.#lane.ask<{
      readonly topics: readonly { readonly partitions: readonly { readonly errorCode: number }[] }[];
    }>(this.#leader(), 'Produce', {
      ...{ acks: -1, timeout: 5_000 },
      topicData: [{ topic: this.#topic, partitions: [{ partition: 0, messages: [message] }] }],
    });
    refuse(answer.topics[0]?.partitions[0]?.errorCode ?? Code.NONE, 'The epoch of the log cannot be written');
    const epoch = await this.#first();
    if (epoch === undefined) throw new Error('The epoch of the log was written and cannot be read.');
    if (epoch === mine) logger.info({ epoch }, 'A new event log begins.');
    return epoch;
  }

  /** Rejects with OtherLog when Kafka holds another log, or none. */
  async check(epoch: string): Promise<void> {
    const found = await this.#first();
    if (found === epoch) return;
    throw new OtherLog(
      'Kafka lost the event log that this process opened, and another one began: start the process anew.',
    );
  }

  async #first(): Promise<string | undefined> {
    const partition = { partition: 0, fetchOffset: '0', maxBytes: MAX_FETCH_BYTES };
    const answer = await this.#lane.send<FetchAnswer>(
      this.#leader(),
      fetchExchange({
        ...{ replicaId: -1, isolationLevel: 0, maxWaitTime: 0, minBytes: 0, maxBytes: MAX_FETCH_BYTES },
        ...{ sessionId: 0, sessionEpoch: -1, forgottenTopics: [] },
        topics: [{ topic: this.#topic, partitions: [partition] }],
      }),
    );
    const found = answer.responses[0]?.partitions[0];
    refuse(found?.errorCode ?? Code.NONE, 'The epoch of the log cannot be read');
    return found?.messages.find((message) => message.offset === '0')?.value?.toString();
  }

  #leader(): number {
    const leader = this.#wire.leader(this.#topic, 0);
    if (leader === undefined) throw new Error(`Topic ${this.#topic} has no leader.`);
    return leader;
  }
}
