import type { Clock } from '../../ports/clock.ts';
import type { LogRecord } from '../../ports/event-log.ts';
import type { Logger } from '../../ports/logger.ts';
import { BackOff } from './back-off.ts';
import { Code } from './error-codes.ts';
import type { Fetched, Wanted } from './fetch-session.ts';
import { FetchSession } from './fetch-session.ts';
import { keyOf } from './offsets.ts';
import type { PartitionFeed } from './partition-feed.ts';
import { READ_AHEAD_BYTES } from './partition-feed.ts';
import type { Lane, Wire } from './wire.ts';

/**
 * A broker holds a fetch for so long when there is nothing new. What is wanted anew meanwhile waits for its end, so it
 * is short, and shorter while a feed goes through what was there before it.
 */
const IDLE_WAIT_MS = 100;
const CATCHING_UP_WAIT_MS = 10;

/** One topic of a partition that is read. */
export interface Source extends Wanted {
  readonly feed: PartitionFeed;
  readonly topicIndex: number;
}

export interface FetcherOptions {
  readonly wire: Wire;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly feeds: () => Iterable<PartitionFeed>;
  /** Names at Kafka, in the order of the subscription. */
  readonly topics: readonly string[];
  /** The place does not exist at Kafka. */
  readonly misplaced: (feed: PartitionFeed) => void;
}

/** Reads what the feeds want, from each broker in a loop of its own. */
export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #lane: Lane;
  readonly #sessions = new Map<number, FetchSession>();
  readonly #running = new Map<number, Promise<void>>();
  readonly #backOffs = new Set<BackOff>();
  #closed = false;
  #finding = false;

  constructor(options: FetcherOptions) {
    this.#options = options;
    this.#lane = options.wire.lane();
  }

  /** A feed may want what it did not want before. */
  wake(): void {
    if (this.#closed) return;
    const { wire } = this.#options;
    for (const { topic, partition } of this.#sources()) {
      const leader = wire.leader(topic, partition);
      if (leader === undefined) void this.#findLeaders();
      else if (!this.#running.has(leader)) this.#start(leader);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#lane.close();
    for (const backOff of this.#backOffs) backOff.wake();
    await Promise.all(this.#running.values());
  }

  #start(node: number): void {
    const running = this.#run(node).finally(() => {
      this.#running.delete(node);
    });
    this.#running.set(node, running);
  }

  async #run(node: number): Promise<void> {
    // Whoever woke this may have more to say in the same turn.
    await new Promise((resolve) => setImmediate(resolve));
    const backOff = new BackOff(this.#options.clock);
    this.#backOffs.add(backOff);
    for (let wanted = this.#wantedOf(node); wanted.size > 0; wanted = this.#wantedOf(node)) {
      try {
        this.#deal(wanted, await this.#session(node).fetch(wanted, this.#waitMs(wanted)));
        backOff.reset();
      } catch (error) {
        if (this.#closed) break;
        this.#options.logger.debug({ error, node }, 'A fetch from Kafka failed.');
        await backOff.wait();
        await this.#refresh();
      }
      if (this.#closed) break;
    }
    this.#backOffs.delete(backOff);
    // A partition may have moved to a broker that nobody reads from yet.
    setImmediate(() => this.wake());
  }

  #session(node: number): FetchSession {
    let session = this.#sessions.get(node);
    if (session === undefined) {
      session = new FetchSession(this.#lane, node);
      this.#sessions.set(node, session);
    }
    return session;
  }

  #waitMs(wanted: ReadonlyMap<string, Source>): number {
    for (const { feed } of wanted.values()) if (!feed.isCaughtUp) return CATCHING_UP_WAIT_MS;
    return IDLE_WAIT_MS;
  }

  *#sources(): Iterable<Source> {
    const { feeds, topics } = this.#options;
    for (const feed of feeds()) {
      for (let topicIndex = 0; topicIndex < topics.length; topicIndex++) {
        const offset = feed.wanted(topicIndex);
        if (offset === undefined) continue;
        const { partition } = feed;
        yield { feed, topicIndex, topic: topics[topicIndex]!, partition, offset, maxBytes: READ_AHEAD_BYTES };
      }
    }
  }

  #wantedOf(node: number): Map<string, Source> {
    const wanted = new Map<string, Source>();
    for (const source of this.#sources()) {
      const { topic, partition } = source;
      if (this.#options.wire.leader(topic, partition) === node) wanted.set(keyOf(topic, partition), source);
    }
    return wanted;
  }

  #deal(wanted: ReadonlyMap<string, Source>, fetched: readonly Fetched[]): void {
    let refused: number | undefined;
    for (const part of fetched) {
      const source = wanted.get(keyOf(part.topic, part.partition));
      if (source === undefined) continue;
      if (part.errorCode === Code.NONE) deliver(source, part);
      else if (part.errorCode === Code.OFFSET_OUT_OF_RANGE) this.#options.misplaced(source.feed);
      else refused = part.errorCode;
    }
    // Most likely another broker leads the partition now.
    if (refused !== undefined) throw new Error(`Kafka refused a fetch (${refused}).`);
  }

  async #findLeaders(): Promise<void> {
    if (this.#finding) return;
    this.#finding = true;
    const backOff = new BackOff(this.#options.clock);
    this.#backOffs.add(backOff);
    await backOff.wait();
    await this.#refresh();
    this.#backOffs.delete(backOff);
    this.#finding = false;
    this.wake();
  }

  async #refresh(): Promise<void> {
    try {
      await this.#options.wire.refresh();
    } catch (error) {
      this.#options.logger.debug({ error }, 'Kafka does not say who leads what.');
    }
  }
}

function deliver({ feed, topicIndex, offset }: Source, { messages, highWatermark }: Fetched): void {
  const records: LogRecord[] = [];
  let until = offset;
  for (const message of messages) {
    const at = Number(message.offset);
    // A batch is stored as it was sent, and comes whole though reading starts in its midst.
    if (at < offset) continue;
    until = at + 1;
    if (message.isControlRecord) continue;
    // A copy: what kafkajs gives is a window on everything that the fetch brought.
    const value = new Uint8Array(message.value ?? []);
    records.push({ offset: at, key: message.key?.toString() ?? '', value });
  }
  feed.take(topicIndex, offset, records, until, highWatermark);
}
