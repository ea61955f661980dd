import type { Version } from './feed-ids.ts';
import type { Written } from './written.ts';

/**
 * Sets whose sizes are asked for far more often than their members: who likes a post, what a user bookmarked. The
 * members are the truth, and adding one twice counts once.
 */
export interface CountedSets {
  /**
   * Puts members in and takes them out. A row whose version is not newer than the member's is ignored. Only one
   * consumer writes a member. Whoever wrote sees the own change in `counts` at once; others may see it some seconds
   * later. Counts never drift from the members: `recount` finds nothing to mend but what a crash left.
   */
  mark(rows: readonly MemberRow[]): Written;
  /** Whether each is a member, in the order asked, as one question. */
  has(members: readonly { readonly set: string; readonly member: string }[]): Promise<boolean[]>;
  counts(sets: readonly string[]): Promise<number[]>;
  /** Members by falling name, below `before` ('' for the highest), at most `limit`. */
  members(set: string, before: string, limit: number): Promise<string[]>;
  /** Counts the members again and mends the counts. */
  recount(sets: readonly string[]): Promise<void>;
}

export interface MemberRow {
  readonly set: string;
  readonly member: string;
  readonly on: boolean;
  readonly version: Version;
}
