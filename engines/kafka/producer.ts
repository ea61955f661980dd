import type { Clock } from '../../ports/clock.ts';
import type { Position } from '../../ports/event-log.ts';
import { LogUnavailable } from '../../ports/event-log.ts';
import type { Logger } from '../../ports/logger.ts';
import type { PendingAppend } from './append-queue.ts';
import { AppendQueue, MAX_RECORD_BYTES, RECORD_OVERHEAD_BYTES } from './append-queue.ts';
import { BackOff } from './back-off.ts';
import { OtherLog } from './epoch.ts';
import { Code, KafkaRefusal, messageOf } from './error-codes.ts';
import type { LogMetrics } from './log-metrics.ts';
import { byTopic, keyOf } from './offsets.ts';
import type { Lane, Wire } from './wire.ts';

const ACKS_ALL = -1;
/** The broker gives up on its replicas before the request counts as lost. */
const REPLICAS_TIMEOUT_MS = 4_000;
const MAX_REQUEST_BYTES = 4 * 1024 * 1024;
/** Kafka will not take these records, however often they are sent. */
const HOPELESS: ReadonlySet<number> = new Set([
  Code.MESSAGE_TOO_LARGE,
  Code.RECORD_LIST_TOO_LARGE,
  Code.INVALID_TOPIC,
  Code.TOPIC_AUTHORIZATION_FAILED,
  Code.CLUSTER_AUTHORIZATION_FAILED,
  Code.POLICY_VIOLATION,
  Code.INVALID_RECORD,
]);

export interface ProducerOptions {
  readonly wire: Wire;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: LogMetrics;
  readonly epoch: string;
  /** Asked before a batch is sent again: rejects when Kafka holds another log by now, or cannot say. */
  readonly sameLog: () => Promise<void>;
  readonly maxBacklogBytes: number;
  readonly maxBacklogRecords: number;
  /** An append without an outcome is given up after this time. */
  readonly appendTimeoutMs: number;
}

interface ProduceAnswer {
  readonly topics: readonly {
    readonly topicName: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly errorCode: number;
      readonly baseOffset: string;
    }[];
  }[];
}

/**
 * Makes appends durable, a tick's records at once. A partition has one batch on its way, each broker one request; after
 * an error the same batch is sent again, until Kafka answers for it or its time is over. It is not Kafka's idempotent
 * producer: records may stand twice, one repetition of the batch behind the other.
 */
export class Producer {
  readonly #options: ProducerOptions;
  readonly #lane: Lane;
  readonly #backOff: BackOff;
  readonly #queues = new Map<string, AppendQueue>();
  readonly #ready = new Set<AppendQueue>();
  readonly #failed = new Set<AppendQueue>();
  readonly #busy = new Set<number>();
  #records = 0;
  #bytes = 0;
  #scheduled = false;
  #recovering = false;
  #closing = false;
  /** Why no append will ever be taken again. */
  #sealed: string | undefined;
  #trouble: string | undefined;
  #whenEmpty: (() => void)[] = [];

  constructor(options: ProducerOptions) {
    this.#options = options;
    this.#lane = options.wire.lane();
    this.#backOff = new BackOff(options.clock, Math.random, 1_000);
  }

  get backlogBytes(): number {
    return this.#bytes;
  }

  troubles(): string[] {
    return [this.#sealed, this.#trouble].filter((sentence) => sentence !== undefined);
  }

  append(topic: string, partition: number, key: string, value: Uint8Array): Promise<Position> {
    const refusal = this.#refusal();
    if (refusal !== undefined) {
      this.#options.metrics.refused.value++;
      return Promise.reject(new LogUnavailable(refusal));
    }
    const keyBytes = Buffer.from(key);
    if (keyBytes.length + value.length > MAX_RECORD_BYTES) {
      const sentence = `A record has at most ${MAX_RECORD_BYTES} bytes of key and value.`;
      return Promise.reject(new RangeError(sentence));
    }
    return new Promise((resolve, reject) => {
      this.#add(topic, partition, {
        ...{ key: keyBytes, value: Buffer.from(value), resolve, reject },
        bytes: keyBytes.length + value.length + RECORD_OVERHEAD_BYTES,
        since: this.#options.clock.monotonic(),
      });
    });
  }

  /** Takes no more, and resolves when all that was taken is answered. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#records > 0) await new Promise<void>((resolve) => this.#whenEmpty.push(resolve));
    this.#lane.close();
  }

  #refusal(): string | undefined {
    if (this.#sealed !== undefined) return this.#sealed;
    if (this.#closing) return 'The event log is being closed.';
    const { maxBacklogBytes, maxBacklogRecords } = this.#options;
    if (this.#bytes < maxBacklogBytes && this.#records < maxBacklogRecords) return undefined;
    return 'Kafka does not keep up: too much waits to be made durable.';
  }

  #add(topic: string, partition: number, append: PendingAppend): void {
    const name = keyOf(topic, partition);
    let queue = this.#queues.get(name);
    if (queue === undefined) {
      queue = new AppendQueue(topic, partition);
      this.#queues.set(name, queue);
    }
    queue.push(append);
    this.#records++;
    this.#bytes += append.bytes;
    if (queue.inFlight || this.#failed.has(queue)) return;
    this.#ready.add(queue);
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Behind everything that this turn of the event loop brings.
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    const requests = new Map<number, AppendQueue[]>();
    const sizes = new Map<number, number>();
    for (const queue of this.#ready) {
      const leader = this.#options.wire.leader(queue.topic, queue.partition);
      if (leader === undefined) {
        this.#ready.delete(queue);
        this.#fail(queue, new Error(`Partition ${queue.partition} of ${queue.topic} has no leader`));
        continue;
      }
      const size = sizes.get(leader) ?? 0;
      if (this.#busy.has(leader) || size >= MAX_REQUEST_BYTES) continue;
      this.#ready.delete(queue);
      const bytes = queue.next().reduce((sum, append) => sum + append.bytes, 0);
      sizes.set(leader, size + bytes);
      const queues = requests.get(leader);
      if (queues === undefined) requests.set(leader, [queue]);
      else queues.push(queue);
    }
    for (const [leader, queues] of requests) void this.#send(leader, queues);
  }

  async #send(leader: number, queues: readonly AppendQueue[]): Promise<void> {
    const { clock, metrics } = this.#options;
    this.#busy.add(leader);
    for (const queue of queues) queue.inFlight = true;
    const began = clock.monotonic();
    try {
      const answer = await this.#lane.ask<ProduceAnswer>(leader, 'Produce', produceOptions(queues));
      metrics.appendMs.observe(clock.monotonic() - began);
      const outcomes = outcomesOf(answer);
      for (const queue of queues) this.#take(queue, outcomes.get(keyOf(queue.topic, queue.partition)));
    } catch (error) {
      for (const queue of queues) this.#fail(queue, error);
    }
    this.#busy.delete(leader);
    this.#flush();
  }

  #take(queue: AppendQueue, outcome: { errorCode: number; baseOffset: string } | undefined): void {
    if (outcome === undefined || outcome.errorCode !== Code.NONE) {
      const what = `Batch for ${queue.topic}`;
      const refusal = outcome && new KafkaRefusal(outcome.errorCode, what);
      this.#fail(queue, refusal ?? new Error(`${what}: Kafka did not answer`));
      return;
    }
    queue.inFlight = false;
    const batch = queue.succeed(this.#options.epoch, Number(outcome.baseOffset));
    const { metrics } = this.#options;
    metrics.appended.value += batch.length;
    for (const append of batch) metrics.bytes.value += append.bytes - RECORD_OVERHEAD_BYTES;
    this.#backOff.reset();
    this.#trouble = undefined;
    this.#settled(batch);
    if (!queue.isEmpty) this.#ready.add(queue);
  }

  #fail(queue: AppendQueue, error: unknown): void {
    queue.inFlight = false;
    if (error instanceof KafkaRefusal && HOPELESS.has(error.code)) {
      this.#options.logger.error({ error }, 'Kafka refuses records of the event log.');
      this.#settled(queue.fail(messageOf(error)));
      return;
    }
    if (this.#trouble === undefined) {
      this.#options.logger.warn({ error }, 'Kafka does not take a batch; it is sent again.');
    }
    this.#trouble = `Kafka does not take appends: ${messageOf(error)}`;
    this.#failed.add(queue);
    void this.#recover();
  }

  /** Waits, looks who leads what and whether it is the same log, and has what failed sent again. */
  async #recover(): Promise<void> {
    if (this.#recovering) return;
    this.#recovering = true;
    while (this.#failed.size > 0) {
      await this.#backOff.wait();
      this.#expire();
      if (this.#failed.size === 0) break;
      try {
        await this.#options.wire.refresh();
        await this.#options.sameLog();
      } catch (error) {
        if (error instanceof OtherLog) this.#seal(error.message);
        else this.#trouble = `Kafka does not take appends: ${messageOf(error)}`;
        continue;
      }
      break;
    }
    this.#recovering = false;
    this.#options.metrics.resent.value += this.#failed.size;
    for (const queue of this.#failed) this.#ready.add(queue);
    this.#failed.clear();
    this.#flush();
  }

  #expire(): void {
    const oldest = this.#options.clock.monotonic() - this.#options.appendTimeoutMs;
    for (const queue of this.#failed) {
      if (queue.since > oldest) continue;
      this.#failed.delete(queue);
      this.#settled(queue.fail(`${this.#trouble ?? 'Kafka does not answer'}; the outcome is unknown.`));
    }
  }

  #seal(sentence: string): void {
    this.#sealed = sentence;
    this.#trouble = undefined;
    this.#options.logger.error({}, sentence);
    for (const queue of this.#failed) this.#settled(queue.fail(sentence));
    this.#failed.clear();
  }

  #settled(appends: readonly PendingAppend[]): void {
    this.#records -= appends.length;
    for (const append of appends) this.#bytes -= append.bytes;
    if (this.#records > 0) return;
    const waiting = this.#whenEmpty;
    this.#whenEmpty = [];
    for (const resolve of waiting) resolve();
  }
}

function produceOptions(queues: readonly AppendQueue[]): object {
  const batches = new Map(queues.map((queue) => [keyOf(queue.topic, queue.partition), queue.next()]));
  return {
    acks: ACKS_ALL,
    timeout: REPLICAS_TIMEOUT_MS,
    topicData: byTopic(queues, (partition) => partition).map(({ topic, partitions }) => ({
      topic,
      partitions: partitions.map((partition) => ({
        partition,
        messages: batches.get(keyOf(topic, partition))!.map(({ key, value }) => ({ key, value })),
      })),
    })),
  };
}

function outcomesOf(answer: ProduceAnswer): Map<string, { errorCode: number; baseOffset: string }> {
  const outcomes = new Map<string, { errorCode: number; baseOffset: string }>();
  for (const { topicName, partitions } of answer.topics) {
    for (const each of partitions) outcomes.set(keyOf(topicName, each.partition), each);
  }
  return outcomes;
}
