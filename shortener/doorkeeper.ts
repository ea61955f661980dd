import { textHash } from './text-hash.ts';

/** At most one name in eight that comes for the first time is taken for one that came before. */
const BITS_A_NAME = 8;

/**
 * Knows who comes a second time: the doorkeeper of TinyLFU (Einziger, Friedman and Manes, 2017). Under Zipf's law most
 * of what comes once does not come again soon, and would take the place of what does. A bit a name, by a hash; when
 * `most` have come for the first time, all are forgotten.
 */
export class Doorkeeper {
  readonly #most: number;
  readonly #bits: Uint32Array;
  readonly #mask: number;
  #marked = 0;

  constructor(most: number) {
    this.#most = most;
    const bits = 2 ** Math.ceil(Math.log2(Math.max(32, BITS_A_NAME * most)));
    this.#bits = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
  }

  /** Whether the name came before; if not, it has now. */
  knows(name: string): boolean {
    const place = textHash(name) & this.#mask;
    const [word, bit] = [place >>> 5, 1 << (place & 31)];
    if ((this.#bits[word]! & bit) !== 0) return true;
    if (this.#marked >= this.#most) {
      this.#bits.fill(0);
      this.#marked = 0;
    }
    this.#bits[word]! |= bit;
    this.#marked++;
    return false;
  }
}
