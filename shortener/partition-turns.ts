/** Steps of a partition one after the other; those of different partitions do not wait for each other. */
export class PartitionTurns {
  readonly #last = new Map<number, Promise<void>>();
  readonly #pending = new Map<number, number>();

  /** Runs the step when those before it are done, whether they failed or not; settles as it does. */
  take(partition: number, step: () => Promise<void>): Promise<void> {
    this.#pending.set(partition, this.pending(partition) + 1);
    const before = this.#last.get(partition) ?? Promise.resolve();
    const turn = before.then(step).finally(() => {
      this.#pending.set(partition, this.pending(partition) - 1);
    });
    this.#last.set(
      partition,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** Steps that run or wait. */
  pending(partition: number): number {
    return this.#pending.get(partition) ?? 0;
  }

  /** Resolves when what was asked for up to now is done. */
  async quiet(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}
