import type { EntryQuery, EntryRow, PostRow, PostStore, RevisionRow } from '../../ports/posts.ts';
import type { Written } from '../../ports/written.ts';
import { idName, idOf, PRESENT } from './feed-keys.ts';
import { SortedTable } from './feed-table.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import type { WriteBehind } from './write-behind.ts';

/** First letters of groups in the one table. */
const POSTS = 'p';
const ENTRIES = 'e';
const REVISIONS = 'r';

/** Posts by id, entries by source and id, earlier contents by post and number. */
export class EmbeddedPostStore implements PostStore {
  readonly #behind: WriteBehind;
  readonly #table: SortedTable;

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.#behind = behind;
    this.#table = new SortedTable(environment, behind, 'feed_posts');
  }

  write(
    posts: readonly PostRow[],
    entries: readonly EntryRow[],
    revisions: readonly RevisionRow[] = [],
  ): Written {
    for (const { id, bytes } of posts) this.#table.put(POSTS, idName(id), bytes);
    for (const { post, number, bytes } of revisions) {
      this.#table.put(REVISIONS + post, String.fromCharCode(number >>> 8, number & 255), bytes);
    }
    for (const { source, id, removed } of entries) {
      if (removed) this.#table.remove(ENTRIES + source, idName(id));
      else this.#table.put(ENTRIES + source, idName(id), PRESENT);
    }
    return this.#behind.written();
  }

  async posts(ids: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    return ids.map((id) => this.#table.get(POSTS, idName(id)));
  }

  async entries(queries: readonly EntryQuery[]): Promise<string[][]> {
    return queries.map(({ source, direction, from, limit }) => {
      const found: string[] = [];
      if (limit <= 0) return found;
      const older = direction === 'older';
      const range = older ? { below: idName(from), descending: true } : { above: idName(from) };
      this.#table.scan(ENTRIES + source, range, (name) => found.push(idOf(name)) < limit);
      return found;
    });
  }

  async revisions(post: string, limit: number): Promise<Uint8Array[]> {
    const found: Uint8Array[] = [];
    if (limit <= 0) return found;
    this.#table.scan(REVISIONS + post, {}, (_, value) => found.push(value) < limit);
    return found;
  }
}
