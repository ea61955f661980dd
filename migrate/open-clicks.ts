import type { CommittedOffset } from '../engines/embedded/offset-store.ts';
import type { SnapshotLinks, StoredDay } from '../engines/embedded/snapshot-links.ts';
import type { SnapshotLog, StoredRecord } from '../engines/embedded/snapshot-log.ts';
import type { ClickRow, LinkDay } from '../ports/click-store.ts';
import { CLICK_GROUP } from '../shortener/aggregate.ts';
import { decodeRecord, type Erasure } from '../shortener/click.ts';
import { CLICK_TOPIC } from '../shortener/click-appender.ts';
import { Fold, Sources } from '../shortener/fold.ts';
import type { Pieces } from '../shortener/pieces.ts';

/**
 * What becomes of the clicks of pieces of the log that are not complete. The source writes their rows down bit by bit,
 * and commits a piece only when it is over, so its offsets do not tell when everything is written. But what a piece comes
 * to depends on the log alone: it is folded here once more, up to the end of a log to which nothing is added.
 */
export class OpenClicks {
  readonly #epoch: string;
  readonly #links: SnapshotLinks;
  readonly #pieces: Pieces;
  readonly #next: readonly number[];
  readonly #folds = new Map<number, Fold>();
  /** By link, then by the row's place. */
  readonly #rows = new Map<string, Map<string, ClickRow>>();
  readonly #erased = new Map<string, Erasure[]>();

  private constructor(
    log: SnapshotLog,
    links: SnapshotLinks,
    offsets: readonly CommittedOffset[],
    pieces: Pieces,
  ) {
    this.#epoch = log.epoch;
    this.#links = links;
    this.#pieces = pieces;
    const next = new Array<number>(log.partitions).fill(0);
    for (const each of offsets) {
      const isOfLog = each.epoch === log.epoch || each.epoch === '';
      if (isOfLog && each.group === CLICK_GROUP && each.topic === CLICK_TOPIC)
        next[each.partition] = each.next;
    }
    this.#next = next;
  }

  /** Of a source whose log does not grow. */
  static async fold(
    log: SnapshotLog,
    links: SnapshotLinks,
    offsets: readonly CommittedOffset[],
    pieces: Pieces,
  ): Promise<OpenClicks> {
    const open = new OpenClicks(log, links, offsets, pieces);
    for await (const { records } of log.read(Math.min(...open.#next))) {
      for (const record of records) open.#take(record);
    }
    for (const fold of open.#folds.values()) open.#close(fold);
    return open;
  }

  /** Days that have clicks in open pieces. */
  *days(): Generator<LinkDay> {
    for (const [link, rows] of this.#rows) {
      for (const day of new Set(Array.from(rows.values(), (row) => row.day))) yield { link, day };
    }
  }

  /** The rows of a day as they are once the source has written everything down. */
  whole({ link, day, rows }: StoredDay): ClickRow[] {
    const isErased = this.#erased.get(link)?.some(({ from, to }) => day >= from && day <= to) ?? false;
    const closed = isErased ? [] : rows.filter((row) => !this.#isOpen(row));
    const open = [...(this.#rows.get(link)?.values() ?? [])].filter((row) => row.day === day);
    return [...closed, ...open];
  }

  #isOpen({ epoch, partition, piece }: ClickRow): boolean {
    return epoch === this.#epoch && piece >= this.#pieces.of(this.#next[partition] ?? 0);
  }

  #take({ topic, partition, offset, value }: StoredRecord): void {
    if (topic !== CLICK_TOPIC || offset < this.#next[partition]!) return;
    const fold = this.#foldOf(partition, this.#pieces.of(offset));
    let content: ReturnType<typeof decodeRecord>;
    try {
      content = decodeRecord(value);
    } catch {
      // The source puts it aside.
      return;
    }
    if ('erased' in content) this.#erase(fold, offset, content);
    else fold.add(offset, content);
  }

  #foldOf(partition: number, piece: number): Fold {
    const standing = this.#folds.get(partition);
    if (standing?.piece.piece === piece) return standing;
    if (standing !== undefined) this.#close(standing);
    const mark = this.#links.marks(this.#epoch, partition).findLast((each) => each.piece < piece);
    const sources = new Sources(standing === undefined ? mark?.bytes : standing.sources.encode());
    const fold = new Fold({ epoch: this.#epoch, partition, piece }, sources);
    this.#folds.set(partition, fold);
    return fold;
  }

  #close(fold: Fold): void {
    for (const row of fold.takeRows(Number.POSITIVE_INFINITY)) {
      const rows = this.#rows.get(row.link) ?? new Map<string, ClickRow>();
      this.#rows.set(row.link, rows);
      rows.set(placeOf(row), row);
    }
  }

  #erase(fold: Fold, offset: number, erasure: Erasure): void {
    const { erased, from, to } = erasure;
    fold.forget(erased);
    const rows = this.#rows.get(erased);
    for (const [place, { day }] of rows ?? []) if (day >= from && day <= to) rows?.delete(place);
    this.#erased.set(erased, [...(this.#erased.get(erased) ?? []), erasure]);
    fold.passed(offset);
  }
}

/** One row of a link. */
export function placeOf({ day, hour, epoch, partition, piece }: ClickRow): string {
  return `${day} ${hour} ${partition} ${piece} ${epoch}`;
}
