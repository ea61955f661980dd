/**
 * Keys of rows: a group (a conversation, a user) and an item within it. The group's length stands first, so that no
 * group is the beginning of another one's and a range of one group never meets another group's rows.
 */

/** LMDB takes keys of at most 1978 bytes; three bytes a UTF-16 unit are the most that UTF-8 needs. */
const MAX_UNITS = 650;
const LENGTH_BYTES = 2;
const NUMBER_BYTES = 4;

/** Throws for a key that LMDB would not take: asked at the put, since within a transaction it is too late. */
export function checkKey(units: number): void {
  if (units > MAX_UNITS) {
    throw new RangeError(`The names of a row have ${units} characters; at most ${MAX_UNITS} fit in a key.`);
  }
}

/**
 * Writes keys into memory of its own that the next call overwrites: lmdb-js copies a key before `get`, `put` and
 * `remove` return. For the bounds of a range, which are read later, use `copy`.
 */
export class KeyWriter {
  readonly #memory = Buffer.alloc(LENGTH_BYTES + 3 * MAX_UNITS + NUMBER_BYTES);
  #groupEnd = 0;
  #groupUnits = 0;

  /** Sets the group of the keys that follow. */
  group(group: string): this {
    checkKey(group.length);
    const bytes = this.#memory.write(group, LENGTH_BYTES);
    this.#memory[0] = bytes >>> 8;
    this.#memory[1] = bytes & 0xff;
    this.#groupEnd = LENGTH_BYTES + bytes;
    this.#groupUnits = group.length;
    return this;
  }

  /** The key of item `number`, an unsigned 32-bit integer, big-endian so that keys stand in the order of numbers. */
  numbered(number: number): Uint8Array {
    const memory = this.#memory;
    let at = this.#groupEnd;
    memory[at++] = number >>> 24;
    memory[at++] = number >>> 16;
    memory[at++] = number >>> 8;
    memory[at++] = number;
    return memory.subarray(0, at);
  }

  named(name: string): Uint8Array {
    checkKey(this.#groupUnits + name.length);
    const bytes = this.#memory.write(name, this.#groupEnd);
    return this.#memory.subarray(0, this.#groupEnd + bytes);
  }

  /** A key above every named one of the group: no UTF-8 has the byte 0xff. */
  aboveNames(): Uint8Array {
    this.#memory[this.#groupEnd] = 0xff;
    return this.#memory.subarray(0, this.#groupEnd + 1);
  }

  /** The name in a key of the group set. */
  nameOf(key: Uint8Array): string {
    return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('utf8', this.#groupEnd);
  }
}

/** The group of a key. */
export function groupOf(key: Uint8Array): string {
  const bytes = Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  return bytes.toString('utf8', LENGTH_BYTES, LENGTH_BYTES + bytes.readUInt16BE(0));
}

export function copy(key: Uint8Array): Uint8Array {
  return Uint8Array.prototype.slice.call(key);
}

/** The number at the end of a numbered key. */
export function numberOf(key: Uint8Array): number {
  const end = key.length;
  return ((key[end - 4]! << 24) | (key[end - 3]! << 16) | (key[end - 2]! << 8) | key[end - 1]!) >>> 0;
}
