import type { LogSubscription } from './subscription.ts';

/**
 * Deals the partitions among the consumers of one group that read the same topics. A partition moves only when its
 * holder has let go of it, and only as many move as evenness asks for.
 */
export class ConsumerGroup {
  readonly #members: LogSubscription[] = [];
  /** By partition: who holds it now, told or being told so. */
  readonly #holders: (LogSubscription | undefined)[];
  /** By partition: who is to hold it. */
  readonly #due: (LogSubscription | undefined)[];
  /** By partition: the move that runs. */
  readonly #moves: (Promise<void> | undefined)[];

  constructor(partitions: number) {
    this.#holders = new Array(partitions).fill(undefined);
    this.#due = new Array(partitions).fill(undefined);
    this.#moves = new Array(partitions).fill(undefined);
  }

  get isEmpty(): boolean {
    return this.#members.length === 0;
  }

  get members(): readonly LogSubscription[] {
    return this.#members;
  }

  /** By partition, those that are not on their way to somebody else. */
  *holders(): Iterable<[number, LogSubscription]> {
    for (const [partition, holder] of this.#holders.entries()) {
      if (holder !== undefined && this.#moves[partition] === undefined) yield [partition, holder];
    }
  }

  join(member: LogSubscription): void {
    this.#members.push(member);
    this.#deal();
  }

  /** Resolves when the member has let go of everything. */
  async leave(member: LogSubscription): Promise<void> {
    const index = this.#members.indexOf(member);
    if (index < 0) return;
    this.#members.splice(index, 1);
    this.#deal();
    const holdsNone = () => this.#holders.every((holder) => holder !== member);
    while (!holdsNone()) await Promise.all(this.#moves.filter((move) => move !== undefined));
  }

  #deal(): void {
    this.#redistribute();
    for (const member of this.#members) {
      const due = new Set<number>();
      this.#due.forEach((owner, partition) => {
        if (owner === member) due.add(partition);
      });
      member.expect(due);
    }
    for (let partition = 0; partition < this.#due.length; partition++) this.#settle(partition);
  }

  /** Everybody keeps what it has up to its share; what is over, or nobody's, goes to who has least. */
  #redistribute(): void {
    const counts = new Map(this.#members.map((member) => [member, 0]));
    const partitions = this.#due.length;
    const least = Math.floor(partitions / this.#members.length);
    let larger = partitions % this.#members.length;
    for (let partition = 0; partition < partitions; partition++) {
      const owner = this.#due[partition];
      const count = owner === undefined ? undefined : counts.get(owner);
      if (owner !== undefined && count !== undefined && (count < least || (count === least && larger > 0))) {
        if (count === least) larger--;
        counts.set(owner, count + 1);
      } else {
        this.#due[partition] = undefined;
      }
    }
    if (this.#members.length === 0) return;
    for (let partition = 0; partition < partitions; partition++) {
      if (this.#due[partition] !== undefined) continue;
      const [poorest] = [...counts].reduce((a, b) => (b[1] < a[1] ? b : a));
      this.#due[partition] = poorest;
      counts.set(poorest, counts.get(poorest)! + 1);
    }
  }

  /** Brings the partition to who is to hold it, one step after the other, whatever changes meanwhile. */
  #settle(partition: number): void {
    const holder = this.#holders[partition];
    const due = this.#due[partition];
    if (holder === due || this.#moves[partition] !== undefined) return;
    if (holder === undefined) {
      this.#holders[partition] = due;
      due?.assign(partition);
      return;
    }
    this.#moves[partition] = holder.revoke(partition).then(() => {
      this.#holders[partition] = undefined;
      this.#moves[partition] = undefined;
      this.#settle(partition);
    });
  }
}
