import type { ClickSpool } from '../ports/click-spool.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import type { Counter, Metrics } from '../ports/metrics.ts';
import type { Click } from './click.ts';
import { encodeFrame } from './click.ts';
import { ClickAppender } from './click-appender.ts';
import { ClickFrames } from './click-frames.ts';
import { decodeEntry, type Entry, encodeEntry } from './spool-entry.ts';
import type { Visitors } from './visitors.ts';

/** A click waits so long for others to go with. */
const FLUSH_MS = 50;
/** So many are sent at once without waiting; of a small ring half of it. */
const FLUSH_CLICKS = 8_192;
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

/** What was sent to the log and is not answered. */
interface Flight {
  readonly entry: Entry;
  readonly clicks: number;
  /** The spool had no room for it. */
  isRefused: boolean;
  /** Nobody need wait for the answer any more: the spool has it. */
  spooled(): void;
}

/**
 * Takes clicks without ever waiting and brings them to the log, by way of the spool while the log is away or slower than
 * they come: a full ring goes to the spool within the call, whatever the log is asked at that moment. One step at a
 * time: the frames of a source reach each partition in the order of their serials, so that whoever folds them knows a
 * repeat by a serial that is not above the last. Clicks beyond the spool's bound are dropped and counted.
 */
export class ClickSender {
  readonly #options: ClickSenderOptions;
  readonly #appender: ClickAppender;
  #waiting: Click[] = [];
  #flight: Flight | undefined;
  #serial = 0;
  readonly #enough: number;
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
    this.#appender = new ClickAppender(options.log, options.clock);
    this.#enough = Math.max(1, Math.min(FLUSH_CLICKS, Math.floor(options.ring / 2)));
    const { metrics, spool } = options;
    this.#taken = metrics.counter(
      'link_clicks_total',
      'Clicks taken for counting, orphan visits among them.',
    );
    this.#droppedRing = metrics.counter(
      'link_clicks_dropped_ring_total',
      'Clicks not counted because the ring in memory was full, and the spool too.',
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
    if (this.pending() >= this.#options.ring && !this.#spill()) {
      this.#droppedRing.value++;
      return;
    }
    this.#waiting.push(click);
    if (this.#waiting.length === this.#enough) queueMicrotask(() => this.#flush());
    else this.#timer ??= this.#options.clock.after(FLUSH_MS, this.#onTimer);
  }

  readonly #onTimer = (): void => {
    this.#timer = undefined;
    this.#flush();
  };

  /** Clicks that a SIGKILL would cost now. */
  pending(): number {
    return this.#waiting.length + (this.#flight?.clicks ?? 0);
  }

  /** Resolves when everything offered before is in the log or on the disk of the spool, or dropped. */
  async flushed(): Promise<void> {
    while (this.pending() > 0) {
      this.#flush();
      await this.#flushing;
    }
    await this.#options.spool.synced();
  }

  /** Resolves when what was offered before the call is in the log or the spool, though more comes all the time. */
  async past(): Promise<void> {
    await this.#flushing;
    this.#flush();
    await this.#flushing;
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
    this.#flushing = this.#send()
      .catch((error: unknown) => this.#options.logger.error({ err: error }, 'clicks could not be sent'))
      .then(() => {
        this.#flushing = undefined;
        if (this.#waiting.length >= this.#enough) this.#flush();
        else if (this.#waiting.length > 0) this.#timer ??= this.#options.clock.after(FLUSH_MS, this.#onTimer);
      });
  }

  async #send(): Promise<void> {
    await this.#prepare();
    const clicks = this.#waiting;
    // The ring may have been full meanwhile, and gone to the spool.
    if (clicks.length === 0) return;
    const entry = this.#take();
    if (this.#replaying !== undefined) {
      this.#toSpool(entry, clicks.length);
      await this.#synced();
      return;
    }
    const rest = await new Promise<Entry>((resolve, reject) => {
      this.#flight = { entry, clicks: clicks.length, isRefused: false, spooled: () => resolve([]) };
      this.#appender.append(entry).then(resolve, reject);
    });
    if (this.#flight === undefined) return;
    // In one turn: nothing may come between what the log does not have and its place in the spool.
    this.#flight = undefined;
    if (rest.length === 0) return;
    this.#toSpool(rest, clicks.length);
    await this.#synced();
  }

  /** Without the secret of the day visitors are not told apart, and are counted all the same. */
  async #prepare(): Promise<void> {
    const { visitors, logger } = this.#options;
    try {
      for (const day of ClickFrames.days(this.#waiting)) await visitors.prepare(day);
    } catch (error) {
      logger.warn(
        { err: error },
        'the secret of the day is not to be had; visitors of now are not told apart',
      );
    }
  }

  /** What waits, with the next serial. */
  #take(): Entry {
    const made = this.#options.frames.make(this.#waiting, ++this.#serial);
    this.#waiting = [];
    return Array.from(made, ([partition, frame]) => ({ partition, bytes: encodeFrame(frame) }));
  }

  /** Brings all that is in memory to the spool, oldest first. false: it has no room, or its disk refuses. */
  #spill(): boolean {
    const flight = this.#flight;
    if (flight !== undefined) {
      // Should it stand in the log as well, it is a repeat there. Asking again at each click would cost too much.
      flight.isRefused ||= !this.#keep(flight.entry, flight.clicks);
      if (flight.isRefused) return false;
      this.#flight = undefined;
      flight.spooled();
    }
    const clicks = this.#waiting.length;
    if (clicks > 0) this.#toSpool(this.#take(), clicks);
    void this.#synced();
    return true;
  }

  #toSpool(entry: Entry, clicks: number): void {
    if (!this.#keep(entry, clicks)) this.#droppedSpool.value += clicks;
  }

  #keep(entry: Entry, clicks: number): boolean {
    const { spool, logger } = this.#options;
    let kept = false;
    try {
      kept = spool.append(encodeEntry(entry));
    } catch (error) {
      logger.error({ err: error }, 'the spool of clicks cannot be written');
    }
    if (!kept) return false;
    this.#spooled.value += clicks;
    this.#replay();
    return true;
  }

  async #synced(): Promise<void> {
    const { spool, logger } = this.#options;
    await spool
      .synced()
      .catch((error: unknown) => logger.error({ err: error }, 'the spool of clicks cannot be synced'));
  }

  #replay(): void {
    if (this.#replaying !== undefined) return;
    this.#options.logger.warn({}, 'clicks go by way of the spool until the log takes them');
    this.#replaying = Promise.resolve().then(() => this.#replayAll());
  }

  async #replayAll(): Promise<void> {
    const { spool, logger } = this.#options;
    while (!this.#stopped && spool.depth().entries > 0) {
      let replayed = 0;
      try {
        for (const bytes of await spool.oldest(REPLAYED_AT_ONCE)) {
          const entry = decodeEntry(bytes);
          if (entry !== undefined && (await this.#appender.append(entry)).length > 0) break;
          replayed++;
        }
        if (replayed > 0) await spool.done(replayed);
      } catch (error) {
        logger.error({ err: error }, 'the spool of clicks cannot be read; it is tried again');
      }
      if (replayed === 0) await this.#pause();
    }
    // In the turn in which the spool was seen empty: what comes next may go to the log itself.
    this.#replaying = undefined;
    if (!this.#stopped) logger.info({}, 'the log takes clicks again; the spool is empty');
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => void this.#options.clock.after(RETRY_MS, resolve));
  }
}
