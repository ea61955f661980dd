/**
 * How many clicks a link with a limit has left, handed out in parts, so that a redirect asks nobody. Durable when the
 * promise resolves and atomic over all processes: all parts together never exceed the limit.
 */
export interface ClickBudget {
  /**
   * Takes up to `count` clicks of the link; answers how many were left to take, 0 when none. `limit` is what the link
   * allows in all, as its owner last set it. What a killed process had taken and not used is gone.
   */
  take(link: string, limit: number, count: number): Promise<number>;
  /** Gives back what was taken and not used. */
  giveBack(link: string, count: number): Promise<void>;
}
