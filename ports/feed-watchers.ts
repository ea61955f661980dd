/**
 * Who has the feed open now. In memory: lost with its server, after which nobody has it open until they say so again.
 * Each call may reject, which costs only an announcement.
 */
export interface FeedWatchers {
  /** The user has the feed open until `until` (milliseconds since 1970) or `unwatch`. */
  watch(user: string, until: number): Promise<void>;
  unwatch(user: string): Promise<void>;
  /** Who has it open at `now`, behind `after` in some fixed order, at most `limit`; shorter: the last page. */
  watching(now: number, after: string, limit: number): Promise<string[]>;
  /** Those of the users who have it open at `now`, in the order given. */
  watchingAmong(now: number, users: readonly string[]): Promise<string[]>;
}
