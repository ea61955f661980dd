/**
 * Word of visits, from whoever folds the clicks of a link to whoever watches it, wherever that is. At most once and never
 * waited for: who wants exact numbers reads the statistics.
 */
export interface LiveVisits {
  /**
   * Whether somebody may be watching the link. Costs next to nothing, since it is asked for each link of each frame of
   * clicks; a watch of another process may show in it some seconds late.
   */
  isWatched(link: string): boolean;
  /** To all who watch the link. Never blocks, never throws. `visits` must not be changed afterwards. */
  publish(link: string, visits: Uint8Array): void;
  /** Resolves when every later publish of this process is heard, and one of another process some seconds later. */
  watch(link: string, hear: (visits: Uint8Array) => void): Promise<LiveWatch>;
}

export interface LiveWatch {
  /** Nothing is heard any more from the call on. */
  close(): Promise<void>;
}
