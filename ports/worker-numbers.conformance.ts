import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StoreUnderTest, unique } from './conformance.ts';
import { MAX_WORKERS, type WorkerNumbers } from './worker-numbers.ts';

/** Worker numbers of their own for one case: none is taken at first. */
export interface WorkerNumbersUnderTest extends StoreUnderTest<WorkerNumbers> {
  /** A lease long enough for a dozen calls to fit in a quarter of it, and no longer than the cases shall wait for. */
  readonly ttlMs: number;
  /**
   * Resolves when at least `ms` have passed for the engine, and not much more: with an injected clock at once, with a
   * server that keeps the time when the server's own clock says so.
   */
  advance(ms: number): Promise<void>;
}

/** Longer than any case takes. */
const LONG_MS = 600_000;
/** How many are taken at once where all are. */
const TOGETHER = 32;

/** What WorkerNumbers must do, whichever engine keeps them. */
export function workerNumbersConformance(engine: string, open: () => Promise<WorkerNumbersUnderTest>): void {
  describe(`worker numbers: ${engine}`, () => {
    let tested: WorkerNumbersUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const store = (): WorkerNumbers => tested.store;

    it('gives everybody who asks at once a number of their own', async () => {
      const numbers = await Promise.all(
        Array.from({ length: 50 }, () => store().take(unique('run'), LONG_MS)),
      );
      expect(new Set(numbers).size).toBe(50);
      for (const number of numbers) {
        expect(Number.isInteger(number)).toBe(true);
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThan(MAX_WORKERS);
      }
    });

    it('gives each number once, refuses when all are taken, and gives again what was given back', async () => {
      const holders = Array.from({ length: MAX_WORKERS }, (_, i) => unique(`run ${i}`));
      const numbers: number[] = [];
      for (let i = 0; i < MAX_WORKERS; i += TOGETHER) {
        const together = holders.slice(i, i + TOGETHER);
        numbers.push(...(await Promise.all(together.map((holder) => store().take(holder, LONG_MS)))));
      }
      expect([...numbers].sort((a, b) => a - b)).toEqual([...Array(MAX_WORKERS).keys()]);
      const late = unique('late');
      await expect(store().take(late, LONG_MS)).rejects.toThrow();
      await store().release(numbers[7]!, holders[7]!);
      expect(await store().take(late, LONG_MS)).toBe(numbers[7]);
      await expect(store().take(unique('later'), LONG_MS)).rejects.toThrow();
    }, 120_000);

    it('keeps a number over a restart for who holds it', async () => {
      const [holder, other] = [unique('run'), unique('run')];
      const number = await store().take(holder, LONG_MS);
      await tested.reopen();
      expect(await store().take(other, LONG_MS)).not.toBe(number);
      expect(await store().renew(number, holder, LONG_MS)).toBe(true);
    });

    it('prolongs a number for its holder alone', async () => {
      const [holder, other] = [unique('run'), unique('run')];
      const number = await store().take(holder, LONG_MS);
      expect(await store().renew(number, other, LONG_MS)).toBe(false);
      expect(await store().renew((number + 1) % MAX_WORKERS, holder, LONG_MS)).toBe(false);
      expect(await store().renew(number, holder, LONG_MS)).toBe(true);
    });

    it('counts from the last renewal, not from the taking', async () => {
      const { ttlMs } = tested;
      const holder = unique('run');
      const number = await store().take(holder, ttlMs);
      for (let i = 0; i < 3; i++) {
        await tested.advance(ttlMs / 2);
        expect(await store().renew(number, holder, ttlMs)).toBe(true);
      }
      await tested.advance(ttlMs);
      expect(await store().renew(number, holder, ttlMs)).toBe(false);
    }, 60_000);

    it('never prolongs what has run out, though nobody else took it', async () => {
      const { ttlMs } = tested;
      const holder = unique('run');
      const number = await store().take(holder, ttlMs);
      await tested.advance(ttlMs);
      expect(await store().renew(number, holder, ttlMs)).toBe(false);
      expect(await store().renew(number, holder, ttlMs)).toBe(false);
    }, 60_000);

    it('prolongs to the time asked last, be it shorter', async () => {
      const { ttlMs } = tested;
      const holder = unique('run');
      const number = await store().take(holder, LONG_MS);
      expect(await store().renew(number, holder, ttlMs)).toBe(true);
      await tested.advance(ttlMs);
      expect(await store().renew(number, holder, ttlMs)).toBe(false);
    }, 60_000);

    it('gives what has run out to another, also after a restart, and its old holder cannot touch it', async () => {
      const { ttlMs } = tested;
      const holder = unique('run');
      const number = await store().take(holder, ttlMs);
      for (let taken = 1; taken < MAX_WORKERS; taken += TOGETHER) {
        const together = Math.min(TOGETHER, MAX_WORKERS - taken);
        await Promise.all(Array.from({ length: together }, () => store().take(unique('run'), LONG_MS)));
        // However long the engine takes for all the others, the first must not run out meanwhile.
        expect(await store().renew(number, holder, ttlMs)).toBe(true);
      }
      await tested.advance(ttlMs);
      await tested.reopen();
      const heir = unique('heir');
      expect(await store().take(heir, LONG_MS)).toBe(number);
      await store().release(number, holder);
      expect(await store().renew(number, holder, ttlMs)).toBe(false);
      expect(await store().renew(number, heir, LONG_MS)).toBe(true);
    }, 120_000);

    it('gives a number back once: again, or by a stranger, changes nothing', async () => {
      const [holder, stranger] = [unique('run'), unique('run')];
      const number = await store().take(holder, LONG_MS);
      await store().release(number, stranger);
      expect(await store().renew(number, holder, LONG_MS)).toBe(true);
      await store().release(number, holder);
      await store().release(number, holder);
      expect(await store().renew(number, holder, LONG_MS)).toBe(false);
    });
  });
}
