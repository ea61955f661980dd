import { checkKey, copy, KeyWriter, numberOf } from './keys.ts';
import { LayeredTable } from './layered-table.ts';

/** Rows pending of one group: numbers rising, values beside them. Mostly appended to. */
interface Run {
  readonly numbers: number[];
  readonly values: Uint8Array[];
}

const NUMBER_BYTES = 6;

export interface Range {
  /** Both included. */
  readonly from: number;
  readonly to: number;
  readonly descending: boolean;
  /** At most so many rows are visited. */
  readonly limit: number;
}

/**
 * Rows by (group, unsigned 32-bit number), read in the order of numbers. Reads see what is pending over what is
 * committed. Values belong to the table from the put on, and must not be empty.
 */
export class NumberedTable extends LayeredTable<Run> {
  readonly #keys = new KeyWriter();

  put(group: string, number: number, value: Uint8Array): void {
    checkKey(group.length);
    insert(this.runFor(group, group.length + NUMBER_BYTES + value.length), number, value);
  }

  get(group: string, number: number): Uint8Array | undefined {
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const run = this.layers[i]!.get(group);
      if (run === undefined) continue;
      const at = lowerBound(run.numbers, number);
      if (run.numbers[at] === number) return run.values[at];
    }
    return this.rows.get(this.#keys.group(group).numbered(number));
  }

  /** Visits rows in order until `visit` says false. */
  scan(group: string, range: Range, visit: (number: number, value: Uint8Array) => boolean): void {
    if (range.from > range.to || range.limit <= 0) return;
    const pending = this.#pending(group, range);
    const before = range.descending ? (a: number, b: number) => a > b : (a: number, b: number) => a < b;
    let next = 0;
    let left = range.limit;
    const offer = (number: number, value: Uint8Array): boolean => left-- > 0 && visit(number, value);
    const goesOn = this.#committed(group, range, (number, value) => {
      for (; next < pending.length && before(pending[next]!.number, number); next++) {
        const row = pending[next]!;
        if (!offer(row.number, row.value)) return false;
      }
      // A pending row stands over the committed one of the same number.
      const row = pending[next];
      if (row?.number !== number) return offer(number, value);
      next++;
      return offer(number, row.value);
    });
    if (!goesOn) return;
    for (; next < pending.length; next++) {
      const row = pending[next]!;
      if (!offer(row.number, row.value)) return;
    }
  }

  protected override newRun(): Run {
    return { numbers: [], values: [] };
  }

  protected override write(group: string, { numbers, values }: Run): void {
    this.#keys.group(group);
    for (let i = 0; i < numbers.length; i++) this.rows.put(this.#keys.numbered(numbers[i]!), values[i]!);
  }

  /** Pending rows of the range in its order, as many as its limit from each layer, the newest of each number. */
  #pending(group: string, range: Range): { number: number; value: Uint8Array }[] {
    let found: Map<number, Uint8Array> | undefined;
    for (const layer of this.layers) {
      const run = layer.get(group);
      if (run === undefined) continue;
      let low = lowerBound(run.numbers, range.from);
      let high = lowerBound(run.numbers, range.to + 1);
      if (range.descending) low = Math.max(low, high - range.limit);
      else high = Math.min(high, low + range.limit);
      found ??= new Map();
      for (let i = low; i < high; i++) found.set(run.numbers[i]!, run.values[i]!);
    }
    if (found === undefined) return [];
    const sign = range.descending ? -1 : 1;
    return Array.from(found, ([number, value]) => ({ number, value })).sort(
      (a, b) => sign * (a.number - b.number),
    );
  }

  /** Visits committed rows; says whether `visit` wanted to go on to the end. */
  #committed(group: string, range: Range, visit: (number: number, value: Uint8Array) => boolean): boolean {
    const keys = this.#keys.group(group);
    const low = copy(keys.numbered(range.from));
    const high = copy(keys.numbered(range.to));
    const rows = this.rows.getRange({
      start: range.descending ? high : low,
      end: range.descending ? low : high,
      inclusiveEnd: true,
      reverse: range.descending,
      limit: range.limit,
    });
    // Leaving the loop closes the cursor, which otherwise would hold its snapshot.
    for (const { key, value } of rows) {
      if (!visit(numberOf(key), value)) return false;
    }
    return true;
  }
}

function insert(run: Run, number: number, value: Uint8Array): void {
  const { numbers, values } = run;
  if (numbers.length === 0 || numbers[numbers.length - 1]! < number) {
    numbers.push(number);
    values.push(value);
    return;
  }
  const at = lowerBound(numbers, number);
  if (numbers[at] === number) values[at] = value;
  else {
    numbers.splice(at, 0, number);
    values.splice(at, 0, value);
  }
}

/** Index of the first element that is at least `number`. */
function lowerBound(numbers: readonly number[], number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
