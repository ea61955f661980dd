import { randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { ConsumeOptions, EventLog, Position, Subscription, Topic } from '../../ports/event-log.ts';
import { LogUnavailable, topics } from '../../ports/event-log.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Metrics } from '../../ports/metrics.ts';
import { noMetrics } from '../../ports/metrics.ts';
import { BackOff } from './back-off.ts';
import type { KafkaSasl, KafkaTls } from './connection.ts';
import { LogEpoch } from './epoch.ts';
import { messageOf } from './error-codes.ts';
import { GroupHolders } from './group-holders.ts';
import { quietIdleTimer } from './idle-timer.ts';
import { partitionOfKey } from './key-partition.ts';
import type { LogMetrics } from './log-metrics.ts';
import { logMetrics } from './log-metrics.ts';
import type { GroupTimes } from './membership.ts';
import { fetchEnds, keyOf } from './offsets.ts';
import { Producer } from './producer.ts';
import { KafkaSubscription } from './subscription.ts';
import { ensureTopics, WrongTopic } from './topics.ts';
import type { Lane } from './wire.ts';
import { Wire } from './wire.ts';

const DEFAULT_PARTITIONS = 64;
/** At least the window in which a command may be repeated, and the longest outage of a consumer. */
const DEFAULT_RETENTION_MS = 7 * 24 * 3600 * 1000;
const DEFAULT_BACKLOG_BYTES = 64 * 1024 * 1024;
const DEFAULT_BACKLOG_RECORDS = 200_000;
const DEFAULT_APPEND_TIMEOUT_MS = 15_000;
const DEFAULT_WAIT_MS = 60_000;
/** Kafka takes no session below 6 s unless it is told to. */
const DEFAULT_TIMES: GroupTimes = { sessionMs: 6_000, rebalanceMs: 10_000, heartbeatMs: 500 };
const MAX_ADDRESS_LENGTH = 200;

export interface KafkaLogOptions {
  /** `host:port` of some brokers; they name the others. */
  readonly brokers: readonly string[];
  /** By which Kafka's logs and quotas know this process. */
  readonly clientId: string;
  readonly tls?: KafkaTls | undefined;
  readonly sasl?: KafkaSasl | undefined;
  /** Begins the names of topics and groups, so that several logs can share a Kafka. */
  readonly prefix?: string;
  /** Of each topic, when the log is made (64); later it must be the same. */
  readonly partitions?: number;
  /** Copies of each record, when the log is made (1). */
  readonly replication?: number;
  /** Copies that must stand before an append is acknowledged (1; in production 2 of 3). */
  readonly minInsync?: number;
  /** How long a record is kept, read or not (7 days). */
  readonly retentionMs?: number;
  /** How long opening waits for Kafka (60 s). */
  readonly waitMs?: number;
  /** After this time without an outcome an append is rejected (15 s; a request on its way may add 6). */
  readonly appendTimeoutMs?: number;
  /** Appends are refused while this much waits to be made durable. */
  readonly maxBacklogBytes?: number;
  readonly maxBacklogRecords?: number;
  readonly times?: Partial<GroupTimes>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** For the identity of a new log. */
  readonly randomBytes?: (count: number) => Uint8Array;
}

/** Opens the log, and makes it where it is not there. Rejects with a sentence for the operator when it cannot. */
export async function openKafkaLog(options: KafkaLogOptions): Promise<KafkaLog> {
  quietIdleTimer();
  const { brokers, clientId, tls, sasl, clock, logger, prefix = '' } = options;
  const wire = new Wire({ brokers, clientId, tls, sasl, logger });
  const lane = wire.lane();
  const identity = new LogEpoch(wire, lane, `${prefix}kith.epoch`);
  const deadline = clock.monotonic() + (options.waitMs ?? DEFAULT_WAIT_MS);
  const backOff = new BackOff(clock);
  for (;;) {
    try {
      await makeTopics(wire, options, deadline);
      const epoch = await identity.load(options.randomBytes ?? systemRandomBytes, logger);
      logger.info({ brokers, prefix, epoch }, 'The event log is open.');
      return new KafkaLog({ ...options, prefix, wire, lane, identity, epoch });
    } catch (error) {
      if (!(error instanceof WrongTopic) && clock.monotonic() < deadline) {
        await backOff.wait();
        continue;
      }
      wire.close();
      if (error instanceof WrongTopic) throw error;
      throw new Error(`The event log at Kafka (${brokers.join(', ')}) cannot be opened: ${messageOf(error)}`);
    }
  }
}

async function makeTopics(wire: Wire, options: KafkaLogOptions, deadline: number): Promise<void> {
  const { prefix = '', clock } = options;
  const common = { replication: options.replication ?? 1, minInsync: options.minInsync ?? 1 };
  const partitions = options.partitions ?? DEFAULT_PARTITIONS;
  const retentionMs = options.retentionMs ?? DEFAULT_RETENTION_MS;
  const names = topics.map((topic) => prefix + topic);
  await ensureTopics(
    wire,
    [`${prefix}kith.epoch`],
    { ...common, partitions: 1, retentionMs: -1 },
    clock,
    deadline,
  );
  await ensureTopics(wire, names, { ...common, partitions, retentionMs }, clock, deadline);
}

interface OpenedLog extends KafkaLogOptions {
  readonly prefix: string;
  readonly wire: Wire;
  readonly lane: Lane;
  readonly identity: LogEpoch;
  readonly epoch: string;
}

/** The event log on Kafka. Every promise of ports/event-log.ts is kept. */
export class KafkaLog implements EventLog {
  readonly epoch: string;
  readonly #log: OpenedLog;
  readonly #partitions: number;
  readonly #producer: Producer;
  readonly #metrics: LogMetrics;
  readonly #holders: GroupHolders;
  readonly #subscriptions = new Map<KafkaSubscription, ConsumeOptions>();
  #closing: Promise<void> | undefined;

  constructor(log: OpenedLog) {
    const { wire, clock, logger, epoch, identity } = log;
    const metrics = log.metrics ?? noMetrics;
    this.#log = log;
    this.epoch = epoch;
    this.#partitions = log.partitions ?? DEFAULT_PARTITIONS;
    this.#metrics = logMetrics(metrics);
    this.#holders = new GroupHolders(wire, clock);
    this.#producer = new Producer({
      ...{ wire, clock, logger, epoch, metrics: this.#metrics },
      sameLog: () => identity.check(epoch),
      maxBacklogBytes: log.maxBacklogBytes ?? DEFAULT_BACKLOG_BYTES,
      maxBacklogRecords: log.maxBacklogRecords ?? DEFAULT_BACKLOG_RECORDS,
      appendTimeoutMs: log.appendTimeoutMs ?? DEFAULT_APPEND_TIMEOUT_MS,
    });
    metrics.gauge('log_backlog_bytes', 'Bytes taken and not yet durable.', () => this.#producer.backlogBytes);
    metrics.gauge('log_lag_records', 'Durable records not yet handed over.', () => this.#lag());
  }

  partitionCount(_topic: Topic): number {
    return this.#partitions;
  }

  partitionOf(_topic: Topic, key: string): number {
    return partitionOfKey(key, this.#partitions);
  }

  append(topic: Topic, key: string, value: Uint8Array): Promise<Position> {
    return this.#producer.append(this.#name(topic), partitionOfKey(key, this.#partitions), key, value);
  }

  async endOffset(topic: Topic, partition: number): Promise<number> {
    this.#refuseIfClosed();
    const { wire, lane } = this.#log;
    const at = { topic: this.#name(topic), partition };
    try {
      return (await fetchEnds(wire, lane, [at])).get(keyOf(at.topic, partition))!;
    } catch (error) {
      throw new LogUnavailable(`Kafka does not say where a topic ends: ${messageOf(error)}`);
    }
  }

  async consume(options: ConsumeOptions): Promise<Subscription> {
    this.#refuseIfClosed();
    this.#check(options);
    const { wire, clock, logger, times } = this.#log;
    const subscription = new KafkaSubscription({
      ...{ ...options, wire, clock, logger, metrics: this.#metrics, partitions: this.#partitions },
      groupId: this.#groupId(options.group),
      nameOf: (topic) => this.#name(topic),
      times: { ...DEFAULT_TIMES, ...times },
      left: (left) => void this.#subscriptions.delete(left),
    });
    this.#subscriptions.set(subscription, options);
    await subscription.join();
    return subscription;
  }

  async holders(group: string): Promise<ReadonlyMap<number, string>> {
    this.#refuseIfClosed();
    try {
      return await this.#holders.of(this.#groupId(group));
    } catch (error) {
      throw new LogUnavailable(`Kafka does not say who holds what: ${messageOf(error)}`);
    }
  }

  /** What keeps the log from its work, as sentences; empty: healthy. */
  troubles(): string[] {
    const ofGroups = Array.from(this.#subscriptions.keys(), ({ trouble }) => trouble);
    return [...this.#producer.troubles(), ...ofGroups.filter((trouble) => trouble !== undefined)];
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    for (const subscription of this.#subscriptions.keys()) void subscription.stop();
    await this.#producer.close();
    this.#log.wire.close();
  }

  #refuseIfClosed(): void {
    if (this.#closing !== undefined) throw new LogUnavailable('The event log is being closed.');
  }

  #name(topic: Topic): string {
    return this.#log.prefix + topic;
  }

  /** Offsets that were committed in another epoch belong to another group. */
  #groupId(group: string): string {
    return `${this.#log.prefix}${group}.${this.epoch}`;
  }

  #lag(): number {
    let lag = 0;
    for (const subscription of this.#subscriptions.keys()) lag += subscription.lag();
    return lag;
  }

  #check({ group, topics: read, address = '' }: ConsumeOptions): void {
    if (address.length > MAX_ADDRESS_LENGTH) {
      throw new Error(`The address of a consumer has at most ${MAX_ADDRESS_LENGTH} characters.`);
    }
    // The leader gives each partition to one member, for all topics: another's would not be read there.
    for (const other of this.#subscriptions.values()) {
      if (other.group !== group || [...other.topics].sort().join() === [...read].sort().join()) continue;
      throw new Error(`Consumers of group ${group} read different topics.`);
    }
  }
}
