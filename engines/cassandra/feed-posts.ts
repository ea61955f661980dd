import type { Clock } from '../../ports/clock.ts';
import type { EntryQuery, EntryRow, PostRow, PostStore, RevisionRow } from '../../ports/posts.ts';
import type { Written } from '../../ports/written.ts';
import { FeedEntries } from './feed-entries.ts';
import type { FeedEpochs } from './feed-epochs.ts';
import { idIn, longOf } from './feed-id-buckets.ts';
import { readMany } from './feed-many.ts';
import { written } from './feed-written.ts';
import { PartitionBatches } from './partition-batches.ts';
import type { Session, Statement } from './session.ts';
import { send } from './written.ts';

const PUT_POST = 'INSERT INTO feed_posts (id, bytes) VALUES (?, ?) USING TIMESTAMP ?';
const PUT_REVISION = 'INSERT INTO feed_revisions (post, revision, bytes) VALUES (?, ?, ?) USING TIMESTAMP ?';
const POSTS = {
  one: 'SELECT id, bytes FROM feed_posts WHERE id = ?',
  many: 'SELECT id, bytes FROM feed_posts WHERE id IN ?',
};
const REVISIONS = 'SELECT bytes FROM feed_revisions WHERE post = ? LIMIT ?';

/** Posts by id, a partition each. Rows are written with the place of their record as time. */
export class CassandraPostStore implements PostStore {
  readonly #session: Session;
  readonly #epochs: FeedEpochs;
  readonly #entries: FeedEntries;

  constructor(session: Session, epochs: FeedEpochs, clock: Clock) {
    this.#session = session;
    this.#epochs = epochs;
    this.#entries = new FeedEntries(session, epochs, clock);
  }

  write(
    posts: readonly PostRow[],
    entries: readonly EntryRow[],
    revisions: readonly RevisionRow[] = [],
  ): Written {
    return written(this.#write(posts, entries, revisions));
  }

  async posts(ids: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    const rows = await readMany(this.#session, POSTS, [...new Set(ids)].map(longOf));
    const found = new Map(rows.map((row) => [idIn(row, 'id'), row.get('bytes') as Buffer]));
    return ids.map((id) => found.get(id));
  }

  entries(queries: readonly EntryQuery[]): Promise<string[][]> {
    return Promise.all(queries.map((query) => this.#entries.read(query)));
  }

  async revisions(post: string, limit: number): Promise<Uint8Array[]> {
    if (limit <= 0) return [];
    const rows = await this.#session.rows(REVISIONS, [longOf(post), limit]);
    return rows.map((row) => row.get('bytes') as Buffer);
  }

  /**
   * What a post leaves behind comes before it (its earlier contents, the lists that it is taken out of), what leads to
   * it after it: whoever does not find the post as it should be by now does all of it again.
   */
  async #write(
    posts: readonly PostRow[],
    entries: readonly EntryRow[],
    revisions: readonly RevisionRow[],
  ): Promise<void> {
    await this.#epochs.know([...posts, ...revisions].map(({ version }) => version));
    const left = entries.filter(({ removed }) => removed === true);
    const joined = entries.filter(({ removed }) => removed !== true);
    const before = new PartitionBatches();
    for (const row of revisions) before.add(row.post, this.#putRevision(row), row.bytes.length);
    await Promise.all([send(this.#session, before).durable, this.#entries.write(left)]);
    const batches = new PartitionBatches();
    for (const row of posts) batches.add(row.id, this.#put(row), row.bytes.length);
    await send(this.#session, batches).durable;
    await this.#entries.write(joined);
  }

  #put({ id, bytes, version }: PostRow): Statement {
    return { query: PUT_POST, params: [longOf(id), bufferOf(bytes), this.#epochs.stamp(version)] };
  }

  #putRevision({ post, number, bytes, version }: RevisionRow): Statement {
    const params = [longOf(post), number, bufferOf(bytes), this.#epochs.stamp(version)];
    return { query: PUT_REVISION, params };
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
