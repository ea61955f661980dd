/**
 * What becomes of a write that an engine may put behind (embedded) or not (Cassandra).
 *
 * Order: an engine that writes behind applies the writes of one store in the order of the calls, and a crash leaves a
 * prefix of them. Others promise no order: who needs one write to stand before another awaits it first, and rows are made
 * so that their order does not matter.
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
