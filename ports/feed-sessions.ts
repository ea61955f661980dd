/** Frozen orders of ranked scrolls and what their readers have seen: small values that are replaced by condition. */
export interface FeedSessions {
  /** undefined: never written, or its time ran out. Reading prolongs it by `ttlMs`. */
  read(name: string, ttlMs: number): Promise<SessionValue | undefined>;
  /**
   * Writes the value if the one that stands has this revision (0: none stands), for `ttlMs` from now. False, and
   * nothing done: another one stands. Durable when it resolves to true, and atomic over all processes.
   */
  write(name: string, revision: number, bytes: Uint8Array, ttlMs: number): Promise<boolean>;
}

export interface SessionValue {
  readonly revision: number;
  readonly bytes: Uint8Array;
}
