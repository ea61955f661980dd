import type { Clock } from '../../ports/clock.ts';
import type { EventLog, LogRecord, PartitionConsumer, Topic } from '../../ports/event-log.ts';
import type { FeedAnnouncements } from '../../ports/feed-announcements.ts';
import type { Followers } from '../../ports/feed-delivery.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Counter, Histogram } from '../../ports/metrics.ts';
import { isPulled, PULLED_SOURCES, pulledMember, pulledOf, pulledSource } from '../names.ts';
import type { Progress } from '../progress.ts';
import { decodePost, decodeSlice, encodeSlice, type Post, type Slice, versionOf } from '../records.ts';
import type { FeedSettings } from '../settings.ts';
import { Chains } from './chains.ts';
import { pushToOnline } from './online.ts';
import { SlicePages } from './slice-pages.ts';
import { type Steps, stepsOf } from './steps.ts';
import { Turns, type Urgent } from './turns.ts';

export interface WorkerParts {
  readonly log: EventLog;
  readonly stores: FeedStores;
  readonly announcements: FeedAnnouncements;
  readonly settings: FeedSettings;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly progress: Progress;
  readonly lane: Topic;
  /** What goes before this lane's work; nothing unless told otherwise. */
  readonly urgent?: Urgent;
  readonly counters: {
    readonly deliveries: Counter;
    readonly skipped: Counter;
    readonly slices: Counter;
    readonly turned: Counter;
    readonly lag: Histogram;
  };
}

/** What has to be durable before the records are done. */
interface Pending {
  readonly durable: Promise<void>[];
  readonly appended: Promise<unknown>[];
  /** Done in this call. */
  readonly slices: Slice[];
}

/**
 * Brings posts to followers, a slice a record: appends the next slice, writes its own, then commits. The next slice
 * stands behind whatever came meanwhile, so posts take turns; a crash repeats one slice, which changes nothing.
 */
export class FanOutWorker implements PartitionConsumer {
  readonly #parts: WorkerParts;
  readonly #steps: Steps;
  readonly #chains = new Chains();

  constructor(parts: WorkerParts) {
    this.#parts = parts;
    this.#steps = stepsOf(parts.stores);
  }

  assigned(partition: number): void {
    this.#parts.progress.forget(partition);
  }

  caughtUp(): void {}

  async revoked(partition: number): Promise<void> {
    await this.#parts.progress.save(partition);
    this.#parts.progress.forget(partition);
  }

  records(_topic: Topic, partition: number, records: readonly LogRecord[]): Promise<void> {
    return this.#parts.progress.during(() => this.#records(partition, records));
  }

  async #records(partition: number, records: readonly LogRecord[]): Promise<void> {
    const pending: Pending = { durable: [], appended: [], slices: [] };
    try {
      for (const record of records) {
        const slice = this.#decode(record);
        if (slice) await this.#slice(slice, pending);
      }
      // One sync for the next slices of all, while the slices themselves were written.
      await Promise.all(pending.appended);
    } catch (error) {
      // These records come again, and must not be passed over: what follows them may not stand in the log.
      for (const slice of pending.slices) this.#chains.forget(slice);
      throw error;
    }
    this.#parts.progress.done(partition, records[records.length - 1]!.offset, pending.durable);
  }

  #decode({ value, offset }: LogRecord): Slice | undefined {
    try {
      return decodeSlice(value);
    } catch (error) {
      this.#parts.logger.error({ err: error, offset }, 'a slice cannot be decoded: left out');
      return undefined;
    }
  }

  async #slice(slice: Slice, pending: Pending): Promise<void> {
    const { stores, counters, clock } = this.#parts;
    if (this.#chains.has(slice)) return;
    const [row] = await stores.posts.posts([slice.post]);
    if (row === undefined) throw new Error(`post ${slice.post} cannot be read yet`);
    const post = decodePost(row);
    if (post.deleted) return;
    counters.slices.value++;
    if (isPulled(slice.source)) {
      await pushToOnline(this.#parts, { ...slice, source: pulledOf(slice.source) });
      this.#chains.note(slice);
      return;
    }
    if (this.#tooLate(slice)) {
      await this.#turnToPull(post, slice.source, pending.durable);
      return;
    }
    const isLast = await this.#deliverSlice(slice, pending);
    if (isLast) counters.lag.observe(Math.max(0, clock.now() - slice.at) / 1000);
    this.#chains.note(slice);
    pending.slices.push(slice);
  }

  /** Answers whether nobody is behind it. */
  async #deliverSlice(slice: Slice, pending: Pending): Promise<boolean> {
    const { clock, urgent, settings } = this.#parts;
    const { delivery, pageFollowers, pagesAhead, pagesTogether } = this.#steps;
    const turns = new Turns(clock, urgent);
    let isLast = false;
    const pages = new SlicePages({
      ...{ delivery, pageFollowers, turns, ahead: pagesAhead },
      ...{ source: slice.source, after: slice.after },
      limit: settings.sliceFollowers * delivery.sliceFactor,
      ended: (last, more) => {
        isLast = !more;
        // It may stand in the log before this slice is done: if the worker ends between, this slice comes again.
        if (more) this.#continue(slice, last, pending);
      },
    });
    const underWay: Promise<void>[] = [];
    for (let page = await pages.next(); page !== undefined; page = await pages.next()) {
      const delivered = this.#deliver(page, slice.post, slice.reason);
      // It is met below; who fails with one before it does not come so far, and the slice comes again.
      delivered.catch(() => undefined);
      underWay.push(delivered);
      if (underWay.length >= pagesTogether) await underWay.shift();
      await turns.pass();
    }
    await Promise.all(underWay);
    return isLast;
  }

  /** Only before the first slice: what was begun is ended. */
  #tooLate({ after, at }: Slice): boolean {
    const { lane, clock, settings } = this.#parts;
    return lane === 'feed.fanout.slow' && after === '' && clock.now() - at > settings.laneBudgetMs;
  }

  /** From now on the post is merged when timelines are read. */
  async #turnToPull(post: Post, source: string, durable: Promise<void>[]): Promise<void> {
    const { stores, counters } = this.#parts;
    counters.turned.value++;
    const member = { set: PULLED_SOURCES, member: pulledMember(source), on: true, version: versionOf(post) };
    for (const written of [
      stores.sets.mark([member]),
      stores.posts.write([], [{ source: pulledSource(source), id: post.id, version: versionOf(post) }]),
    ]) {
      durable.push(written.durable);
      if (written.readable) await written.readable;
    }
  }

  async #deliver(page: Followers, post: string, reasons: number): Promise<void> {
    const { settings, clock, counters, announcements } = this.#parts;
    const { delivery } = this.#steps;
    const now = clock.now();
    const entry = { id: post, reasons };
    const { stood, skipped, watching } = await delivery.deliver(page, entry, now - settings.activeMs, now);
    counters.skipped.value += skipped;
    counters.deliveries.value += stood;
    if (watching.length > 0) {
      announcements.announce(watching.map((reader) => ({ reader, head: post, count: 1 })));
    }
  }

  /** The rest of the followers. */
  #continue(slice: Slice, after: string, { appended }: Pending): void {
    const { log, lane } = this.#parts;
    const next = encodeSlice({ ...slice, after, number: slice.number + 1 });
    const append = log.append(lane, slice.author, next);
    // It is waited for with the others; until then a failure must not count as unhandled.
    append.catch(() => undefined);
    appended.push(append);
  }
}
