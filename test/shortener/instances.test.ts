import { afterEach, describe, expect, it } from 'vitest';
import type { LinkStore } from '../../ports/link-store.ts';
import { LinkFixture } from './fixture.ts';
import { instanceCases } from './instances.cases.ts';

instanceCases('embedded', async () => undefined);

let links: LinkFixture;
afterEach(() => links?.close());

describe('an instance', () => {
  it('sends a scanner away within its budget, and lets visitors be', async () => {
    links = await LinkFixture.open({
      instances: 1,
      settings: { proxyHops: 1, misses: 30, missesPerSecond: 0.5 },
    });
    const names = await Promise.all(Array.from({ length: 20 }, () => links.link()));
    const scan = (i: number): string =>
      i % 2 === 0
        ? String(1_000_000 + i * 7_919).padStart(7, 'Q')
        : `${names[0]!.slice(0, 6)}${'0AZaz9'[i % 6]}`;
    const seen = async (i: number): Promise<string> => {
      const answer = await links.visit(`/${names[i % 20]}`, { 'x-forwarded-for': `198.51.100.${i % 200}` });
      return JSON.stringify([answer.status, [...answer.headers].filter(([name]) => name !== 'date')]);
    };
    const before = await Promise.all(names.map((_, i) => seen(i)));
    expect(before[0]).toContain('302');
    const reads = countReads(links.engines[0]!.links, new Set(names));
    let told404 = 0;
    let told429 = 0;
    let unchanged = 0;
    for (let i = 0; i < 400; i++) {
      const { status: code } = await links.visit(`/${scan(i)}`, { 'x-forwarded-for': '203.0.113.66' });
      if (code === 404) told404++;
      if (code === 429) told429++;
      if ((await seen(i)) === before[i % 20]) unchanged++;
    }
    expect(unchanged).toBe(400);
    // From memory, as before.
    expect(reads()).toBe(0);
    expect(told404).toBeGreaterThanOrEqual(30);
    expect(told404).toBeLessThan(60);
    expect(told429).toBeGreaterThan(300);
    // Once it is known, it finds nothing by luck either.
    const lucky = await links.visit(`/${names[3]}`, { 'x-forwarded-for': '203.0.113.66' });
    expect(lucky.status).toBe(429);
    expect(Number(lucky.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

/** How often one of these links was read from the store since. */
function countReads(store: LinkStore, names: ReadonlySet<string>): () => number {
  let reads = 0;
  const through = <Answer>(read: (name: string) => Answer): ((name: string) => Answer) => {
    return (name) => {
      if (names.has(name)) reads++;
      return read(name);
    };
  };
  const changed = store as { -readonly [K in keyof LinkStore]: LinkStore[K] };
  changed.link = through(store.link.bind(store));
  if (store.linkNow !== undefined) changed.linkNow = through(store.linkNow.bind(store));
  return () => reads;
}
