/**
 * A bounded queue of one process on its disk, for what the log cannot take now. Survives the process: what was appended
 * and not done is read again after a restart, and something that was done shortly before the end may be read again too.
 */
export interface ClickSpool {
  /**
   * Takes the entry within the call, in its order: from then on a SIGKILL cannot cost it, and a loss of power only until
   * `synced` has resolved. false: the bound is reached, and nothing was done. Throws when the disk refuses; then too.
   */
  append(entry: Uint8Array): boolean;
  /** Resolves when everything appended before is on disk, rejects when the disk refuses. */
  synced(): Promise<void>;
  /** The oldest entries that are not done, at most `count`. */
  oldest(count: number): Promise<Uint8Array[]>;
  /** The oldest `count` entries need not be read again. */
  done(count: number): Promise<void>;
  depth(): SpoolDepth;
  close(): Promise<void>;
}

export interface SpoolDepth {
  readonly entries: number;
  readonly bytes: number;
  /** `append` says false above it. */
  readonly limitBytes: number;
}
