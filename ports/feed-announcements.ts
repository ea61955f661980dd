/**
 * Tells readers who have the feed open that there is something new: a head and a count, never the posts. At most once,
 * like the mailbox: whoever missed it finds the same on the next read.
 */
export interface FeedAnnouncements {
  /** Must not throw; what cannot be told is dropped. */
  announce(news: readonly FeedNews[]): void;
}

export interface FeedNews {
  readonly reader: string;
  /** The newest post of the home timeline. */
  readonly head: string;
  /** How many were announced since the reader was last told. */
  readonly count: number;
}

export const noAnnouncements: FeedAnnouncements = { announce: () => undefined };
