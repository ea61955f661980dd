import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confusableNames, type StoreUnderTest, unique } from './conformance.ts';
import type { OnceValues } from './once-values.ts';

/** What OnceValues must do, whichever engine keeps them. Cases share a server: their names are their own. */
export function onceValuesConformance(engine: string, open: () => Promise<StoreUnderTest<OnceValues>>): void {
  describe(`once values: ${engine}`, () => {
    let tested: StoreUnderTest<OnceValues>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const settle = (name: string, proposed: string): Promise<string> => tested.store.settle(name, proposed);

    it('answers the first proposal to whoever comes later, also after a restart', async () => {
      const name = unique('identity');
      expect(await settle(name, 'first')).toBe('first');
      expect(await settle(name, 'second')).toBe('first');
      await tested.reopen();
      expect(await settle(name, 'third')).toBe('first');
      expect(await settle(name, 'first')).toBe('first');
    });

    it('finds what stands, and nothing where nobody proposed', async () => {
      const name = unique('found');
      expect(await tested.store.find(name)).toBeUndefined();
      await settle(name, '');
      expect(await tested.store.find(name)).toBe('');
      expect(await tested.store.find(unique('found'))).toBeUndefined();
      await tested.reopen();
      expect(await tested.store.find(name)).toBe('');
    });

    it('lets one of fifty who race for a name win, and tells all of them which', async () => {
      const name = unique('key');
      const proposals = Array.from({ length: 50 }, (_, i) => `proposal ${i}`);
      const answers = new Set(await Promise.all(proposals.map((proposed) => settle(name, proposed))));
      expect(answers.size).toBe(1);
      const [winner] = answers;
      expect(proposals).toContain(winner);
      await tested.reopen();
      expect(await settle(name, 'late')).toBe(winner);
    });

    it('never confuses names', async () => {
      const names = confusableNames();
      const answers = await Promise.all(names.map((name, i) => settle(name, `value ${i}`)));
      expect(answers).toEqual(names.map((_, i) => `value ${i}`));
      await tested.reopen();
      for (const [i, name] of names.entries()) expect(await settle(name, 'other')).toBe(`value ${i}`);
    });

    it('keeps a value as it was proposed', async () => {
      const values = ['', ' ', '\u0000', 'naïve — 周末 \u{1f980}', '{"kty":"OKP"}\n', 'x'.repeat(20_000)];
      const names = values.map(() => unique('value'));
      for (const [i, value] of values.entries()) expect(await settle(names[i]!, value)).toBe(value);
      await tested.reopen();
      for (const [i, value] of values.entries()) expect(await settle(names[i]!, 'other')).toBe(value);
    });
  });
}
