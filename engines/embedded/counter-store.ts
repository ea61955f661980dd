import type { CountedSets, MemberRow } from '../../ports/counters.ts';
import { isNewer, type Version } from '../../ports/feed-ids.ts';
import type { Written } from '../../ports/written.ts';
import { SortedTable } from './feed-table.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import type { WriteBehind } from './write-behind.ts';

const MEMBERS = 'm';
/** Members that were taken out, for their versions: apart, so that lists of members meet none. */
const GONE = 'g';
const COUNTS = 'c';
const OFFSET_BYTES = 6;

/** Members with their versions; the count changes in the same synchronous call, so no crash parts them. */
export class EmbeddedCountedSets implements CountedSets {
  readonly #behind: WriteBehind;
  readonly #table: SortedTable;

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.#behind = behind;
    this.#table = new SortedTable(environment, behind, 'feed_sets');
  }

  mark(rows: readonly MemberRow[]): Written {
    for (const { set, member, on, version } of rows) {
      const present = this.#table.get(MEMBERS + set, member);
      const row = present ?? this.#table.get(GONE + set, member);
      if (!isNewer(version, row && decodeVersion(row))) continue;
      this.#table.put((on ? MEMBERS : GONE) + set, member, encodeVersion(version));
      if (row !== undefined && on !== (present !== undefined)) {
        this.#table.remove((on ? GONE : MEMBERS) + set, member);
      }
      const change = Number(on) - Number(present !== undefined);
      if (change !== 0) this.#putCount(set, this.#count(set) + change);
    }
    return this.#behind.written();
  }

  async has(members: readonly { readonly set: string; readonly member: string }[]): Promise<boolean[]> {
    return members.map(({ set, member }) => this.#table.get(MEMBERS + set, member) !== undefined);
  }

  async counts(sets: readonly string[]): Promise<number[]> {
    return sets.map((set) => this.#count(set));
  }

  async members(set: string, before: string, limit: number): Promise<string[]> {
    const found: string[] = [];
    if (limit <= 0) return found;
    const range = { descending: true, ...(before === '' ? {} : { below: before }) };
    this.#table.scan(MEMBERS + set, range, (name) => found.push(name) < limit);
    return found;
  }

  async recount(sets: readonly string[]): Promise<void> {
    for (const set of sets) {
      let count = 0;
      this.#table.scan(MEMBERS + set, {}, () => ++count > 0);
      if (count !== this.#count(set)) this.#putCount(set, count);
    }
  }

  #count(set: string): number {
    const row = this.#table.get(COUNTS + set, '');
    return row === undefined ? 0 : Buffer.from(row).readUInt32BE();
  }

  #putCount(set: string, count: number): void {
    const row = Buffer.allocUnsafe(4);
    row.writeUInt32BE(count);
    this.#table.put(COUNTS + set, '', row);
  }
}

function encodeVersion({ epoch, offset }: Version): Uint8Array {
  const row = Buffer.allocUnsafe(OFFSET_BYTES + epoch.length);
  row.writeUIntBE(offset, 0, OFFSET_BYTES);
  row.write(epoch, OFFSET_BYTES, 'latin1');
  return row;
}

export function decodeVersion(bytes: Uint8Array): Version {
  const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { offset: row.readUIntBE(0, OFFSET_BYTES), epoch: row.toString('latin1', OFFSET_BYTES) };
}
