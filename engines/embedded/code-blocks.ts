import type { CodeBlock, CodeBlocks } from '../../ports/code-blocks.ts';
import type { LinkRows } from './link-rows.ts';

const GROUP = 'code-blocks';

/** This process is the only writer, so taking and writing in one turn of the event loop is atomic. */
export class EmbeddedCodeBlocks implements CodeBlocks {
  readonly #rows: LinkRows;
  /** What is told to others: durable. */
  #durable: number;

  constructor(rows: LinkRows) {
    this.#rows = rows;
    this.#durable = this.#standing();
  }

  async lease(count: number): Promise<CodeBlock> {
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`A block of ${count} numbers is none.`);
    this.#rows.admit();
    const from = this.#standing();
    const to = from + count;
    this.#rows.write(GROUP, '', to);
    await this.#rows.behind.urgent();
    this.#durable = Math.max(this.#durable, to);
    return { from, to };
  }

  async highWater(): Promise<number> {
    return this.#durable;
  }

  #standing(): number {
    return this.#rows.read<number>(GROUP, '') ?? 0;
  }
}
