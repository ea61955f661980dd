import type { ClickStore, LinkDay } from '../ports/click-store.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { EventLog, LogRecord, PartitionConsumer, Subscription, Topic } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import type { Counter, Metrics } from '../ports/metrics.ts';
import { type ClickFrame, decodeRecord, type Erasure } from './click.ts';
import { CLICK_TOPIC } from './click-appender.ts';
import { Fold, Sources } from './fold.ts';
import { FoldWriter } from './fold-writer.ts';
import { PartitionTurns } from './partition-turns.ts';
import { Pieces } from './pieces.ts';
import { closedRows, rollRows } from './roll.ts';

export const CLICK_GROUP = 'shortener-clicks';
/** Open pieces are written this often … */
const SAVE_MS = 1_000;
/**
 * … but of each no more rows than this at once, longest waiting first: of a million links that have a visit each, rows
 * that were written every second would cost more than the visits. Whoever asks for a link has its rows written first,
 * and the end of a piece writes all that are left.
 */
const ROWS_A_SAVE = 64;

export interface AggregatorOptions {
  readonly log: EventLog;
  readonly store: ClickStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Where other processes call this one; absent where none does. Asked at the start. */
  readonly address?: () => string;
  /** How the log is cut; in pieces of PIECE unless told otherwise. */
  readonly pieces?: Pieces;
  /** Told of each frame that was new, once or more. */
  readonly onFrame?: (frame: ClickFrame) => void;
}

/**
 * Folds the log of clicks. What a piece of a partition comes to depends on the log alone, and stands in rows of its own
 * that are replaced as the piece grows; the committed offset is never above the beginning of the open piece. So after
 * a crash the same rows are written again, with the same or more in them, and nothing is counted twice or lost.
 */
export class Aggregator implements PartitionConsumer {
  readonly #options: AggregatorOptions;
  readonly #pieces: Pieces;
  readonly #folds = new Map<number, Fold>();
  /** The last piece of each partition that was completed since it was assigned. */
  readonly #completed = new Map<number, number>();
  /** What is done with a partition is done in turn: folding and completing must not meet. */
  readonly #turns = new PartitionTurns();
  readonly #writer: FoldWriter;
  #subscription: Subscription | undefined;
  #timer: Timer | undefined;
  #stopped = false;
  readonly #counted: Counter;
  readonly #dead: Counter;

  constructor(options: AggregatorOptions) {
    this.#options = options;
    this.#pieces = options.pieces ?? new Pieces();
    this.#writer = new FoldWriter(options.store);
    const { metrics } = options;
    this.#counted = metrics.counter(
      'link_clicks_counted_total',
      'Clicks folded into the statistics by this process.',
    );
    this.#dead = metrics.counter('link_clicks_dead_total', 'Records of clicks that could not be read.');
    metrics.gauge(
      'link_clicks_lag',
      'Records of clicks that are not yet folded.',
      () => this.#subscription?.lag() ?? 0,
    );
  }

  async start(): Promise<void> {
    const { log, address = () => '' } = this.#options;
    this.#subscription = await log.consume({
      ...{ group: CLICK_GROUP, topics: [CLICK_TOPIC], consumer: this, address: address() },
    });
    this.#schedule();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#subscription?.stop();
    await this.save();
  }

  troubles(): string[] {
    return Array.from(
      this.#subscription?.paused() ?? [],
      ([partition, reason]) => `Clicks of partition ${partition} are not counted now: ${reason}`,
    );
  }

  /** Records not yet folded. */
  lag(): number {
    return this.#subscription?.lag() ?? 0;
  }

  /** Resolves when what was handed over is folded. */
  async quiet(): Promise<void> {
    await this.#turns.quiet();
  }

  assigned(partition: number): void {
    this.#folds.delete(partition);
    this.#completed.delete(partition);
  }

  records(_: Topic, partition: number, records: readonly LogRecord[]): Promise<void> {
    return this.#turns.take(partition, () => this.#fold(partition, records));
  }

  async #fold(partition: number, records: readonly LogRecord[]): Promise<void> {
    for (const record of records) {
      // Handed over again after a failure further on: a piece that is complete is not begun anew with a part of it.
      if (this.#pieces.of(record.offset) <= (this.#completed.get(partition) ?? -1)) continue;
      const fold = await this.#foldOf(partition, record.offset);
      if (record.offset <= fold.upTo) continue;
      const content = await this.#read(record);
      if (content === undefined) continue;
      if ('erased' in content) await this.#erase(partition, fold, record.offset, content);
      else this.#add(fold, record.offset, content);
    }
  }

  #add(fold: Fold, offset: number, frame: ClickFrame): void {
    const isNew = fold.add(offset, frame);
    if (isNew === 0) return;
    this.#counted.value += isNew;
    this.#options.onFrame?.(frame);
  }

  /** When the log is read again, what came behind the erasure is folded again as well, and stands again. */
  async #erase(partition: number, fold: Fold, offset: number, { erased, from, to }: Erasure): Promise<void> {
    fold.forget(erased);
    // Rows on their way must not come behind it.
    await this.#writer.written(partition).catch(() => undefined);
    const { store, log } = this.#options;
    await store.erase(erased, from, to, { epoch: log.epoch, partition, offset });
    fold.passed(offset);
  }

  caughtUp(): void {}

  /**
   * Makes one row of those of a link's day that no fold will write again, and so forgets the hours. In the partition's
   * turn, so that it meets neither an erasure nor itself; days of partitions that are not held here are left alone.
   * Answers how many were looked at.
   */
  async roll(days: readonly LinkDay[]): Promise<number> {
    const { log } = this.#options;
    const held = new Map<number, LinkDay[]>();
    for (const each of days) {
      const partition = log.partitionOf(CLICK_TOPIC, each.link);
      if (this.#subscription?.holds(partition) !== true) continue;
      const others = held.get(partition);
      if (others === undefined) held.set(partition, [each]);
      else others.push(each);
    }
    await Promise.all(
      Array.from(held, ([partition, mine]) =>
        this.#turns.take(
          partition,
          async () => void (await Promise.all(mine.map((each) => this.#roll(each)))),
        ),
      ),
    );
    return [...held.values()].flat().length;
  }

  async #roll({ link, day }: LinkDay): Promise<void> {
    const { log, store } = this.#options;
    const closed = await closedRows(store, log.epoch, await store.rows(link, day));
    const rolled = rollRows(link, day, closed);
    if (rolled !== undefined) await store.roll(rolled, closed);
  }

  revoked(partition: number): Promise<void> {
    return this.#turns.take(partition, async () => {
      await this.#save(partition).catch((error: unknown) => this.#failed(error));
      this.#folds.delete(partition);
    });
  }

  /** Resolves when everything folded so far stands in the store. */
  async save(): Promise<void> {
    await Promise.all([...this.#folds.keys()].map((partition) => this.#save(partition)));
  }

  /** Resolves when everything that was folded here of the link so far stands in the store. */
  async saveLink(link: string): Promise<void> {
    const partition = this.#options.log.partitionOf(CLICK_TOPIC, link);
    const fold = this.#folds.get(partition);
    if (fold !== undefined) await this.#writer.some(partition, fold, () => fold.takeRowsOf(link));
    else await this.#writer.written(partition);
  }

  /** The open fold of the piece that the offset is in; the one before is completed first. */
  async #foldOf(partition: number, offset: number): Promise<Fold> {
    const piece = this.#pieces.of(offset);
    const standing = this.#folds.get(partition);
    if (standing?.piece.piece === piece) return standing;
    if (standing !== undefined) await this.#complete(partition, standing, offset);
    const { epoch } = this.#options.log;
    const mark = await this.#options.store.markBelow(epoch, partition, piece);
    const fold = new Fold({ epoch, partition, piece }, new Sources(mark?.bytes));
    this.#folds.set(partition, fold);
    return fold;
  }

  /** `next`: where the first record behind the piece is, or may be. */
  async #complete(partition: number, fold: Fold, next: number): Promise<void> {
    await this.#save(partition);
    await this.#options.store.putMark({ ...fold.piece, bytes: fold.sources.encode() });
    this.#subscription?.commit(CLICK_TOPIC, partition, next);
    this.#completed.set(partition, fold.piece.piece);
    this.#folds.delete(partition);
  }

  #save(partition: number): Promise<void> {
    const fold = this.#folds.get(partition);
    return fold === undefined ? this.#writer.written(partition) : this.#writer.all(partition, fold);
  }

  async #read(record: LogRecord): Promise<ClickFrame | Erasure | undefined> {
    try {
      return decodeRecord(record.value);
    } catch (error) {
      this.#dead.value++;
      this.#options.logger.error({ err: error, offset: record.offset }, 'a record of clicks cannot be read');
      await this.#options.log.append('link.clicks.dead', record.key, record.value);
      return undefined;
    }
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = this.#options.clock.after(SAVE_MS, () => {
      this.#tick().then(
        () => this.#schedule(),
        (error: unknown) => {
          this.#failed(error);
          this.#schedule();
        },
      );
    });
  }

  async #tick(): Promise<void> {
    await Promise.all(
      Array.from(this.#folds, ([partition, fold]) =>
        this.#writer.some(partition, fold, () => fold.takeRows(ROWS_A_SAVE)),
      ),
    );
    for (const partition of [...this.#folds.keys()]) {
      await this.#turns.take(partition, () => this.#completeIfOver(partition));
    }
  }

  /**
   * A partition that nothing comes to any more is completed when the log is past its piece and everything is read, so
   * that it does not keep the log from letting go of old records.
   */
  async #completeIfOver(partition: number): Promise<void> {
    const fold = this.#folds.get(partition);
    if (fold === undefined) return;
    const over = this.#pieces.end(fold.piece.piece);
    const end = await this.#options.log.endOffset(CLICK_TOPIC, partition);
    // What is handed over and waits for its turn is no lag any more.
    if (end < over || this.lag() > 0 || this.#turns.pending(partition) > 1) return;
    await this.#complete(partition, fold, over);
  }

  #failed(error: unknown): void {
    this.#options.logger.warn(
      { err: error },
      'the statistics of clicks cannot be written; it is tried again',
    );
  }
}
