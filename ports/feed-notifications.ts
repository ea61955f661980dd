import type { Version } from './feed-ids.ts';
import type { Written } from './written.ts';

/** What happened to a user's posts and account, gathered in groups: “alice and 12 others like your post”. */
export interface FeedNotifications {
  /**
   * Notes events and takes them back. One actor counts once in a group, with the last event; a row whose version is not
   * newer than the actor's is ignored, so a replay is harmless. Only one consumer writes an actor's events.
   */
  note(rows: readonly NoteRow[]): Written;
  /** Groups with at least one actor, newest event first, below `before` (an id), at most `limit`. */
  page(user: string, before: string, limit: number): Promise<NoteGroup[]>;
  /** Groups whose newest event lies above `id`; counts no further than `most`. */
  countAbove(user: string, id: string, most: number): Promise<number>;
}

export interface NoteRow {
  readonly user: string;
  /** Names the group: kind and post. */
  readonly group: string;
  readonly actor: string;
  /** Of the event: time-ordered. No two groups of a user have events of one id. */
  readonly id: string;
  /** False: taken back. */
  readonly on: boolean;
  readonly version: Version;
}

export interface NoteGroup {
  readonly group: string;
  /** Of the newest event that stands. */
  readonly id: string;
  /** How many actors. */
  readonly count: number;
  /** The newest, newest first, at most three. */
  readonly actors: readonly string[];
}
