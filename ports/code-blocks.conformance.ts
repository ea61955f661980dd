import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeBlock, CodeBlocks } from './code-blocks.ts';
import type { StoreUnderTest } from './conformance.ts';

/** What CodeBlocks must do, whichever engine keeps them. Cases may share a server: the counter only rises. */
export function codeBlocksConformance(engine: string, open: () => Promise<StoreUnderTest<CodeBlocks>>): void {
  describe(`code blocks: ${engine}`, () => {
    let tested: StoreUnderTest<CodeBlocks>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());

    it('gives each number once, to fifty who ask at once and over restarts', async () => {
      const sizes = Array.from({ length: 50 }, (_, i) => 1 + ((i * 37) % 1_000));
      const blocks = await Promise.all(sizes.map((size) => tested.store.lease(size)));
      await tested.reopen();
      blocks.push(...(await Promise.all(sizes.map((size) => tested.store.lease(size)))));
      expect(blocks.map(({ from, to }) => to - from)).toEqual([...sizes, ...sizes]);
      expect(overlaps(blocks)).toEqual([]);
    });

    it('knows the mark below which everything lies that was leased, also after a restart', async () => {
      const before = await tested.store.highWater();
      const { from, to } = await tested.store.lease(10);
      expect(from).toBeGreaterThanOrEqual(before);
      expect(await tested.store.highWater()).toBeGreaterThanOrEqual(to);
      await tested.reopen();
      expect(await tested.store.highWater()).toBeGreaterThanOrEqual(to);
      expect((await tested.store.lease(1)).from).toBeGreaterThanOrEqual(to);
    });

    it('leases no empty block', async () => {
      const before = await tested.store.highWater();
      for (const count of [0, -1, 1.5, Number.NaN]) await expect(tested.store.lease(count)).rejects.toThrow();
      expect(await tested.store.highWater()).toBe(before);
    });
  });
}

function overlaps(blocks: readonly CodeBlock[]): CodeBlock[] {
  const ordered = [...blocks].sort((a, b) => a.from - b.from);
  return ordered.filter((block, i) => i > 0 && block.from < ordered[i - 1]!.to);
}
