import type { Clock } from '../../ports/clock.ts';
import type { EventLog, LogRecord, PartitionConsumer, Topic } from '../../ports/event-log.ts';
import type { FeedAnnouncements } from '../../ports/feed-announcements.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Counter, Histogram } from '../../ports/metrics.ts';
import { isPulled, PULLED_SOURCES, pulledMember, pulledOf, pulledSource } from '../names.ts';
import type { Progress } from '../progress.ts';
import { decodePost, decodeSlice, encodeSlice, type Post, type Slice, versionOf } from '../records.ts';
import type { FeedSettings } from '../settings.ts';
import { announceTo } from './announce.ts';
import { Chains } from './chains.ts';
import { pushToOnline } from './online.ts';

export interface WorkerParts {
  readonly log: EventLog;
  readonly stores: FeedStores;
  readonly announcements: FeedAnnouncements;
  readonly settings: FeedSettings;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly progress: Progress;
  readonly lane: Topic;
  readonly counters: {
    readonly deliveries: Counter;
    readonly skipped: Counter;
    readonly slices: Counter;
    readonly turned: Counter;
    readonly lag: Histogram;
  };
}

/** Followers handled before others get a turn of the event loop: about a millisecond of work. */
const STEP = 500;

/**
 * Brings posts to followers, a slice a record: writes it and appends the next slice, then commits. The next slice stands behind
 * whatever came meanwhile, so posts take turns; a crash repeats one slice, which changes nothing.
 */
export class FanOutWorker implements PartitionConsumer {
  readonly #parts: WorkerParts;
  readonly #chains = new Chains();

  constructor(parts: WorkerParts) {
    this.#parts = parts;
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
    const durable: Promise<void>[] = [];
    for (const record of records) {
      let slice: Slice;
      try {
        slice = decodeSlice(record.value);
      } catch (error) {
        this.#parts.logger.error(
          { err: error, offset: record.offset },
          'a slice cannot be decoded: left out',
        );
        continue;
      }
      await this.#slice(slice, durable);
    }
    this.#parts.progress.done(partition, records[records.length - 1]!.offset, durable);
  }

  async #slice(slice: Slice, durable: Promise<void>[]): Promise<void> {
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
      await this.#turnToPull(post, slice.source, durable);
      return;
    }
    const { followers, more } = await this.#followers(slice);
    // It may stand in the log before this slice is done: if the worker ends between, this slice comes again.
    const appended = more
      ? this.#append({ ...slice, after: followers.at(-1)!, number: slice.number + 1 })
      : undefined;
    appended?.catch(() => undefined);
    for (let i = 0; i < followers.length; i += STEP) {
      await this.#deliver(followers.slice(i, i + STEP), slice.post, slice.reason);
      await turn();
    }
    await appended;
    if (!more) counters.lag.observe(Math.max(0, clock.now() - slice.at) / 1000);
    this.#chains.note(slice);
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
      stores.posts.write([], [{ source: pulledSource(source), id: post.id }]),
    ]) {
      durable.push(written.durable);
      if (written.readable) await written.readable;
    }
  }

  /** Those of the slice, and whether it is full: then there may be more. */
  async #followers({ source, after }: Slice): Promise<{ followers: string[]; more: boolean }> {
    const { stores, settings } = this.#parts;
    const followers: string[] = [];
    let last = after;
    while (followers.length < settings.sliceFollowers) {
      const asked = Math.min(STEP, settings.sliceFollowers - followers.length);
      const page = await stores.graph.followers(source, last, asked);
      followers.push(...page);
      if (page.length < asked) return { followers, more: false };
      last = page[page.length - 1]!;
      await turn();
    }
    return { followers, more: true };
  }

  async #deliver(followers: readonly string[], post: string, reasons: number): Promise<void> {
    const { stores, settings, clock, counters, announcements } = this.#parts;
    const least = clock.now() - settings.activeMs;
    const reads = await stores.readers.lastRead(followers);
    const active = followers.filter((_, i) => reads[i]! >= least);
    counters.skipped.value += followers.length - active.length;
    counters.deliveries.value += await stores.timelines.add(active, { id: post, reasons });
    await announceTo({ stores, announcements, clock }, active, post);
  }

  async #append(slice: Slice): Promise<void> {
    const { log, lane } = this.#parts;
    await log.append(lane, slice.author, encodeSlice(slice));
  }
}

/** The event loop's other work, reads and small authors above all, comes between two steps. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
