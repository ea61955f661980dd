import { describe, expect, test } from 'vitest';
import { findHeld, PRECISION, type SearchPlan, type Trial } from './search.ts';

/** A server that holds up to `capacity`; what was tried is written down. */
function plan(capacity: number, rest: Partial<SearchPlan<number>> = {}) {
  const probes: number[] = [];
  const confirmations: number[] = [];
  const trial = (rate: number, most = capacity): Trial<number> => ({
    ...{ held: rate <= most, hopeless: rate > 1.1 * most, ruined: false, figures: rate },
  });
  const whole: SearchPlan<number> = {
    from: 200,
    known: 200,
    probe: async (rate) => trial(rate, probes.push(rate) && capacity),
    confirm: async (rate) => trial(rate, confirmations.push(rate) && capacity),
    renew: async () => undefined,
    inTime: () => true,
    ...rest,
  };
  return { whole, probes, confirmations, trial };
}

describe('the highest rate held', () => {
  test.each([200, 210, 333, 1_000, 1_599, 14_000])('is found near %d, by few probes', async (capacity) => {
    const { whole, probes, confirmations } = plan(capacity);
    const found = await findHeld(whole);
    expect(found!.rate).toBeLessThanOrEqual(capacity);
    expect(found!.rate * PRECISION).toBeGreaterThanOrEqual(capacity * 0.999);
    expect(confirmations).toEqual(found!.rate === 200 ? [] : [found!.rate]);
    expect(probes.length).toBeLessThanOrEqual(16);
  });

  test('is looked for downwards when not even the first is held', async () => {
    const { whole, probes } = plan(30, { known: undefined });
    expect((await findHeld(whole))!.rate).toBeGreaterThanOrEqual(30 / PRECISION);
    expect(probes[0]).toBe(200);
    const none = plan(0, { known: undefined });
    expect(await findHeld(none.whole)).toBeUndefined();
    expect(none.confirmations).toEqual([]);
  });

  test('is what a full-length run confirms, however lucky the probes were', async () => {
    const lucky = plan(950);
    const found = await findHeld({ ...lucky.whole, confirm: async (rate) => lucky.trial(rate, 880) });
    expect(found!.rate).toBeLessThanOrEqual(880);
    expect(found!.rate).toBeGreaterThan(800);
    const all = { ...lucky.whole, confirm: async (rate: number) => lucky.trial(rate, 100) };
    expect(await findHeld(all)).toEqual({ rate: 200, figures: 200 });
    expect(await findHeld({ ...all, known: undefined })).toBeUndefined();
  });

  test('is not missed for one moment of noise', async () => {
    const { whole, trial } = plan(1_000);
    const seen = new Set<number>();
    const noisy = async (rate: number): Promise<Trial<number>> => {
      if (seen.has(rate)) return trial(rate);
      seen.add(rate);
      return { held: false, hopeless: false, ruined: false, figures: rate };
    };
    expect((await findHeld({ ...whole, probe: noisy }))!.rate * PRECISION).toBeGreaterThanOrEqual(1_000);
  });

  test('ends with the time, and confirms the best so far', async () => {
    let left = 4;
    const { whole, confirmations } = plan(1_000, { inTime: () => left-- > 0 });
    const found = await findHeld(whole);
    expect(found!.rate).toBe(800);
    expect(confirmations).toEqual([800]);
  });

  test('is looked for on with another crowd when one can send no more', async () => {
    const { whole, probes, trial } = plan(1_000);
    let ruined = false;
    let renewals = 0;
    const found = await findHeld({
      ...whole,
      async probe(rate) {
        expect(ruined).toBe(false);
        ruined = rate > 1_000;
        probes.push(rate);
        return { ...trial(rate), hopeless: false, ruined };
      },
      async renew() {
        ruined = false;
        renewals++;
      },
    });
    expect(found!.rate * PRECISION).toBeGreaterThanOrEqual(1_000);
    expect(renewals).toBe(probes.filter((rate) => rate > 1_000).length);
    expect(new Set(probes).size).toBe(probes.length);
  });
});
