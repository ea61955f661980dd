/** Columns of the timelines' headers: one number each, so that a million headers are a few arrays. */
export class TimelineSlots {
  block = new Float64Array(0);
  size = new Uint16Array(0);
  sizeClass = new Uint8Array(0);
  /** 0: none, 1: being built, 2: trusted above the floor. */
  state = new Uint8Array(0);
  floorHigh = new Uint32Array(0);
  floorLow = new Uint32Array(0);
  token = new Float64Array(0);
  builtAt = new Float64Array(0);
  /** Read since the hand that looks for cold timelines last passed. */
  used = new Uint8Array(0);
  readonly readers: (string | undefined)[] = [];
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];

  get count(): number {
    return this.#slots.size;
  }

  find(reader: string): number | undefined {
    return this.#slots.get(reader);
  }

  take(reader: string): number {
    const slot = this.#free.pop() ?? this.readers.length;
    if (slot >= this.block.length) this.#grow(Math.max(1024, this.block.length * 2));
    this.readers[slot] = reader;
    this.#slots.set(reader, slot);
    return slot;
  }

  give(slot: number): void {
    this.#slots.delete(this.readers[slot]!);
    this.readers[slot] = undefined;
    this.state[slot] = 0;
    this.#free.push(slot);
  }

  #grow(length: number): void {
    const grown = <T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.block = grown(new Float64Array(length), this.block);
    this.size = grown(new Uint16Array(length), this.size);
    this.sizeClass = grown(new Uint8Array(length), this.sizeClass);
    this.state = grown(new Uint8Array(length), this.state);
    this.floorHigh = grown(new Uint32Array(length), this.floorHigh);
    this.floorLow = grown(new Uint32Array(length), this.floorLow);
    this.token = grown(new Float64Array(length), this.token);
    this.builtAt = grown(new Float64Array(length), this.builtAt);
    this.used = grown(new Uint8Array(length), this.used);
  }
}
