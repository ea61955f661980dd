/**
 * What becomes of a write that an engine may put behind (embedded) or not (Cassandra).
 *
 * Order: writes through one store are applied in the order of the calls; a crash leaves a prefix of them.
 */
export interface Written {
  /**
   * When every later read, through any process that may be told of the write, sees it. `null`: it does already, at the
   * return of the call. Rejects when the write failed; the caller may write the same again.
   */
  readonly readable: Promise<void> | null;
  /** When it survives a crash of every process. Rejects as above. */
  readonly durable: Promise<void>;
}
