/** Seeded randomness (mulberry32): a run with the same seed makes the same choices, as far as its timing is the same. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `below - 1`. */
export function whole(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** `items` must not be empty. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return items[whole(random, items.length)]!;
}
