import { LAST_ID } from '../ports/feed-ids.ts';
import type { FeedStores } from '../ports/feed-stores.ts';
import { type NoteKind, parseGroup } from './apply/notes.ts';
import type { Cursors } from './read/cursor.ts';
import { hydrate } from './read/hydrate.ts';
import { readable } from './read/rules.ts';

export interface Notification {
  readonly kind: NoteKind;
  /** '' where it is about no post. */
  readonly post: string;
  /** Of the newest event. */
  readonly id: string;
  readonly count: number;
  /** The newest, at most three. */
  readonly actors: readonly string[];
}

export interface NotificationPage {
  readonly notifications: readonly Notification[];
  readonly older: string;
  readonly hasOlder: boolean;
}

const NAME = 'notifications';
/** Groups that one page looks at. */
const CAP = 500;
const MOST_UNREAD = 99;

/** Grouped notifications, newest first; read marks on all devices. */
export class NotificationReads {
  readonly #stores: FeedStores;
  readonly #cursors: Cursors;

  constructor(stores: FeedStores, cursors: Cursors) {
    this.#stores = stores;
    this.#cursors = cursors;
  }

  async page(user: string, query: { before?: string; limit: number }): Promise<NotificationPage> {
    let from = query.before === undefined ? LAST_ID : this.#cursors.read(user, NAME, query.before).id;
    const found: Notification[] = [];
    let more = true;
    for (let looked = 0; looked < CAP && found.length <= query.limit; ) {
      const groups = await this.#stores.notifications.page(user, from, query.limit + 1);
      looked += groups.length;
      for (const { group, id, count, actors } of groups) {
        const parsed = parseGroup(group);
        const note = parsed && { ...parsed, id, count, actors };
        const shown = note && (await this.#shown(user, note));
        if (found.length > query.limit) break;
        if (shown) found.push(shown);
        if (found.length <= query.limit) from = id;
      }
      if (groups.length <= query.limit) {
        more = found.length > query.limit;
        break;
      }
    }
    const older = this.#cursors.write(user, NAME, { id: from });
    return { notifications: found.slice(0, query.limit), older, hasOlder: more };
  }

  /** Above the read mark; counts to 99. */
  async unread(user: string): Promise<number> {
    const mark = await this.#stores.readers.mark(user, NAME);
    return this.#stores.notifications.countAbove(user, mark, MOST_UNREAD);
  }

  /** Without what is about a post that is gone, or only of people whom the user does not hear. */
  async #shown(user: string, note: Notification): Promise<Notification | undefined> {
    const around = await hydrate(this.#stores, user, note.post === '' ? [] : [note.post]);
    if (note.post !== '' && !readable(around, around.posts.get(note.post))) return undefined;
    const relations = await this.#stores.graph.relations(user, note.actors);
    const heard = note.actors.filter((_, i) => {
      const { mine, theirs } = relations[i]!;
      return !mine?.blocks && !mine?.mutes && !theirs?.blocks;
    });
    if (heard.length === 0) return undefined;
    return { ...note, actors: heard, count: note.count - (note.actors.length - heard.length) };
  }
}
