import type { Written } from './written.ts';

/** What is known of readers: when they last read, and how far. */
export interface FeedReaders {
  /**
   * Notes that users read at `at` (milliseconds since 1970). Never goes back. One that lies less than five minutes above
   * what was noted before may be left out: `lastRead` is right to five minutes.
   */
  touch(users: readonly string[], at: number): Written;
  /** When each last read, in the order asked; 0: never. Cheap enough to be asked for thousands at once. */
  lastRead(users: readonly string[]): Promise<readonly number[]>;

  /** Everything up to the post is read, on all devices. Never goes back. */
  raiseMark(user: string, timeline: string, id: string): Written;
  /** '0' when nothing is marked. */
  mark(user: string, timeline: string): Promise<string>;
}
