import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_COUNT, codeOf, numberOf } from './base62.ts';
import { createPermutation } from './permutation.ts';
import { sipHash, sipKey } from './sip-hash.ts';

/** 00 01 … 0f, as in the paper of SipHash. */
const KEY = Uint8Array.from({ length: 16 }, (_, i) => i);
const OTHER = Uint8Array.from({ length: 16 }, (_, i) => 255 - i);

/** Published in docs/links-for-operators.md: whoever moves links elsewhere can make the same codes. */
const VECTORS: readonly [number, string][] = [
  [0, 'hJHZGWU'],
  [1, 'UZzgitZ'],
  [2, 'gkhqY22'],
  [3, 'Dhhelqj'],
  [CODE_COUNT - 1, 'rqhQT21'],
];

describe('SipHash-2-4', () => {
  it('gives the vector of its authors for a message of four bytes', () => {
    // vectors_sip64[4] of the reference implementation: b7 87 71 27 e0 94 27 cf.
    expect(sipHash(sipKey(KEY), 0x03020100)).toBe(0x277187b7);
  });
});

describe('the permutation of codes', () => {
  it('gives the published vectors', () => {
    const permutation = createPermutation(KEY, CODE_COUNT);
    expect(VECTORS.map(([number]) => codeOf(permutation.forward(number)))).toEqual(
      VECTORS.map(([, code]) => code),
    );
    expect(VECTORS.map(([, code]) => permutation.backward(numberOf(code)))).toEqual(VECTORS.map(([n]) => n));
  });

  it('is a bijection on every small domain, exhaustively', () => {
    for (const size of [2, 3, 4, 5, 16, 17, 61, 62, 63, 255, 256, 257, 1_000, 3_844, 62 ** 3]) {
      const permutation = createPermutation(KEY, size);
      const seen = new Uint8Array(size);
      for (let i = 0; i < size; i++) {
        const there = permutation.forward(i);
        seen[there]!++;
        if (permutation.backward(there) !== i) throw new Error(`${i} of ${size} does not come back.`);
      }
      expect(seen.every((count) => count === 1)).toBe(true);
    }
  });

  it('comes back from every sample of the whole domain, and stays within it', () => {
    const permutation = createPermutation(KEY, CODE_COUNT);
    fc.assert(
      fc.property(
        fc.maxSafeNat().map((n) => n % CODE_COUNT),
        (number) => {
          const there = permutation.forward(number);
          return there >= 0 && there < CODE_COUNT && permutation.backward(there) === number;
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('has no two alike among 300,000 in a row', () => {
    const permutation = createPermutation(OTHER, CODE_COUNT);
    const codes = new Set(Array.from({ length: 300_000 }, (_, i) => codeOf(permutation.forward(i))));
    expect(codes.size).toBe(300_000);
  });

  it('tells nothing of a neighbour: each character changes as often as chance has it', () => {
    const permutation = createPermutation(KEY, CODE_COUNT);
    const pairs = 20_000;
    const same = new Array<number>(7).fill(0);
    const steps: number[] = [];
    for (let i = 0; i < pairs; i++) {
      const [a, b] = [permutation.forward(i), permutation.forward(i + 1)];
      const [left, right] = [codeOf(a), codeOf(b)];
      for (let at = 0; at < 7; at++) if (left[at] === right[at]) same[at]!++;
      steps.push((b - a + CODE_COUNT) % CODE_COUNT);
    }
    // One in 62 by chance: 323 ± 18; five standard deviations.
    for (const count of same) expect(Math.abs(count - pairs / 62)).toBeLessThan(90);
    expect(new Set(steps).size).toBe(pairs);
    const mean = steps.reduce((sum, each) => sum + each, 0) / pairs / CODE_COUNT;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.011);
  });

  it('fills its range evenly', () => {
    const permutation = createPermutation(OTHER, CODE_COUNT);
    const counts = new Array<number>(64).fill(0);
    const samples = 64_000;
    for (let i = 0; i < samples; i++) counts[Math.floor((permutation.forward(i) / CODE_COUNT) * 64)]!++;
    const chi = counts.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    // χ² with 63 degrees of freedom is above 120 once in 50,000 keys.
    expect(chi).toBeLessThan(120);
  });

  it('is another one with another key', () => {
    const [a, b] = [createPermutation(KEY, CODE_COUNT), createPermutation(OTHER, CODE_COUNT)];
    const alike = Array.from({ length: 1_000 }, (_, i) => i).filter((i) => a.forward(i) === b.forward(i));
    expect(alike).toEqual([]);
  });

  it('refuses what is not in its domain', () => {
    const permutation = createPermutation(KEY, 100);
    for (const wrong of [-1, 100, 1.5, Number.NaN]) {
      expect(() => permutation.forward(wrong)).toThrow(RangeError);
      expect(() => permutation.backward(wrong)).toThrow(RangeError);
    }
    expect(() => createPermutation(KEY, 1)).toThrow(RangeError);
    expect(() => createPermutation(KEY, 2 ** 42 + 1)).toThrow(RangeError);
    expect(() => createPermutation(KEY.subarray(1), 100)).toThrow(RangeError);
  });
});
