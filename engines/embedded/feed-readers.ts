import { compareIds } from '../../ports/feed-ids.ts';
import type { FeedReaders } from '../../ports/feed-readers.ts';
import type { Written } from '../../ports/written.ts';
import { SortedTable } from './feed-table.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { grownLength, type ReaderNumbers } from './reader-numbers.ts';
import type { WriteBehind } from './write-behind.ts';

const READ = 'r';
const MARKS = 'm';

/** Last reads stand in memory too, all of them, by the readers' numbers: fan-out asks for every follower. */
export class EmbeddedFeedReaders implements FeedReaders {
  readonly #behind: WriteBehind;
  readonly #table: SortedTable;
  readonly #numbers: ReaderNumbers;
  /** By number of the reader. */
  #lastRead = new Float64Array(0);

  constructor(environment: LmdbEnvironment, behind: WriteBehind, numbers: ReaderNumbers) {
    this.#behind = behind;
    this.#numbers = numbers;
    this.#table = new SortedTable(environment, behind, 'feed_readers');
    this.#table.scan(READ, {}, (user, row) => {
      this.#note(user, Buffer.from(row).readDoubleBE());
      return true;
    });
  }

  touch(users: readonly string[], at: number): Written {
    for (const user of users) {
      if (this.#readAt(user) >= at) continue;
      this.#note(user, at);
      const row = Buffer.allocUnsafe(8);
      row.writeDoubleBE(at);
      this.#table.put(READ, user, row);
    }
    return this.#behind.written();
  }

  async lastRead(users: readonly string[]): Promise<readonly number[]> {
    const found = new Array<number>(users.length);
    for (let i = 0; i < users.length; i++) found[i] = this.#readAt(users[i]!);
    return found;
  }

  /** Puts those who read at `since` or later into `active`, which is long enough; answers how many they are. */
  activeOf(readers: Uint32Array, since: number, active: Uint32Array): number {
    const lastRead = this.#lastRead;
    let count = 0;
    for (let i = 0; i < readers.length; i++) {
      const number = readers[i]!;
      // Beyond the column is who never read: no number is at least `since` then.
      if (lastRead[number]! >= since) active[count++] = number;
    }
    return count;
  }

  raiseMark(user: string, timeline: string, id: string): Written {
    if (compareIds(id, this.#mark(user, timeline)) > 0) {
      this.#table.put(MARKS + user, nameOf(timeline), Buffer.from(id));
    }
    return this.#behind.written();
  }

  async mark(user: string, timeline: string): Promise<string> {
    return this.#mark(user, timeline);
  }

  #readAt(user: string): number {
    const number = this.#numbers.find(user);
    return number === undefined ? 0 : (this.#lastRead[number] ?? 0);
  }

  #note(user: string, at: number): void {
    const number = this.#numbers.of(user);
    const { length } = this.#lastRead;
    if (number >= length) {
      const grown = new Float64Array(grownLength(length, number));
      grown.set(this.#lastRead);
      this.#lastRead = grown;
    }
    this.#lastRead[number] = at;
  }

  #mark(user: string, timeline: string): string {
    const row = this.#table.get(MARKS + user, nameOf(timeline));
    return row === undefined ? '0' : Buffer.from(row).toString();
  }
}

function nameOf(timeline: string): string {
  return Buffer.from(timeline).toString('latin1');
}
