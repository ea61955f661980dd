import type { CodeBlock, CodeBlocks } from '../ports/code-blocks.ts';
import { CODE_COUNT, codeOf } from './base62.ts';
import { createPermutation, type Permutation } from './permutation.ts';

export interface CodeMakerOptions {
  readonly blocks: CodeBlocks;
  /** 16 bytes, the same for all instances and for ever. */
  readonly key: Uint8Array;
  /** Numbers leased at once; what is left of them at the end is lost. */
  readonly blockSize: number;
}

/** Makes codes from leased numbers, and knows which codes were never made. */
export class CodeMaker {
  readonly #blocks: CodeBlocks;
  readonly #blockSize: number;
  readonly #permutation: Permutation;
  #next = 0;
  #end = 0;
  #leasing: Promise<void> | undefined;
  #highWater = 0;
  #refreshing: Promise<void> | undefined;
  /** Those who came while a refresh was under way: theirs must begin after they came. */
  #refreshAfter: Promise<void> | undefined;

  constructor({ blocks, key, blockSize }: CodeMakerOptions) {
    this.#blocks = blocks;
    this.#blockSize = blockSize;
    this.#permutation = createPermutation(key, CODE_COUNT);
  }

  /** `count` codes that were never given and never will be again. */
  async take(count: number): Promise<string[]> {
    const codes: string[] = [];
    while (codes.length < count) {
      if (this.#next >= this.#end) await this.#lease(count - codes.length);
      while (codes.length < count && this.#next < this.#end) {
        codes.push(codeOf(this.#permutation.forward(this.#next++)));
      }
    }
    return codes;
  }

  /**
   * Whether a code with this number can have been made by anybody. False costs no look-up of the link: its place in the
   * order lies beyond all leased blocks. Another instance may have leased one a moment ago, so before that is said the
   * mark is read anew, once for all who ask meanwhile.
   */
  async mayExist(number: number): Promise<boolean> {
    if (this.isMade(number)) return true;
    await this.#refresh();
    return this.isMade(number);
  }

  /** Whether a code with this number is known to lie in a leased block; false: `mayExist` says for certain. */
  isMade(number: number): boolean {
    return this.#permutation.backward(number) < this.#highWater;
  }

  async #lease(wanted: number): Promise<void> {
    this.#leasing ??= this.#blocks
      .lease(Math.max(this.#blockSize, wanted))
      .then((block) => this.#use(block))
      .finally(() => {
        this.#leasing = undefined;
      });
    await this.#leasing;
  }

  #use({ from, to }: CodeBlock): void {
    if (to > CODE_COUNT) throw new RangeError('All codes of seven characters have been given.');
    this.#next = from;
    this.#end = to;
    this.#highWater = Math.max(this.#highWater, to);
  }

  #refresh(): Promise<void> {
    if (this.#refreshing === undefined) {
      this.#refreshing = this.#read().finally(() => {
        this.#refreshing = undefined;
      });
      return this.#refreshing;
    }
    this.#refreshAfter ??= this.#refreshing
      .catch(() => undefined)
      .then(() => {
        this.#refreshAfter = undefined;
        return this.#refresh();
      });
    return this.#refreshAfter;
  }

  async #read(): Promise<void> {
    this.#highWater = Math.max(this.#highWater, await this.#blocks.highWater());
  }
}
