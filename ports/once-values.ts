/**
 * Values that are made once and then shared by all processes for ever: the identity of the store, the key that signs
 * tokens. Durable. A restored backup brings them along: whoever goes back to one deletes the identity, or clients would
 * take its numbers for those that they know.
 */
export interface OnceValues {
  /**
   * Stores `proposed` under the name unless a value stands there, and answers what stands then: of all who ever call,
   * one proposal wins. Atomic over all processes; may be repeated.
   */
  settle(name: string, proposed: string): Promise<string>;

  /** What `settle` answers under the name; undefined: nobody proposed anything that stands. Sees every `settle` that was answered. */
  find(name: string): Promise<string | undefined>;
}
