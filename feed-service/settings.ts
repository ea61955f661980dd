/** What an operator may set; runtime/ makes it from the options. */
export interface FeedSettings {
  /** From so many active followers (weighed by the rate of posts) a post goes on the slow lane. */
  readonly slowFollowers: number;
  /** From so many it is not pushed but merged when timelines are read. */
  readonly pullFollowers: number;
  /** Followers who did not read for this long get nothing pushed, milliseconds. */
  readonly activeMs: number;
  /** Followers a log record stands for. */
  readonly sliceFollowers: number;
  /** A post that waited for longer on the slow lane is pulled instead, milliseconds. */
  readonly laneBudgetMs: number;
  /** Sources one user may follow. */
  readonly maxFollowing: number;
  /** How long the answer to a command waits for its effects, milliseconds. */
  readonly applyWaitMs: number;
}

export const feedDefaults: FeedSettings = {
  slowFollowers: 10_000,
  pullFollowers: 1_000_000,
  activeMs: 7 * 24 * 3_600_000,
  sliceFollowers: 5_000,
  laneBudgetMs: 60_000,
  maxFollowing: 5_000,
  applyWaitMs: 2_000,
};
