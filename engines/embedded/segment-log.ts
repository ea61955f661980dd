import { randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { ConsumeOptions, EventLog, Position, Subscription, Topic } from '../../ports/event-log.ts';
import { LogUnavailable } from '../../ports/event-log.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Metrics } from '../../ports/metrics.ts';
import { noMetrics } from '../../ports/metrics.ts';
import { hashKey, TOPIC_NUMBERS } from './batch-format.ts';
import { Commits, ofEpoch } from './commits.ts';
import { ConsumerGroup } from './consumer-group.ts';
import { Dispatcher } from './dispatcher.ts';
import type { FileOps } from './file-ops.ts';
import { nodeFileOps } from './file-ops.ts';
import { GroupCommit } from './group-commit.ts';
import type { LogIdentity } from './identity.ts';
import { loadIdentity } from './identity.ts';
import type { LogBatch } from './log-batch.ts';
import { logMetrics } from './log-metrics.ts';
import { LogReader } from './log-reader.ts';
import type { OffsetStore } from './offset-store.ts';
import type { Recovered } from './recovery.ts';
import { Retention } from './retention.ts';
import { SegmentFiles } from './segment-files.ts';
import { LogSubscription } from './subscription.ts';

const DEFAULT_SEGMENT_BYTES = 32 * 1024 * 1024;
const LEAST_SEGMENT_BYTES = 4 * 1024;
/** At least the window in which a command may be repeated, and the longest outage of a consumer. */
const DEFAULT_RETENTION_MS = 7 * 24 * 3600 * 1000;
const DEFAULT_BACKLOG_BYTES = 64 * 1024 * 1024;
const DEFAULT_BACKLOG_RECORDS = 200_000;
/** Characters. */
const MAX_ADDRESS = 200;
/** When a spare segment could not be made, ms until it is tried again. */
const SPARE_RETRY_MS = 1000;

export interface SegmentLogOptions {
  /** On a local disk, and of one process at a time. Made if it is not there. */
  readonly directory: string;
  readonly files?: FileOps;
  readonly offsets: OffsetStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** Of each topic, when the log is made (64); later it must be the same or left out. */
  readonly partitions?: number;
  readonly segmentBytes?: number;
  /** How long a record is kept after every group has read it. */
  readonly retentionMs?: number;
  /** Appends are refused while this much waits to be made durable. */
  readonly maxBacklogBytes?: number;
  readonly maxBacklogRecords?: number;
  /** Asked at each append: a sentence refuses it. */
  readonly refuse?: () => string | undefined;
  /** For the identity of a new log. */
  readonly randomBytes?: (count: number) => Uint8Array;
}

/** Opens the log, or makes it. Rejects with a sentence for the operator when it cannot, DamagedLog among others. */
export async function openSegmentLog(options: SegmentLogOptions): Promise<SegmentLog> {
  const files = options.files ?? nodeFileOps;
  const { directory, offsets, clock, logger } = options;
  const segmentBytes = options.segmentBytes ?? DEFAULT_SEGMENT_BYTES;
  if (segmentBytes < LEAST_SEGMENT_BYTES) {
    throw new Error(`A segment has at least ${LEAST_SEGMENT_BYTES} bytes, not ${segmentBytes}.`);
  }
  await files.makeDirectory(directory);
  const random = options.randomBytes ?? systemRandomBytes;
  const identity = await loadIdentity(files, directory, options.partitions, random);
  const committed = ofEpoch(offsets.load(), identity.epoch);
  let closed = false;
  const { segments, recovered } = await SegmentFiles.open({
    files,
    directory,
    segmentBytes,
    salt: identity.salt,
    checkFrom: Math.min(...committed.map((offset) => offset.next)),
    spareFailed: (error) => {
      logger.warn({ error }, 'The next segment of the event log could not be prepared; it is tried again.');
      clock.after(SPARE_RETRY_MS, () => {
        if (!closed) segments.prepareSpare();
      });
    },
  });
  const beyond = committed.find((offset) => offset.next > recovered.endOffset);
  if (beyond !== undefined) {
    await segments.close();
    throw new Error(
      `Group ${beyond.group} has read ${beyond.topic} up to offset ${beyond.next}, but the event log in ${directory} ` +
        `ends at ${recovered.endOffset}: the stores and the log do not belong together.`,
    );
  }
  logger.info({ directory, ...recovered, epoch: identity.epoch }, 'The event log is open.');
  return new SegmentLog({ ...options, files, segmentBytes, segments, recovered, identity }, () => {
    closed = true;
  });
}

interface OpenedLog extends SegmentLogOptions {
  readonly files: FileOps;
  readonly segmentBytes: number;
  readonly segments: SegmentFiles;
  readonly recovered: Recovered;
  readonly identity: LogIdentity;
}

interface GroupEntry {
  readonly name: string;
  readonly topics: readonly Topic[];
  readonly group: ConsumerGroup;
}

/**
 * The embedded event log: one sequence of segment files for all topics and partitions, so that one sync makes the
 * appends of all of them durable. A record's offset is its number in the whole log. Every promise of ports/event-log.ts
 * is kept; an append beyond that never waits for a consumer.
 */
export class SegmentLog implements EventLog {
  readonly epoch: string;
  readonly sharesOffsets = true;
  readonly #log: OpenedLog;
  readonly #partitions: number;
  readonly #commit: GroupCommit;
  readonly #dispatcher: Dispatcher;
  readonly #commits: Commits;
  readonly #retention: Retention;
  readonly #closed: () => void;
  #groups: GroupEntry[] = [];
  #segmentsSeen = 0;
  #closing: Promise<void> | undefined;

  constructor(log: OpenedLog, closed: () => void) {
    const { files, segments, identity, recovered, clock, logger, offsets } = log;
    this.#log = log;
    this.#closed = closed;
    this.epoch = identity.epoch;
    this.#partitions = identity.partitions;
    this.#dispatcher = new Dispatcher(recovered.endOffset);
    this.#commits = new Commits(offsets, identity.epoch);
    this.#retention = new Retention({
      files,
      segments,
      clock,
      retentionMs: log.retentionMs ?? DEFAULT_RETENTION_MS,
      salt: identity.salt,
      floor: () => this.#commits.floor(this.#reading(), this.#partitions),
    });
    const metrics = log.metrics ?? noMetrics;
    this.#commit = new GroupCommit({
      segments,
      segmentBytes: log.segmentBytes,
      clock,
      logger,
      metrics: logMetrics(metrics),
      epoch: identity.epoch,
      salt: identity.salt,
      generation: recovered.generation + 1,
      endOffset: recovered.endOffset,
      maxBacklogBytes: log.maxBacklogBytes ?? DEFAULT_BACKLOG_BYTES,
      maxBacklogRecords: log.maxBacklogRecords ?? DEFAULT_BACKLOG_RECORDS,
      refuse: log.refuse ?? (() => undefined),
      durable: (batch) => this.#durable(batch),
    });
    metrics.gauge('log_backlog_bytes', 'Bytes taken and not yet durable.', () => this.#commit.backlogBytes);
    metrics.gauge('log_segments', 'Segment files of the event log.', () => segments.count);
  }

  partitionCount(_topic: Topic): number {
    return this.#partitions;
  }

  partitionOf(_topic: Topic, key: string): number {
    return hashKey(key) % this.#partitions;
  }

  append(topic: Topic, key: string, value: Uint8Array): Promise<Position> {
    return this.#commit.add(TOPIC_NUMBERS[topic], hashKey(key) % this.#partitions, key, value);
  }

  endOffset(_topic: Topic, _partition: number): Promise<number> {
    return Promise.resolve(this.#dispatcher.end);
  }

  async consume(options: ConsumeOptions): Promise<Subscription> {
    if (this.#closing !== undefined) throw new LogUnavailable('The event log is being closed.');
    if ((options.address ?? '').length > MAX_ADDRESS) {
      throw new Error(`The address of a consumer has at most ${MAX_ADDRESS} characters.`);
    }
    const entry = this.#groupFor(options);
    const { files, segments, identity, clock, logger } = this.#log;
    const subscription = new LogSubscription({
      ...options,
      dispatcher: this.#dispatcher,
      commits: this.#commits,
      reader: new LogReader(files, segments, identity.salt),
      clock,
      logger,
      oldest: () => segments.oldest,
      leave: (member) => this.#leave(entry, member),
    });
    entry.group.join(subscription);
    return subscription;
  }

  holders(group: string): Promise<ReadonlyMap<number, string>> {
    const found = new Map<number, string>();
    for (const entry of this.#groups) {
      if (entry.name !== group) continue;
      for (const [partition, { address }] of entry.group.holders()) {
        if (!found.has(partition)) found.set(partition, address);
      }
    }
    return Promise.resolve(found);
  }

  /**
   * Deletes segments that every group has read, durably, and that are older than `retentionMs`; resolves with their
   * number. Called by itself whenever a segment is full.
   */
  retain(): Promise<number> {
    for (const { group } of this.#groups) {
      for (const member of group.members) member.float();
    }
    return this.#retention.run();
  }

  /** What keeps the log from taking appends, as sentences; empty: healthy. */
  troubles(): string[] {
    return this.#commit.troubles();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#commit.close();
    this.#closed();
    await this.#retention.settled();
    await this.#log.segments.close();
  }

  #durable(batch: LogBatch): void {
    this.#dispatcher.deal(batch);
    if (this.#log.segments.count === this.#segmentsSeen) return;
    this.#segmentsSeen = this.#log.segments.count;
    this.#retainInBackground();
  }

  #retainInBackground(): void {
    this.retain().then(
      (deleted) => {
        this.#segmentsSeen -= deleted;
      },
      (error: unknown) => this.#log.logger.warn({ error }, 'Old segments of the log could not be deleted.'),
    );
  }

  #groupFor(options: ConsumeOptions): GroupEntry {
    const same = this.#groups.filter((entry) => entry.name === options.group);
    const topics = [...options.topics];
    const found = same.find((entry) => [...entry.topics].sort().join() === [...topics].sort().join());
    if (found !== undefined) return found;
    if (same.some((entry) => entry.topics.some((topic) => topics.includes(topic)))) {
      throw new Error(
        `Consumers of group ${options.group} read different topics, of which some are the same.`,
      );
    }
    const entry = { name: options.group, topics, group: new ConsumerGroup(this.#partitions) };
    this.#groups.push(entry);
    return entry;
  }

  async #leave(entry: GroupEntry, member: LogSubscription): Promise<void> {
    await entry.group.leave(member);
    if (entry.group.isEmpty) this.#groups = this.#groups.filter((other) => other !== entry);
  }

  *#reading(): Iterable<{ group: string; topic: string }> {
    for (const { name, topics } of this.#groups) {
      for (const topic of topics) yield { group: name, topic };
    }
  }
}
