import type { ClickStore } from '../ports/click-store.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { EventLog, LogRecord, PartitionConsumer, Subscription, Topic } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import type { Counter, Metrics } from '../ports/metrics.ts';
import { type ClickFrame, decodeFrame } from './click.ts';
import { CLICK_TOPIC } from './click-sender.ts';
import { Fold, Sources } from './fold.ts';

const CLICK_GROUP = 'shortener-clicks';
/**
 * Offsets that make a piece of a partition. Never to be changed: pieces of another size would count again what stands.
 * A restart reads at most one piece of each partition again.
 */
export const PIECE = 4_096;
/** Open pieces are written this often. */
const SAVE_MS = 1_000;

export interface AggregatorOptions {
  readonly log: EventLog;
  readonly store: ClickStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
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
  readonly #folds = new Map<number, Fold>();
  /** The last piece of each partition that was completed since it was assigned. */
  readonly #completed = new Map<number, number>();
  /** What is done with a partition is done in turn: folding and completing must not meet. */
  readonly #turns = new Map<number, Promise<void>>();
  /** Steps of a partition that run or wait for their turn. */
  readonly #pending = new Map<number, number>();
  /** Writes of a partition, one after the other. */
  readonly #writes = new Map<number, Promise<void>>();
  #subscription: Subscription | undefined;
  #timer: Timer | undefined;
  #stopped = false;
  readonly #counted: Counter;
  readonly #dead: Counter;

  constructor(options: AggregatorOptions) {
    this.#options = options;
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
    const { log } = this.#options;
    this.#subscription = await log.consume({ group: CLICK_GROUP, topics: [CLICK_TOPIC], consumer: this });
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
    await Promise.all(this.#turns.values());
  }

  assigned(partition: number): void {
    this.#folds.delete(partition);
    this.#completed.delete(partition);
  }

  records(_: Topic, partition: number, records: readonly LogRecord[]): Promise<void> {
    return this.#inTurn(partition, () => this.#fold(partition, records));
  }

  async #fold(partition: number, records: readonly LogRecord[]): Promise<void> {
    for (const record of records) {
      // Handed over again after a failure further on: a piece that is complete is not begun anew with a part of it.
      if (Math.floor(record.offset / PIECE) <= (this.#completed.get(partition) ?? -1)) continue;
      const fold = await this.#foldOf(partition, record.offset);
      if (record.offset <= fold.upTo) continue;
      const frame = await this.#read(record);
      if (frame === undefined) continue;
      const isNew = fold.add(record.offset, frame);
      if (isNew === 0) continue;
      this.#counted.value += isNew;
      this.#options.onFrame?.(frame);
    }
  }

  caughtUp(): void {}

  revoked(partition: number): Promise<void> {
    return this.#inTurn(partition, async () => {
      await this.#save(partition).catch((error: unknown) => this.#failed(error));
      this.#folds.delete(partition);
    });
  }

  /** Resolves when everything folded so far stands in the store. */
  async save(): Promise<void> {
    await Promise.all([...this.#folds.keys()].map((partition) => this.#save(partition)));
  }

  /** The open fold of the piece that the offset is in; the one before is completed first. */
  async #foldOf(partition: number, offset: number): Promise<Fold> {
    const piece = Math.floor(offset / PIECE);
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
    const before = this.#writes.get(partition) ?? Promise.resolve();
    if (fold === undefined) return before;
    const write = before
      .catch(() => undefined)
      .then(async () => {
        const rows = fold.takeRows();
        if (rows.length === 0) return;
        try {
          await this.#options.store.put(rows);
        } catch (error) {
          fold.markDirty(rows);
          throw error;
        }
      });
    this.#writes.set(partition, write);
    return write;
  }

  async #read(record: LogRecord): Promise<ClickFrame | undefined> {
    try {
      return decodeFrame(record.value);
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
    await this.save();
    for (const partition of [...this.#folds.keys()]) {
      await this.#inTurn(partition, () => this.#completeIfOver(partition));
    }
  }

  /**
   * A partition that nothing comes to any more is completed when the log is past its piece and everything is read, so
   * that it does not keep the log from letting go of old records.
   */
  async #completeIfOver(partition: number): Promise<void> {
    const fold = this.#folds.get(partition);
    if (fold === undefined) return;
    const over = (fold.piece.piece + 1) * PIECE;
    const end = await this.#options.log.endOffset(CLICK_TOPIC, partition);
    // What is handed over and waits for its turn is no lag any more: `#pending` has it.
    if (end < over || this.lag() > 0 || (this.#pending.get(partition) ?? 0) > 1) return;
    await this.#complete(partition, fold, over);
  }

  #inTurn(partition: number, step: () => Promise<void>): Promise<void> {
    this.#pending.set(partition, (this.#pending.get(partition) ?? 0) + 1);
    const before = this.#turns.get(partition) ?? Promise.resolve();
    const turn = before.then(step).finally(() => {
      this.#pending.set(partition, this.#pending.get(partition)! - 1);
    });
    this.#turns.set(
      partition,
      turn.catch(() => undefined),
    );
    return turn;
  }

  #failed(error: unknown): void {
    this.#options.logger.warn(
      { err: error },
      'the statistics of clicks cannot be written; it is tried again',
    );
  }
}
