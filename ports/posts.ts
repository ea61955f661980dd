import type { Version } from './feed-ids.ts';
import type { Written } from './written.ts';

/** A row of which the version is older than the standing one's changes nothing: a replay that comes late is harmless. */
interface Versioned {
  /** The record of the log that the row stands for. */
  readonly version: Version;
}

/** Posts, their edits, and where they are found: lists by source (an author, a tag, the comments of a post). */
export interface PostStore {
  /**
   * Writes rows, posts before entries: whoever finds an entry finds its post. Idempotent: the same again changes
   * nothing. Only the consumer of the author's partition writes a post and its entries.
   */
  write(posts: readonly PostRow[], entries: readonly EntryRow[], revisions?: readonly RevisionRow[]): Written;
  /** As last written, in the order asked, as one question; undefined: never written. */
  posts(ids: readonly string[]): Promise<(Uint8Array | undefined)[]>;
  /**
   * For each query the ids nearest to the place, which itself is not among them, at most `limit`: with 'older' falling
   * from it, with 'newer' rising. Fewer than `limit`: there are no more. One question for all.
   */
  entries(queries: readonly EntryQuery[]): Promise<string[][]>;
  /** Encoded earlier contents of a post, oldest first. */
  revisions(post: string, limit: number): Promise<Uint8Array[]>;
}

export interface PostRow extends Versioned {
  readonly id: string;
  /** Encoded kith.feed.Post. */
  readonly bytes: Uint8Array;
}

export interface EntryRow extends Versioned {
  readonly source: string;
  readonly id: string;
  /** Taken out. */
  readonly removed?: boolean;
}

export interface RevisionRow extends Versioned {
  readonly post: string;
  /** From 0. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

export interface EntryQuery {
  readonly source: string;
  readonly direction: 'older' | 'newer';
  readonly from: string;
  readonly limit: number;
}
