import { compareIds } from '../../ports/feed-ids.ts';
import type { FeedReaders } from '../../ports/feed-readers.ts';
import type { Written } from '../../ports/written.ts';
import { SortedTable } from './feed-table.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import type { WriteBehind } from './write-behind.ts';

const READ = 'r';
const MARKS = 'm';

/** Last reads stand in memory too, all of them: fan-out asks for every follower. About 100 bytes a reader. */
export class EmbeddedFeedReaders implements FeedReaders {
  readonly #behind: WriteBehind;
  readonly #table: SortedTable;
  readonly #lastRead = new Map<string, number>();
  readonly #watching = new Map<string, number>();

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.#behind = behind;
    this.#table = new SortedTable(environment, behind, 'feed_readers');
    this.#table.scan(READ, {}, (user, row) => {
      this.#lastRead.set(user, Buffer.from(row).readDoubleBE());
      return true;
    });
  }

  touch(users: readonly string[], at: number): Written {
    for (const user of users) {
      if ((this.#lastRead.get(user) ?? 0) >= at) continue;
      this.#lastRead.set(user, at);
      const row = Buffer.allocUnsafe(8);
      row.writeDoubleBE(at);
      this.#table.put(READ, user, row);
    }
    return this.#behind.written();
  }

  async lastRead(users: readonly string[]): Promise<readonly number[]> {
    const found = new Array<number>(users.length);
    for (let i = 0; i < users.length; i++) found[i] = this.#lastRead.get(users[i]!) ?? 0;
    return found;
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

  async watch(user: string, until: number): Promise<void> {
    this.#watching.set(user, until);
  }

  async unwatch(user: string): Promise<void> {
    this.#watching.delete(user);
  }

  async watching(now: number, after: string, limit: number): Promise<string[]> {
    for (const [user, until] of this.#watching) if (until <= now) this.#watching.delete(user);
    // Who has the feed open at one embedded server are few: sorting them costs less than keeping them sorted.
    return [...this.#watching.keys()]
      .filter((user) => user > after)
      .sort()
      .slice(0, limit);
  }

  async watchingAmong(now: number, users: readonly string[]): Promise<string[]> {
    if (this.#watching.size === 0) return [];
    return users.filter((user) => (this.#watching.get(user) ?? 0) > now);
  }

  #mark(user: string, timeline: string): string {
    const row = this.#table.get(MARKS + user, nameOf(timeline));
    return row === undefined ? '0' : Buffer.from(row).toString();
  }
}

function nameOf(timeline: string): string {
  return Buffer.from(timeline).toString('latin1');
}
