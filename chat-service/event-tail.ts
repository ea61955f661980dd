/** Events kept at most a conversation; a returning client that missed more reads the store. */
const MAX_EVENTS = 256;
/** Bytes kept at most a conversation. */
const MAX_BYTES = 256 * 1024;

/** The newest events of a conversation, consecutive, encoded. */
export class EventTail {
  #events: Uint8Array[] = [];
  #first = 0;
  /** Index in #events of the oldest kept; those below are dropped in one go now and then. */
  #start = 0;
  bytes = 0;

  /** Appends event `number`; a number that does not follow begins the tail anew. */
  push(number: number, bytes: Uint8Array): void {
    if (number !== this.#first + this.#events.length) {
      this.#events = [];
      this.#start = 0;
      this.#first = number;
      this.bytes = 0;
    }
    this.#events.push(bytes);
    this.bytes += bytes.length;
    while (this.#events.length - this.#start > MAX_EVENTS || this.bytes > MAX_BYTES) {
      this.bytes -= this.#events[this.#start]!.length;
      this.#start++;
    }
    if (this.#start > MAX_EVENTS) {
      this.#events.splice(0, this.#start);
      this.#first += this.#start;
      this.#start = 0;
    }
  }

  /** Events `from` to `to`, or undefined when `from` is not kept. */
  range(from: number, to: number): Uint8Array[] | undefined {
    const index = from - this.#first;
    if (index < this.#start || index >= this.#events.length) return undefined;
    return this.#events.slice(index, Math.min(to - this.#first + 1, this.#events.length));
  }

  /** Event `number`, or undefined when it is not kept. */
  at(number: number): Uint8Array | undefined {
    const index = number - this.#first;
    return index < this.#start ? undefined : this.#events[index];
  }
}
