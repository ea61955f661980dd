/**
 * The counter behind the codes of links, handed out in blocks, so that making a code asks nobody. Every change is
 * durable when its promise resolves, and atomic over all processes.
 */
export interface CodeBlocks {
  /**
   * Takes the next `count` numbers: nobody else is ever given one of them, whatever was killed, paused or restarted. A
   * block whose holder dies is not given again; that costs nothing but numbers.
   */
  lease(count: number): Promise<CodeBlock>;
  /** Every number that was ever leased lies below. Sees every lease that had resolved before the call. */
  highWater(): Promise<number>;
}

/** The numbers from `from` up to and without `to`. */
export interface CodeBlock {
  readonly from: number;
  readonly to: number;
}
