/** 2^14 registers: a standard error of 1.04 / 128, 0.8 %. */
const INDEX_BITS = 14;
const REGISTERS = 2 ** INDEX_BITS;
/** Above so many registers in use a plain array of all is smaller than a map of them. */
const SPARSE_LIMIT = 2_000;

/** One visitor's mark: the register and its rank in one number, which is all that is ever stored of a visitor. */
export function visitorMark(hash: Uint8Array): number {
  const register = ((hash[0]! << 8) | hash[1]!) >>> 2;
  let rank = 1;
  for (let at = 2; at < 8; at++) {
    const zeros = Math.clz32(hash[at]!) - 24;
    rank += zeros;
    if (zeros < 8) break;
  }
  return (register << 6) | rank;
}

/** HyperLogLog (Flajolet et al. 2007) with the estimator of Ertl 2017, which needs no correction by range. */
export class HyperLogLog {
  #sparse: Map<number, number> | undefined = new Map();
  #dense: Uint8Array | undefined;

  add(mark: number): void {
    this.#raise(mark >>> 6, mark & 63);
  }

  merge(other: HyperLogLog): void {
    if (other.#sparse !== undefined) {
      for (const [register, rank] of other.#sparse) this.#raise(register, rank);
    } else {
      other.#dense!.forEach((rank, register) => {
        if (rank > 0) this.#raise(register, rank);
      });
    }
  }

  /** How many different visitors, about. */
  count(): number {
    const counts = new Array<number>(64).fill(0);
    if (this.#sparse !== undefined) {
      counts[0] = REGISTERS - this.#sparse.size;
      for (const rank of this.#sparse.values()) counts[rank]!++;
    } else for (const rank of this.#dense!) counts[rank]!++;
    return Math.round(estimate(counts));
  }

  /** Marks of the registers in use. */
  toMarks(): number[] {
    if (this.#sparse !== undefined)
      return Array.from(this.#sparse, ([register, rank]) => (register << 6) | rank);
    const marks: number[] = [];
    this.#dense!.forEach((rank, register) => {
      if (rank > 0) marks.push((register << 6) | rank);
    });
    return marks;
  }

  static of(marks: readonly number[]): HyperLogLog {
    const made = new HyperLogLog();
    for (const mark of marks) made.add(mark);
    return made;
  }

  #raise(register: number, rank: number): void {
    if (this.#dense !== undefined) {
      if (this.#dense[register]! < rank) this.#dense[register] = rank;
      return;
    }
    const sparse = this.#sparse!;
    if ((sparse.get(register) ?? 0) >= rank) return;
    sparse.set(register, rank);
    if (sparse.size <= SPARSE_LIMIT) return;
    const dense = new Uint8Array(REGISTERS);
    for (const [each, standing] of sparse) dense[each] = standing;
    this.#dense = dense;
    this.#sparse = undefined;
  }
}

/** Ranks go from 1 to this plus 1, since `visitorMark` looks at 48 bits. */
const RANK_BITS = 48;

/** Otmar Ertl, New cardinality estimation algorithms for HyperLogLog sketches, 2017, algorithm 6. */
function estimate(counts: readonly number[]): number {
  const m = REGISTERS;
  let z = m * tau(1 - counts[RANK_BITS + 1]! / m);
  for (let rank = RANK_BITS; rank >= 1; rank--) z = 0.5 * (z + counts[rank]!);
  z += m * sigma(counts[0]! / m);
  return (m * m) / (2 * Math.LN2 * z);
}

function sigma(x: number): number {
  if (x === 1) return Number.POSITIVE_INFINITY;
  let [power, y, z, before] = [x, 1, x, 0];
  do {
    power *= power;
    before = z;
    z += power * y;
    y += y;
  } while (z !== before);
  return z;
}

function tau(x: number): number {
  if (x === 0 || x === 1) return 0;
  let [root, y, z, before] = [x, 1, 1 - x, 0];
  do {
    root = Math.sqrt(root);
    before = z;
    y *= 0.5;
    z -= (1 - root) ** 2 * y;
  } while (z !== before);
  return z / 3;
}
