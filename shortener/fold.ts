import type { ClickPiece, ClickRow } from '../ports/click-store.ts';
import { type ClickFrame, type Context, clicksIn } from './click.ts';
import { encodeTally, encodeVisits, type Tally, tallyOf, type Visit } from './tally.ts';

/** A source that was silent for this long by the time of the records is forgotten, in seconds. */
const SOURCE_SECONDS = 7 * 86_400;

interface Source {
  serial: number;
  /** Seconds since 1970 of its last frame. */
  seen: number;
}

/** What of a source has been folded, for telling repeats. Part of the fold: a pure function of the log. */
export class Sources {
  readonly #sources: Map<string, Source>;

  constructor(encoded?: Uint8Array) {
    const text = encoded === undefined ? '[]' : Buffer.from(encoded).toString();
    const rows = JSON.parse(text) as [string, number, number][];
    this.#sources = new Map(rows.map(([name, serial, seen]) => [name, { serial, seen }]));
  }

  /** false: this frame, or one behind it of the same source, was folded already. */
  admit({ source, serial, base }: ClickFrame): boolean {
    const known = this.#sources.get(source);
    if (known === undefined) {
      this.#sources.set(source, { serial, seen: base });
      return true;
    }
    if (serial <= known.serial) return false;
    known.serial = serial;
    known.seen = Math.max(known.seen, base);
    return true;
  }

  /** Forgets those that have been silent for long, and encodes the rest. */
  encode(): Uint8Array {
    const latest = Math.max(0, ...Array.from(this.#sources.values(), ({ seen }) => seen));
    for (const [name, { seen }] of this.#sources) {
      if (seen < latest - SOURCE_SECONDS) this.#sources.delete(name);
    }
    return Buffer.from(
      JSON.stringify(Array.from(this.#sources, ([name, { serial, seen }]) => [name, serial, seen])),
    );
  }
}

/** Most links of most hours have no more visits than this, and are kept as they came. */
const FEW = 8;

/** The clicks of one link in one hour. */
class Entry {
  readonly link: string;
  /** Hours since 1970. */
  readonly hour: number;
  /** Three a visit: the context, the second, how many. Undefined: there are sums instead. */
  #few: (Context | number)[] | undefined = [];
  /** Its row is behind. */
  isDirty = false;
  #tally: Tally | undefined;

  constructor(link: string, hour: number) {
    this.link = link;
    this.hour = hour;
  }

  add(context: Context, second: number, count: number): void {
    if (this.#few !== undefined) {
      if (this.#few.length < 3 * FEW) {
        this.#few.push(context, second, count);
        return;
      }
      this.#tally = tallyOf(this.#visits());
      this.#few = undefined;
    }
    this.#tally!.add(context, second, count);
  }

  encode(): Uint8Array {
    return this.#tally === undefined ? encodeVisits(this.#visits()) : encodeTally(this.#tally);
  }

  #visits(): Visit[] {
    const few = this.#few ?? [];
    const visits: Visit[] = [];
    for (let i = 0; i < few.length; i += 3) {
      visits.push([few[i + 1] as number, few[i + 2] as number, ...(few[i] as Context)]);
    }
    return visits;
  }
}

/** The clicks of one piece of a partition, folded by link and hour. */
export class Fold {
  readonly piece: ClickPiece;
  readonly sources: Sources;
  /** By hour, then by link. */
  readonly #hours = new Map<number, Map<string, Entry>>();
  /**
   * Whose rows are behind, longest first, from `#taken` on; some were taken out of turn and stand no more. Not a Set: one
   * that is emptied from its beginning walks over all that were taken, each time that it is asked for its first.
   */
  #waiting: Entry[] = [];
  #taken = 0;
  #behind = 0;
  #upTo = -1;

  constructor(piece: ClickPiece, sources: Sources) {
    this.piece = piece;
    this.sources = sources;
  }

  get upTo(): number {
    return this.#upTo;
  }

  /** Rows that changed and were not taken. */
  get behind(): number {
    return this.#behind;
  }

  /** Answers how many clicks were new. */
  add(offset: number, frame: ClickFrame): number {
    this.#upTo = offset;
    if (!this.sources.admit(frame)) return 0;
    const { base, links, contexts, clicks } = frame;
    for (let i = 0; i < clicks.length; i += 4) {
      const second = base + clicks[i + 2]!;
      const entry = this.#entry(links[clicks[i]!]!, Math.floor(second / 3600));
      entry.add(contexts[clicks[i + 1]!]!, second, clicks[i + 3]!);
      this.#wait(entry);
    }
    return clicksIn(frame);
  }

  /** Forgets what was folded of the link so far; no row of it is given any more unless it is visited again. */
  forget(link: string): void {
    for (const entries of this.#hours.values()) {
      const entry = entries.get(link);
      if (entry === undefined) continue;
      entries.delete(link);
      this.#done(entry);
    }
  }

  /** A record was done that has no clicks. */
  passed(offset: number): void {
    this.#upTo = offset;
  }

  /** Of the rows that changed since they were taken last those that wait longest, at most so many. */
  takeRows(most: number): ClickRow[] {
    const rows: ClickRow[] = [];
    while (rows.length < most && this.#taken < this.#waiting.length) {
      const entry = this.#waiting[this.#taken++]!;
      if (entry.isDirty) rows.push(this.#take(entry));
    }
    if (this.#taken * 2 >= this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#taken);
      this.#taken = 0;
    }
    return rows;
  }

  /** The same, of one link. */
  takeRowsOf(link: string): ClickRow[] {
    const rows: ClickRow[] = [];
    for (const entries of this.#hours.values()) {
      const entry = entries.get(link);
      if (entry?.isDirty) rows.push(this.#take(entry));
    }
    return rows;
  }

  /** These rows could not be written: they come again. */
  markDirty(rows: readonly ClickRow[]): void {
    for (const { link, day, hour } of rows) {
      const entry = this.#hours.get(day * 24 + hour)?.get(link);
      if (entry !== undefined) this.#wait(entry);
    }
  }

  #wait(entry: Entry): void {
    if (entry.isDirty) return;
    entry.isDirty = true;
    this.#behind++;
    this.#waiting.push(entry);
  }

  #done(entry: Entry): void {
    if (!entry.isDirty) return;
    entry.isDirty = false;
    this.#behind--;
  }

  #take(entry: Entry): ClickRow {
    this.#done(entry);
    const { link, hour } = entry;
    const { epoch, partition, piece } = this.piece;
    const day = Math.floor(hour / 24);
    return { epoch, partition, piece, link, day, hour: hour % 24, upTo: this.#upTo, bytes: entry.encode() };
  }

  #entry(link: string, hour: number): Entry {
    let entries = this.#hours.get(hour);
    if (entries === undefined) {
      entries = new Map();
      this.#hours.set(hour, entries);
    }
    let entry = entries.get(link);
    if (entry === undefined) {
      entry = new Entry(link, hour);
      entries.set(link, entry);
    }
    return entry;
  }
}
