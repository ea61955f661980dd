import { entryOf, postIdOf, revisionOf } from '../engines/embedded/snapshot-feed.ts';
import type { RawRow } from '../engines/embedded/snapshot-tables.ts';
import { entriesOf } from '../feed-service/apply/publish.ts';
import { pulledSource } from '../feed-service/names.ts';
import { decodePost, versionOf } from '../feed-service/records.ts';
import { compareIds, type Version } from '../ports/feed-ids.ts';
import type { EntryRow } from '../ports/posts.ts';
import type { FeedCopy } from './copy-feed.ts';
import { inParallel } from './in-parallel.ts';
import { Refusal } from './refusal.ts';

const READS = 64;
/** Entries of a list that are read in one go. */
const PAGE = 1_000;

/** The post that a row belongs to. */
export type PostOf = (row: RawRow) => string;

/** A row with the version of its post at the moment at which both were read. */
type Row = RawRow & { readonly of: Version | undefined };

export function versionOfPost(bytes: Uint8Array): Version {
  return versionOf(decodePost(bytes));
}

/** Posts as they are; one that is deleted is taken out of the lists that it was in when it was copied first. */
export async function copyPosts({ source, target, tally }: FeedCopy, rows: readonly Row[]): Promise<Row[]> {
  const { posts } = target.feed;
  const removed: EntryRow[] = [];
  const written = rows.map((row) => {
    const post = decodePost(row.value);
    const version = versionOf(post);
    if (post.deleted) {
      // Fan-out that waited too long has put a post among the pulled ones, though it was not published so.
      const pulled = post.sources.map((each) => ({
        source: pulledSource(each.source),
        id: post.id,
        removed: true,
      }));
      for (const entry of [...entriesOf(post, version, true), ...pulled]) {
        if (!source.stores.feed.hasEntry(entry.source, entry.id)) removed.push({ ...entry, version });
      }
    }
    return { id: postIdOf(row), bytes: row.value, version };
  });
  await posts.write(written, removed).durable;
  const found = await posts.posts(written.map(({ id }) => id));
  const left = new Set<string>();
  await inParallel(READS, removed, async ({ source: list, id }) => {
    if (!(await holds(posts, list, id))) return;
    left.add(id);
    tally.differs(`post ${id} is deleted and stands in the list of ${list}`);
  });
  return rows.filter((row, i) => {
    const { id } = written[i]!;
    if (left.has(id)) return false;
    const there = found[i];
    if (there !== undefined && Buffer.compare(there, row.value) === 0) return true;
    tally.differs(`post ${id}`);
    return false;
  });
}

export async function copyEntries({ target, tally }: FeedCopy, rows: readonly Row[]): Promise<Row[]> {
  const { posts } = target.feed;
  const lists = new Map<string, Map<string, Row>>();
  for (const row of rows) {
    const { source, id } = entryOf(row);
    const list = lists.get(source) ?? new Map<string, Row>();
    lists.set(source, list);
    list.set(id, row);
  }
  await posts.write(
    [],
    rows.map((row) => ({ ...entryOf(row), version: versionIn(row) })),
  ).durable;
  const standing: Row[] = [];
  await inParallel(READS, lists, async ([source, list]) => {
    const found = await between(posts, source, [...list.keys()]);
    for (const [id, row] of list) {
      if (found.has(id)) standing.push(row);
      else tally.differs(`post ${id} in the list of ${source}`);
    }
  });
  return standing;
}

export async function copyRevisions({ target, tally }: FeedCopy, rows: readonly Row[]): Promise<Row[]> {
  const { posts } = target.feed;
  await posts.write(
    [],
    [],
    rows.map((row) => ({ ...revisionOf(row), bytes: row.value, version: versionIn(row) })),
  ).durable;
  const byPost = new Map<string, Row[]>();
  for (const row of rows) {
    const { post } = revisionOf(row);
    byPost.set(post, [...(byPost.get(post) ?? []), row]);
  }
  const standing: Row[] = [];
  await inParallel(READS, byPost, async ([post, own]) => {
    const last = Math.max(...own.map((row) => revisionOf(row).number));
    const found = await posts.revisions(post, last + 1);
    for (const row of own) {
      const there = found[revisionOf(row).number];
      if (there !== undefined && Buffer.compare(there, row.value) === 0) standing.push(row);
      else tally.differs(`an earlier content of post ${post}`);
    }
  });
  return standing;
}

/** Every entry and every earlier content has a post. */
function versionIn({ of, group }: Row): Version {
  if (of === undefined) throw new Refusal(`A row of ${group} has no post: the source is not whole.`);
  return of;
}

type Posts = FeedCopy['target']['feed']['posts'];

/** What the list holds from the lowest of the ids to the highest. */
async function between(posts: Posts, source: string, ids: readonly string[]): Promise<Set<string>> {
  const ordered = [...ids].sort(compareIds);
  const found = new Set<string>();
  let from = below(ordered[0]!);
  for (;;) {
    const [page] = await posts.entries([{ source, direction: 'newer', from, limit: PAGE }]);
    for (const id of page!) found.add(id);
    from = page!.at(-1) ?? from;
    if (page!.length < PAGE || compareIds(from, ordered.at(-1)!) >= 0) return found;
  }
}

async function holds(posts: Posts, source: string, id: string): Promise<boolean> {
  const [page] = await posts.entries([{ source, direction: 'newer', from: below(id), limit: 1 }]);
  return page![0] === id;
}

function below(id: string): string {
  return (BigInt(id) - 1n).toString();
}
