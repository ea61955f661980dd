import type { StoredDay } from '../engines/embedded/snapshot-links.ts';
import type { Page } from '../engines/embedded/snapshot-tables.ts';
import type { ClickRow, LinkDay } from '../ports/click-store.ts';
import { piecesIn, piecesName } from '../shortener/pieces.ts';
import { type Copied, type Mark, markOf, UNSURE } from './copied.ts';
import { copyChanged } from './copy-changed.ts';
import type { Source, Target } from './engines.ts';
import { inParallel } from './in-parallel.ts';
import { OpenClicks, placeOf } from './open-clicks.ts';
import type { Say } from './say.ts';
import type { Tally } from './tally.ts';

const SIZE = { rows: 1_000, bytes: 4 * 1024 * 1024 };
const READS = 64;
const DAYS = 500;

export interface ClickCopy {
  readonly source: Source;
  readonly target: Target;
  readonly tally: Tally;
  /** Of days of links, and nothing else. */
  readonly copied: Copied;
}

/**
 * The clicks of links, a day of a link as a whole. Rows keep the epoch, partition and piece of the old log, so clicks that
 * the new one tells of get rows of their own, and the sums of both are what is shown.
 */
export class ClickCopier {
  readonly #copy: ClickCopy;

  constructor(copy: ClickCopy) {
    this.#copy = copy;
  }

  /** While the source goes on: nothing is taken away, since what is written again under a removal would stay away. */
  async run(say?: Say): Promise<void> {
    const { source } = this.#copy;
    await this.#pass((from) => source.stores.links.days(from, SIZE), false, say);
  }

  /** Of a source that takes no writes: all days are then exactly what the log says. */
  async finish(): Promise<void> {
    const { source, copied, tally } = this.#copy;
    const { log, stores } = source;
    const settled = new Map(stores.onceValues()).get(piecesName(log.epoch)) ?? '';
    const open = await OpenClicks.fold(log, stores.links, stores.offsets(), piecesIn(settled));
    const seen = new Set<number>();
    const whole = (stored: StoredDay): StoredDay => {
      seen.add(nameOf(stored));
      return { ...stored, rows: open.whole(stored) };
    };
    const page = (from: string): Page<StoredDay> => {
      const { rows, next } = stores.links.days(from, SIZE);
      return { rows: rows.map(whole), next };
    };
    await this.#pass(page, true);
    const others = Array.from(open.days()).filter((day) => !seen.has(nameOf(day)));
    await this.#pass(
      () => ({ rows: others.map((day) => whole({ ...day, rows: [] })), next: undefined }),
      true,
    );
    tally.tables['days of links'] = seen.size;
    if (copied.standing > seen.size) await this.#removeVanished(seen);
    await this.#marks();
  }

  #pass(page: (from: string) => Page<StoredDay>, isLast: boolean, say?: Say): Promise<number> {
    const copy = (days: readonly StoredDay[]): Promise<StoredDay[]> => this.#days(days, isLast);
    return copyChanged(this.#copy.copied, { name: 'days of links', page, mark: dayMark, copy }, say);
  }

  async #days(days: readonly StoredDay[], isLast: boolean): Promise<StoredDay[]> {
    const { target, tally, copied } = this.#copy;
    // Should this run be killed now, a later one must know that the target may have the day.
    await copied.note(days.map((day): Mark => ({ id: nameOf(day), state: UNSURE })));
    const rows = days.flatMap((day) => day.rows);
    await target.links.clicks.put(rows);
    tally.rows += rows.length;
    const standing: StoredDay[] = [];
    await inParallel(READS, days, async (day) => {
      if (isLast) await this.#removeExtra(day);
      const found = await target.links.clicks.rows(day.link, day.day);
      const compared = compare(day.rows, found, isLast);
      if (compared === 'same') standing.push(day);
      else if (compared === 'differs') tally.differs(`the clicks of link ${day.link} on day ${day.day}`);
    });
    return standing;
  }

  /** What the source has put together, or forgotten, since it was copied. */
  async #removeExtra({ link, day, rows }: StoredDay): Promise<void> {
    const { clicks } = this.#copy.target.links;
    const places = new Set(rows.map(placeOf));
    const extra = (await clicks.rows(link, day)).filter((row) => !places.has(placeOf(row)));
    if (extra.length === 0) return;
    const [first] = rows;
    if (first === undefined) await clicks.erase(link, day, day);
    else await clicks.roll(first, extra);
  }

  /** Days that were copied once and that the source has forgotten. */
  async #removeVanished(seen: ReadonlySet<number>): Promise<void> {
    const { target, tally, copied } = this.#copy;
    const { clicks } = target.links;
    const removed: number[] = [];
    for (let after = ''; ; ) {
      const { days, next } = await clicks.days(after, DAYS);
      const gone = days.filter((day) => !seen.has(nameOf(day)));
      await inParallel(READS, gone, async ({ link, day }) => {
        await clicks.erase(link, day, day);
        if ((await clicks.rows(link, day)).length > 0)
          tally.differs(`day ${day} of link ${link}, which is forgotten`);
        removed.push(nameOf({ link, day }));
      });
      after = next;
      if (after === '') break;
    }
    await copied.gone(removed);
  }

  /** Of the old log: nobody reads on in it, but what tells its repeats is not thrown away. */
  async #marks(): Promise<void> {
    const { source, target, tally } = this.#copy;
    const { epoch, partitions } = source.log;
    const { clicks } = target.links;
    for (let partition = 0; partition < partitions; partition++) {
      for (const { piece, bytes } of source.stores.links.marks(epoch, partition)) {
        await clicks.putMark({ epoch, partition, piece, bytes });
        const found = await clicks.markBelow(epoch, partition, piece + 1);
        if (found?.piece !== piece || !same(found.bytes, bytes)) tally.differs(`the mark of piece ${piece}`);
      }
    }
  }
}

/** `ahead`: the target has more, of a row or rows, which is for the end to put right. */
function compare(
  rows: readonly ClickRow[],
  found: readonly ClickRow[],
  isLast: boolean,
): 'same' | 'ahead' | 'differs' {
  const there = new Map(found.map((row) => [placeOf(row), row]));
  let ahead = false;
  for (const row of rows) {
    const stands = there.get(placeOf(row));
    if (stands === undefined || stands.upTo < row.upTo) return 'differs';
    if (stands.upTo > row.upTo) ahead = true;
    else if (!same(stands.bytes, row.bytes)) return 'differs';
  }
  if (isLast) return ahead || found.length !== rows.length ? 'differs' : 'same';
  return ahead || found.length !== rows.length ? 'ahead' : 'same';
}

function nameOf({ link, day }: LinkDay): number {
  return markOf('clicks', `${link} ${day}`).id;
}

function dayMark({ link, day, rows }: StoredDay): Mark {
  const parts = rows
    .map((row) => ({ place: placeOf(row), row }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  return markOf(
    'clicks',
    `${link} ${day}`,
    ...parts.flatMap(({ place, row }) => [`${place} ${row.upTo} `, row.bytes]),
  );
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
