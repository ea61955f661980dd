import { type SipKey, sipHash, sipKey } from './sip-hash.ts';

/** Rounds of the Feistel network; four make a strong pseudorandom permutation (Luby and Rackoff), ten leave room. */
const ROUNDS = 10;

/** A bijection of [0, size) that nobody can follow without its key. */
export interface Permutation {
  forward(number: number): number;
  backward(number: number): number;
}

/**
 * A balanced Feistel network over the least even number of bits that holds `size`, with SipHash-2-4 of (round, half) as
 * its round function, and cycle walking: what falls outside of the domain goes through again, which in a bijection ends
 * where it should. `size` is at most 2^42; at 62^7 one number in five walks a second time. Test vectors are in
 * docs/links-for-operators.md.
 */
export function createPermutation(key: Uint8Array, size: number): Permutation {
  if (!Number.isInteger(size) || size < 2 || size > 2 ** 42) {
    throw new RangeError(`A permutation of ${size} numbers cannot be made: 2 to 2^42.`);
  }
  let half = 1;
  while (4 ** half < size) half++;
  return new Feistel(sipKey(key), size, half);
}

class Feistel implements Permutation {
  readonly #key: SipKey;
  readonly #size: number;
  readonly #base: number;
  readonly #mask: number;

  constructor(key: SipKey, size: number, halfBits: number) {
    this.#key = key;
    this.#size = size;
    this.#base = 2 ** halfBits;
    this.#mask = this.#base - 1;
  }

  forward(number: number): number {
    this.#check(number);
    let at = number;
    do at = this.#encrypt(at);
    while (at >= this.#size);
    return at;
  }

  backward(number: number): number {
    this.#check(number);
    let at = number;
    do at = this.#decrypt(at);
    while (at >= this.#size);
    return at;
  }

  #encrypt(number: number): number {
    let right = number % this.#base;
    let left = (number - right) / this.#base;
    for (let round = 0; round < ROUNDS; round++) {
      const next = left ^ this.#round(round, right);
      left = right;
      right = next;
    }
    return left * this.#base + right;
  }

  #decrypt(number: number): number {
    let right = number % this.#base;
    let left = (number - right) / this.#base;
    for (let round = ROUNDS - 1; round >= 0; round--) {
      const next = right ^ this.#round(round, left);
      right = left;
      left = next;
    }
    return left * this.#base + right;
  }

  /** The round stands above the 21 bits of the half, so no two rounds ever hash the same message. */
  #round(round: number, half: number): number {
    return sipHash(this.#key, (round << 21) | half) & this.#mask;
  }

  #check(number: number): void {
    if (!Number.isInteger(number) || number < 0 || number >= this.#size) {
      throw new RangeError(`${number} is not in [0, ${this.#size}).`);
    }
  }
}
