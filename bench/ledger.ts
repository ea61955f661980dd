import { Histogram } from './statistics.ts';

/** Sequence numbers that are kept apart: more than any benchmark sends on one ledger. */
const FIRST_SIZE = 1 << 16;

/**
 * The load's own books: when each text was sent and how many copies of it came back. A figure is stated only beside
 * what is missing from them.
 */
export class Ledger {
  /** Deliveries that a message makes, its author's own copy included. */
  readonly copies: number;
  #sentAt = new Float64Array(FIRST_SIZE);
  #came = new Uint16Array(FIRST_SIZE);
  #acknowledged = new Uint8Array(FIRST_SIZE);
  #next = 0;
  #from = 0;
  /** Since `begin`. */
  received = 0;
  accepted = 0;
  refused = 0;
  lagged = 0;
  /** Ranges that clients read because events had not come by themselves. */
  rangeReads = 0;
  /** Connections that ended by themselves. */
  closed = 0;
  /** What the first refusal said. */
  complaint = '';
  /** Milliseconds from the send to each delivery to somebody else, and to the acknowledgement. */
  readonly delivery = new Histogram();
  readonly acknowledgement = new Histogram();

  constructor(copies: number) {
    this.copies = copies;
  }

  /** Counts from here: what was sent before belongs to the warm-up. */
  begin(): void {
    this.#from = this.#next;
    this.received = this.accepted = this.refused = 0;
    this.lagged = this.rangeReads = this.closed = 0;
    this.delivery.clear();
    this.acknowledgement.clear();
  }

  get sent(): number {
    return this.#next - this.#from;
  }

  /** The number of the next text, which is sent now. */
  send(): number {
    const sequence = this.#next++;
    if (sequence >= this.#sentAt.length) this.#grow();
    this.#sentAt[sequence] = performance.now();
    return sequence;
  }

  #grow(): void {
    const size = this.#sentAt.length * 2;
    const [sentAt, came, acknowledged] = [this.#sentAt, this.#came, this.#acknowledged];
    this.#sentAt = new Float64Array(size);
    this.#came = new Uint16Array(size);
    this.#acknowledged = new Uint8Array(size);
    this.#sentAt.set(sentAt);
    this.#came.set(came);
    this.#acknowledged.set(acknowledged);
  }

  /** A copy came, to its author (`own`) or to somebody else. */
  delivered(sequence: number, own: boolean, at: number): void {
    if (sequence < 0 || sequence >= this.#next) return;
    this.#came[sequence]!++;
    if (sequence < this.#from) return;
    this.received++;
    if (!own) this.delivery.record(at - this.#sentAt[sequence]!);
  }

  accept(sequence: number, at: number): void {
    if (sequence < this.#from || sequence >= this.#next || this.#acknowledged[sequence] === 1) return;
    this.#acknowledged[sequence] = 1;
    this.accepted++;
    this.acknowledgement.record(at - this.#sentAt[sequence]!);
  }

  refuse(complaint: string): void {
    this.refused++;
    this.complaint ||= complaint;
  }

  /** Everything sent since `begin` was acknowledged and has come to all. */
  get complete(): boolean {
    return this.accepted === this.sent && this.received >= this.sent * this.copies;
  }

  /** Copies since `begin` that did not come, and those that came too often. */
  errors(): { missing: number; doubled: number } {
    let missing = 0;
    let doubled = 0;
    for (let sequence = this.#from; sequence < this.#next; sequence++) {
      const over = this.#came[sequence]! - this.copies;
      if (over > 0) doubled += over;
      else missing -= over;
    }
    return { missing, doubled };
  }

  /** Resolves with true when everything is complete, with false after the time. */
  async settled(withinMs: number): Promise<boolean> {
    const end = performance.now() + withinMs;
    while (!this.complete && performance.now() < end) await pause(2);
    return this.complete;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
