/** Where a feed stands in the topics of its partition: what it lacks, and what its consumer took. */
export class PartitionPlace {
  /** By topic: where the records begin that were not handed over. Only a lower bound while the feed is level. */
  #next: number[] = [];
  /** By topic: the last record that was handed over and taken; -1: none. */
  readonly #lastTaken: number[];
  /** Topics before this index were read to `#endAtStart`; all of them: the first reading is over. */
  #phase = 0;
  #endAtStart = 0;

  constructor(topics: number) {
    this.#lastTaken = new Array<number>(topics).fill(-1);
  }

  /** `starts`: by topic; `end`: up to there the topics are read one after the other. */
  begin(starts: number[], end: number): void {
    this.#next = starts;
    this.#endAtStart = end;
  }

  /** Where reading has to go on. */
  get position(): number {
    return this.#inPhases ? this.#next[this.#phase]! : Math.min(...this.#next);
  }

  /** Offsets still to be read before the first reading is over. */
  get unread(): number {
    return Math.max(0, this.#endAtStart - Math.min(...this.#next.slice(this.#phase)));
  }

  next(topicIndex: number): number {
    return this.#next[topicIndex]!;
  }

  lastTaken(topicIndex: number): number {
    return this.#lastTaken[topicIndex]!;
  }

  /** The record came after the feed began. */
  isLate(offset: number): boolean {
    return offset >= this.#endAtStart;
  }

  /** Is a record one that the feed lacks now? */
  wants(topicIndex: number, offset: number): boolean {
    if (offset < this.#next[topicIndex]!) return false;
    return !this.#inPhases || (topicIndex === this.#phase && offset < this.#endAtStart);
  }

  /** Records of the topic below `next` were handed over; after a failure `next` is the first of them. */
  handed(topicIndex: number, next: number): void {
    this.#next[topicIndex] = next;
  }

  took(topicIndex: number, last: number): void {
    this.#lastTaken[topicIndex] = last;
  }

  /** Of what was read up to `until`, as much as counts for the topic that is read now. */
  within(until: number): number {
    return this.#inPhases ? Math.min(until, this.#endAtStart) : until;
  }

  /** Nothing that is wanted now stands below `until`. */
  advance(until: number): void {
    if (this.#inPhases) this.#next[this.#phase] = Math.max(this.#next[this.#phase]!, until);
    else this.raise(until);
  }

  /** Nothing below `base` is lacking, whatever the topic. */
  raise(base: number): void {
    for (let i = 0; i < this.#next.length; i++) this.#next[i] = Math.max(this.#next[i]!, base);
  }

  /** Goes to the next topic of the first reading when one is read. True: all are. */
  endPhases(): boolean {
    while (this.#inPhases && this.#next[this.#phase]! >= this.#endAtStart) this.#phase++;
    return !this.#inPhases;
  }

  get #inPhases(): boolean {
    return this.#phase < this.#next.length;
  }
}
