import { isDeepStrictEqual } from 'node:util';
import { noteOf } from '../engines/embedded/snapshot-feed.ts';
import type { RawRow } from '../engines/embedded/snapshot-tables.ts';
import { LAST_ID } from '../ports/feed-ids.ts';
import type { FeedCopy } from './copy-feed.ts';
import { inParallel } from './in-parallel.ts';

const READS = 32;
/** Users whose notifications are compared at the end as they are shown. */
const USERS = 1_000;
/** Groups of each that are compared. */
const GROUPS = 100;

/** Notifications cannot be read one by one: they are compared as their users see them. */
export class NoteCopier {
  readonly #copy: FeedCopy;
  /** Who was told something; those first who were told while the source moved. */
  #users = new Set<string>();

  constructor(copy: FeedCopy) {
    this.#copy = copy;
  }

  async copy<Row extends RawRow>(rows: readonly Row[]): Promise<readonly Row[]> {
    const notes = rows.map(noteOf);
    await this.#copy.target.feed.notifications.note(notes).durable;
    const users = new Set([...notes.map(({ user }) => user), ...this.#users]);
    this.#users = new Set([...users].slice(0, USERS));
    return rows;
  }

  /** Of a source that takes no writes. */
  async compare(): Promise<void> {
    const { source, target, tally } = this.#copy;
    await inParallel(READS, this.#users, async (user) => {
      const here = source.stores.feed.noteGroups(user, GROUPS);
      const there = await target.feed.notifications.page(user, LAST_ID, GROUPS);
      if (!isDeepStrictEqual(there, here)) tally.differs(`the notifications of ${user}`);
    });
  }
}
