/**
 * Numbers of processes that make time-ordered ids: 10 bits, so 0–1023. No two processes hold one at the same time,
 * whatever was paused, killed or flushed in between: the truth is a conditional write in the store.
 */
export interface WorkerNumbers {
  /**
   * Takes a free number for `ttlMs`. Rejects when all are taken. `holder` is unlike that of any other run. A number given
   * back is not given out again while one is free that was free for longer: its last holder may have made ids in this
   * very millisecond.
   */
  take(holder: string, ttlMs: number): Promise<number>;
  /** Prolongs it to `ttlMs` from now; false: it has run out and may be someone else's; stop making ids. */
  renew(worker: number, holder: string, ttlMs: number): Promise<boolean>;
  /** Gives it back. Harmless when it is not held any more. */
  release(worker: number, holder: string): Promise<void>;
}

export const MAX_WORKERS = 1_024;
