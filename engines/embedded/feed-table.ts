import { LayeredTable } from './layered-table.ts';

/** LMDB takes keys of at most 1978 bytes. */
const MAX_KEY_BYTES = 1900;
const LENGTH_BYTES = 2;

interface Run {
  /** `null`: removed. */
  readonly rows: Map<string, Uint8Array | null>;
  /** Names in their order, made when asked for; undefined: a name came since. */
  sorted: string[] | undefined;
}

export interface SortedRange {
  /** Only names above; '' for all. */
  readonly above?: string;
  /** Only names below; undefined for all. */
  readonly below?: string;
  readonly descending?: boolean;
}

/**
 * Rows by (group, name), read one by one or in the order of names. Names are texts of single bytes (latin1), compared
 * byte by byte: an id as eight bytes, a user as ASCII. Reads see what is pending over what is committed. Values belong
 * to the table from the put on, and must not be empty.
 */
export class SortedTable extends LayeredTable<Run> {
  readonly #memory = Buffer.alloc(LENGTH_BYTES + 2 * MAX_KEY_BYTES);
  #groupEnd = 0;

  put(group: string, name: string, value: Uint8Array): void {
    this.#stage(group, name, value);
  }

  remove(group: string, name: string): void {
    this.#stage(group, name, null);
  }

  get(group: string, name: string): Uint8Array | undefined {
    const staged = this.#staged(group, name);
    if (staged !== undefined) return staged ?? undefined;
    return this.rows.get(this.#key(group, name));
  }

  /** Visits rows in the order of names until `visit` says false. */
  scan(group: string, range: SortedRange, visit: (name: string, value: Uint8Array) => boolean): void {
    const pending = this.#pending(group, range);
    if (pending.length === 0) {
      this.#committed(group, range, visit);
      return;
    }
    const sign = range.descending ? -1 : 1;
    let next = 0;
    const offer = (): boolean => {
      const name = pending[next++]!;
      const value = this.#staged(group, name);
      return value === null || value === undefined || visit(name, value);
    };
    const goesOn = this.#committed(group, range, (name, value) => {
      while (next < pending.length && order(pending[next]!, name) * sign < 0) if (!offer()) return false;
      // A pending row stands over the committed one of the same name.
      if (pending[next] === name) return offer();
      return visit(name, value);
    });
    while (goesOn && next < pending.length) if (!offer()) return;
  }

  /** Names above one, in their order, at most `limit`. Reads no values: for lists of a million names. */
  names(group: string, above: string, limit: number): string[] {
    const found: string[] = [];
    if (limit <= 0) return found;
    if (this.layers.some((layer) => layer.has(group))) {
      this.scan(group, { above }, (name) => found.push(name) < limit);
      return found;
    }
    const start = copy(this.#key(group, above === '' ? '' : `${above}\0`));
    const end = copy(this.#aboveAll(group));
    const from = this.#groupEnd;
    for (const key of this.rows.getKeys({ start, end, limit })) {
      found.push(Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1', from));
    }
    return found;
  }

  /**
   * Visits committed rows of all groups behind a key, in the order of keys, at most `limit`. Answers the last key;
   * undefined: there were fewer. A row may be pending otherwise, or already gone: ask `get`.
   */
  pass(
    after: Uint8Array | undefined,
    limit: number,
    visit: (group: string, name: string) => void,
  ): Uint8Array | undefined {
    const start = after && Buffer.concat([after, Buffer.of(0)]);
    const keys = Array.from(this.rows.getKeys({ ...(start && { start }), limit }), copy);
    for (const key of keys) {
      const bytes = Buffer.from(key.buffer, key.byteOffset, key.byteLength);
      const nameAt = LENGTH_BYTES + bytes.readUInt16BE();
      visit(bytes.toString('utf8', LENGTH_BYTES, nameAt), bytes.toString('latin1', nameAt));
    }
    return keys.length < limit ? undefined : keys[limit - 1];
  }

  protected override newRun(): Run {
    return { rows: new Map(), sorted: undefined };
  }

  protected override write(group: string, { rows }: Run): void {
    for (const [name, value] of rows) {
      const key = this.#key(group, name);
      if (value === null) this.rows.remove(key);
      else this.rows.put(key, value);
    }
  }

  #stage(group: string, name: string, value: Uint8Array | null): void {
    if (3 * group.length + name.length > MAX_KEY_BYTES)
      throw new RangeError('The names of a row are too long.');
    const run = this.runFor(group, group.length + name.length + (value?.length ?? 0));
    if (run.sorted !== undefined && !run.rows.has(name)) run.sorted = undefined;
    run.rows.set(name, value);
  }

  #staged(group: string, name: string): Uint8Array | null | undefined {
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const value = this.layers[i]!.get(group)?.rows.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Names of the range that any layer has, each once, in its order. */
  #pending(group: string, range: SortedRange): string[] {
    let found: string[] | undefined;
    let several = false;
    for (const layer of this.layers) {
      const run = layer.get(group);
      if (run === undefined) continue;
      run.sorted ??= [...run.rows.keys()].sort(order);
      const part = within(run.sorted, range);
      if (part.length === 0) continue;
      several = found !== undefined;
      found = found === undefined ? part : found.concat(part);
    }
    if (found === undefined) return [];
    if (several) found = [...new Set(found)].sort(order);
    return range.descending ? found.reverse() : found;
  }

  #committed(
    group: string,
    { above = '', below, descending = false }: SortedRange,
    visit: (name: string, value: Uint8Array) => boolean,
  ): boolean {
    // A name's successor is the name with a zero byte behind it.
    const low = copy(this.#key(group, above === '' ? '' : `${above}\0`));
    const high = copy(below === undefined ? this.#aboveAll(group) : this.#key(group, below));
    const from = this.#groupEnd;
    const range = descending
      ? { start: high, end: low, reverse: true, exclusiveStart: true, inclusiveEnd: true }
      : { start: low, end: high };
    // Leaving the loop closes the cursor, which otherwise would hold its snapshot.
    for (const { key, value } of this.rows.getRange(range)) {
      const name = Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1', from);
      if (!visit(name, value)) return false;
    }
    return true;
  }

  /** In memory that the next call overwrites. */
  #key(group: string, name: string): Uint8Array {
    const bytes = this.#memory.write(group, LENGTH_BYTES);
    this.#memory[0] = bytes >>> 8;
    this.#memory[1] = bytes & 0xff;
    this.#groupEnd = LENGTH_BYTES + bytes;
    return this.#memory.subarray(0, this.#groupEnd + this.#memory.write(name, this.#groupEnd, 'latin1'));
  }

  /** Longer than any name of nothing but the highest byte. */
  #aboveAll(group: string): Uint8Array {
    this.#key(group, '');
    this.#memory.fill(0xff, this.#groupEnd, this.#groupEnd + 64);
    return this.#memory.subarray(0, this.#groupEnd + 64);
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function copy(key: Uint8Array): Uint8Array {
  return Uint8Array.prototype.slice.call(key);
}

function within(sorted: readonly string[], { above = '', below }: SortedRange): string[] {
  const low = above === '' ? 0 : bound(sorted, `${above}\0`);
  const high = below === undefined ? sorted.length : bound(sorted, below);
  return sorted.slice(low, Math.max(low, high));
}

/** Index of the first name that is at least `name`. */
function bound(sorted: readonly string[], name: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
