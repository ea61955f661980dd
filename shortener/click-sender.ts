import type { ClickSpool } from '../ports/click-spool.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import type { Counter, Metrics } from '../ports/metrics.ts';
import type { Click } from './click.ts';
import { encodeFrame } from './click.ts';
import { ClickFrames } from './click-frames.ts';
import { decodeEntry, type Entry, encodeEntry } from './spool-entry.ts';
import type { Visitors } from './visitors.ts';

export const CLICK_TOPIC = 'link.clicks';
/** A click waits so long for others to go with. */
const FLUSH_MS = 20;
/** So many are sent at once without waiting. */
const FLUSH_CLICKS = 8_192;
/** A log that has not answered after this long is away: what was sent is spooled, and known again by its serial. */
const ANSWER_MS = 3_000;
/** Between two attempts at a log that is away. */
const RETRY_MS = 250;
const REPLAYED_AT_ONCE = 16;

export interface ClickSenderOptions {
  readonly log: EventLog;
  readonly spool: ClickSpool;
  readonly frames: ClickFrames;
  readonly visitors: Visitors;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Clicks that may be in memory and nowhere else: what a SIGKILL can cost. */
  readonly ring: number;
}

/**
 * Takes clicks without ever waiting and brings them to the log, by way of the spool while the log is away. One step at
 * a time: the frames of a source reach each partition in the order of their serials, so that whoever folds them knows
 * a repeat by a serial that is not above the last. Clicks beyond the ring or the spool's bound are dropped and counted.
 */
export class ClickSender {
  readonly #options: ClickSenderOptions;
  readonly #keys: PartitionKeys;
  #waiting: Click[] = [];
  /** Taken from `#waiting` and not yet in the log or the spool. */
  #inFlight = 0;
  #serial = 0;
  #timer: Timer | undefined;
  #flushing: Promise<void> | undefined;
  /** While set, the spool has what is older than anything that may be sent now. */
  #replaying: Promise<void> | undefined;
  #stopped = false;
  readonly #taken: Counter;
  readonly #droppedRing: Counter;
  readonly #droppedSpool: Counter;
  readonly #spooled: Counter;

  constructor(options: ClickSenderOptions) {
    this.#options = options;
    this.#keys = new PartitionKeys(options.log);
    const { metrics, spool } = options;
    this.#taken = metrics.counter(
      'link_clicks_total',
      'Clicks taken for counting, orphan visits among them.',
    );
    this.#droppedRing = metrics.counter(
      'link_clicks_dropped_ring_total',
      'Clicks not counted because the ring in memory was full.',
    );
    this.#droppedSpool = metrics.counter(
      'link_clicks_dropped_spool_total',
      'Clicks not counted because the spool on disk was full or failed.',
    );
    this.#spooled = metrics.counter(
      'link_clicks_spooled_total',
      'Clicks that went by way of the spool on disk.',
    );
    metrics.gauge('link_clicks_waiting', 'Clicks in memory that are not yet in the log or the spool.', () =>
      this.pending(),
    );
    metrics.gauge('link_spool_bytes', 'Bytes of clicks in the spool on disk.', () => spool.depth().bytes);
  }

  /** Sends what an earlier run left in the spool. */
  start(): void {
    if (this.#options.spool.depth().entries > 0) this.#replay();
  }

  /** Never waits, never throws. */
  offer(click: Click): void {
    this.#taken.value++;
    if (this.#waiting.length + this.#inFlight >= this.#options.ring) {
      this.#droppedRing.value++;
      return;
    }
    this.#waiting.push(click);
    if (this.#waiting.length === FLUSH_CLICKS) queueMicrotask(() => this.#flush());
    else this.#timer ??= this.#options.clock.after(FLUSH_MS, this.#onTimer);
  }

  readonly #onTimer = (): void => {
    this.#timer = undefined;
    this.#flush();
  };

  /** Clicks that a SIGKILL would cost now. */
  pending(): number {
    return this.#waiting.length + this.#inFlight;
  }

  /** Resolves when everything offered before is in the log or the spool, or dropped. */
  async flushed(): Promise<void> {
    while (this.pending() > 0) {
      this.#flush();
      await this.#flushing;
    }
  }

  /** As `flushed`, and the spool is empty. For tests and a quiet end. */
  async settled(): Promise<void> {
    await this.flushed();
    while (this.#replaying !== undefined) await this.#replaying;
  }

  /** What is in the spool stays for the next run. */
  async stop(): Promise<void> {
    await this.flushed();
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#replaying;
  }

  troubles(): string[] {
    const { entries, bytes, limitBytes } = this.#options.spool.depth();
    if (entries === 0) return [];
    const share = Math.round((100 * bytes) / limitBytes);
    return [`The log does not take clicks; they wait in the spool, which is ${share} % full.`];
  }

  #flush(): void {
    if (this.#flushing !== undefined || this.#waiting.length === 0) return;
    const clicks = this.#waiting;
    this.#waiting = [];
    this.#inFlight = clicks.length;
    const sent = this.#send(clicks).catch((error: unknown) => {
      this.#options.logger.error(
        { err: error, clicks: clicks.length },
        'clicks could not be sent and are lost',
      );
      this.#droppedSpool.value += clicks.length;
    });
    this.#flushing = sent.then(() => {
      this.#flushing = undefined;
      this.#inFlight = 0;
      if (this.#waiting.length >= FLUSH_CLICKS) this.#flush();
      else if (this.#waiting.length > 0) this.#timer ??= this.#options.clock.after(FLUSH_MS, this.#onTimer);
    });
  }

  async #send(clicks: readonly Click[]): Promise<void> {
    const { frames, visitors, logger } = this.#options;
    try {
      for (const day of ClickFrames.days(clicks)) await visitors.prepare(day);
    } catch (error) {
      logger.warn(
        { err: error },
        'the secret of the day is not to be had; visitors of now are not told apart',
      );
    }
    const made = frames.make(clicks, ++this.#serial);
    const entry = Array.from(made, ([partition, frame]) => ({ partition, bytes: encodeFrame(frame) }));
    const rest = this.#replaying === undefined ? await this.#append(entry) : entry;
    if (rest.length > 0) await this.#toSpool(rest, clicks.length);
  }

  /** What of the entry is not known to be in the log. */
  async #append(entry: Entry): Promise<Entry> {
    const outcomes = await Promise.all(entry.map((frame) => this.#appended(frame.partition, frame.bytes)));
    return entry.filter((_, i) => !outcomes[i]);
  }

  #appended(partition: number, bytes: Uint8Array): Promise<boolean> {
    const { log, clock } = this.#options;
    return new Promise((resolve) => {
      const timer = clock.after(ANSWER_MS, () => resolve(false));
      const settle = (done: boolean): void => {
        timer.cancel();
        resolve(done);
      };
      log.append(CLICK_TOPIC, this.#keys.keyOf(partition), bytes).then(
        () => settle(true),
        () => settle(false),
      );
    });
  }

  async #toSpool(entry: Entry, clicks: number): Promise<void> {
    const { spool, logger } = this.#options;
    let kept = false;
    try {
      kept = await spool.append(encodeEntry(entry));
    } catch (error) {
      logger.error({ err: error }, 'the spool of clicks cannot be written');
    }
    if (kept) {
      this.#spooled.value += clicks;
      this.#replay();
    } else this.#droppedSpool.value += clicks;
  }

  #replay(): void {
    if (this.#replaying !== undefined) return;
    this.#options.logger.warn({}, 'clicks go by way of the spool until the log takes them');
    this.#replaying = this.#replayAll().finally(() => {
      this.#replaying = undefined;
    });
  }

  async #replayAll(): Promise<void> {
    const { spool, logger } = this.#options;
    for (;;) {
      if (this.#stopped) return;
      let replayed = 0;
      try {
        for (const bytes of await spool.oldest(REPLAYED_AT_ONCE)) {
          const entry = decodeEntry(bytes);
          if (entry !== undefined && (await this.#append(entry)).length > 0) break;
          replayed++;
        }
        if (replayed > 0) await spool.done(replayed);
      } catch (error) {
        logger.error({ err: error }, 'the spool of clicks cannot be read; it is tried again');
      }
      // A flush that began while the spool was in front of it writes there still.
      await this.#flushing;
      if (spool.depth().entries === 0) break;
      if (replayed === 0) await this.#pause();
    }
    logger.info({}, 'the log takes clicks again; the spool is empty');
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => void this.#options.clock.after(RETRY_MS, resolve));
  }
}

/** For each partition one key that falls into it: all frames of a partition have the same, and so keep their order. */
class PartitionKeys {
  readonly #log: EventLog;
  readonly #keys = new Map<number, string>();
  #tried = 0;

  constructor(log: EventLog) {
    this.#log = log;
  }

  keyOf(partition: number): string {
    for (;;) {
      const key = this.#keys.get(partition);
      if (key !== undefined) return key;
      const next = `clicks-${this.#tried++}`;
      const falls = this.#log.partitionOf(CLICK_TOPIC, next);
      if (!this.#keys.has(falls)) this.#keys.set(falls, next);
    }
  }
}
