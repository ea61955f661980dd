import type { ClickPiece, ClickRow } from '../ports/click-store.ts';
import { type ClickFrame, clicksIn } from './click.ts';
import { encodeTally, Tally } from './tally.ts';

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

interface Entry {
  readonly link: string;
  /** Hours since 1970. */
  readonly hour: number;
  readonly tally: Tally;
  isDirty: boolean;
}

/** The clicks of one piece of a partition, folded by link and hour. */
export class Fold {
  readonly piece: ClickPiece;
  readonly sources: Sources;
  readonly #entries = new Map<string, Entry>();
  #upTo = -1;

  constructor(piece: ClickPiece, sources: Sources) {
    this.piece = piece;
    this.sources = sources;
  }

  get upTo(): number {
    return this.#upTo;
  }

  /** Answers how many clicks were new. */
  add(offset: number, frame: ClickFrame): number {
    this.#upTo = offset;
    if (!this.sources.admit(frame)) return 0;
    const { base, links, contexts, clicks } = frame;
    for (let i = 0; i < clicks.length; i += 4) {
      const second = base + clicks[i + 2]!;
      const entry = this.#entry(links[clicks[i]!]!, Math.floor(second / 3600));
      entry.tally.add(contexts[clicks[i + 1]!]!, second, clicks[i + 3]!);
      entry.isDirty = true;
    }
    return clicksIn(frame);
  }

  /** The rows that changed since this was asked last. */
  takeRows(): ClickRow[] {
    const rows: ClickRow[] = [];
    for (const entry of this.#entries.values()) {
      if (!entry.isDirty) continue;
      entry.isDirty = false;
      const { link, hour, tally } = entry;
      const time = { day: Math.floor(hour / 24), hour: hour % 24 };
      rows.push({ ...this.piece, link, ...time, upTo: this.#upTo, bytes: encodeTally(tally) });
    }
    return rows;
  }

  /** These rows could not be written: they come again. */
  markDirty(rows: readonly ClickRow[]): void {
    for (const { link, day, hour } of rows) {
      const entry = this.#entries.get(`${link} ${day * 24 + hour}`);
      if (entry !== undefined) entry.isDirty = true;
    }
  }

  #entry(link: string, hour: number): Entry {
    const key = `${link} ${hour}`;
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { link, hour, tally: new Tally(), isDirty: false };
      this.#entries.set(key, entry);
    }
    return entry;
  }
}
