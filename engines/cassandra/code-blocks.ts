import type { CodeBlock, CodeBlocks } from '../../ports/code-blocks.ts';
import type { RisingNumbers } from './rising-numbers.ts';

/** The counter of all codes. Its owner's namesake cannot exist: those of owners begin with another word. */
export const COUNTER = 'link codes';

export class CassandraCodeBlocks implements CodeBlocks {
  readonly #numbers: RisingNumbers;

  constructor(numbers: RisingNumbers) {
    this.#numbers = numbers;
  }

  async lease(count: number): Promise<CodeBlock> {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`No block has ${count} numbers.`);
    const from = await this.#numbers.take(COUNTER, count);
    return { from, to: from + count };
  }

  highWater(): Promise<number> {
    return this.#numbers.next(COUNTER);
  }
}
