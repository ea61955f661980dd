/** Where the segment log keeps the offsets that consumer groups committed: beside the stores, behind their writes. */
export interface OffsetStore {
  /** What stood durable at start. */
  load(): readonly CommittedOffset[];
  /** Stands in place of what was saved of the partition, whatever its epoch. Put behind: becomes durable with or after everything written to the stores before this call. */
  save(offset: CommittedOffset): void;
  /** What is durable now: the log keeps every record that a group may still ask for. */
  durable(): readonly CommittedOffset[];
}

export interface CommittedOffset {
  /** Of the log whose offset it is. '': saved by a build that noted none; counts as that of the log it is met with. */
  readonly epoch: string;
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly next: number;
}
