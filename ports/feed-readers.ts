import type { Written } from './written.ts';

/** What is known of readers: when they last read, how far, and who has the feed open now. */
export interface FeedReaders {
  /** Notes that users read at `at` (milliseconds since 1970). Never goes back. */
  touch(users: readonly string[], at: number): Written;
  /** When each last read, in the order asked; 0: never. Cheap enough to be asked for thousands at once. */
  lastRead(users: readonly string[]): Promise<readonly number[]>;

  /** Everything up to the post is read, on all devices. Never goes back. */
  raiseMark(user: string, timeline: string, id: string): Written;
  /** '0' when nothing is marked. */
  mark(user: string, timeline: string): Promise<string>;

  /** The user has the feed open until `until` (milliseconds since 1970) or `unwatch`. In memory: lost with its server. */
  watch(user: string, until: number): Promise<void>;
  unwatch(user: string): Promise<void>;
  /** Who has it open at `now`, behind `after` in some fixed order, at most `limit`; shorter: the last page. */
  watching(now: number, after: string, limit: number): Promise<string[]>;
  /** Those of the users who have it open at `now`, in the order given. */
  watchingAmong(now: number, users: readonly string[]): Promise<string[]>;
}
