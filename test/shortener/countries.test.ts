import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Countries, openCountries } from '../../shortener/country.ts';
import { countryFile } from './country-file.ts';
import { LinkFixture } from './fixture.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';

describe('a file of countries', () => {
  let folder: string;
  let countries: Countries;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-countries-'));
    const file = join(folder, 'countries.mmdb');
    const networks = [
      ['198.51.100.0/25', 'CH'],
      ['198.51.100.128/25', 'AT'],
      ['203.0.113.7/32', 'IS'],
      ['2001:db8:1::/48', 'NO'],
    ] as const;
    const builtAt = Date.UTC(2026, 9, 1) / 1000;
    await writeFile(file, countryFile(networks, { type: 'Test-Country-Lite', builtAt }));
    countries = await openCountries(file);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('knows the country of an address, of either family, and says so where it does not', () => {
    const told = ['198.51.100.0', '198.51.100.127', '198.51.100.128', '203.0.113.7', '203.0.113.8'].map(
      (address) => countries.of(address),
    );
    expect(told).toEqual(['CH', 'CH', 'AT', 'IS', '']);
    expect([countries.of('2001:db8:1::99'), countries.of('2001:db8:2::99')]).toEqual(['NO', '']);
    expect([countries.of(''), countries.of('nonsense')]).toEqual(['', '']);
    expect(countries.attribution).toBe('Countries: Test-Country-Lite, 2026-10-01');
  });

  it('shows in statistics, with what it comes from, and decides rules', async () => {
    const links = await LinkFixture.open({ settings: { proxyHops: 1 }, parts: { countries } });
    try {
      const rules = [{ target: 'https://example.org/austria', country: 'AT' }];
      const name = await links.link('https://example.org/else', { rules });
      const from = async (address: string): Promise<string | null> => {
        const headers = { 'x-forwarded-for': address, 'user-agent': FIREFOX };
        return (await links.visit(`/${name}`, headers)).headers.get('location');
      };
      expect(await from('198.51.100.1')).toBe('https://example.org/else');
      expect(await from('198.51.100.200')).toBe('https://example.org/austria');
      expect(await from('2001:db8:1::5')).toBe('https://example.org/else');
      expect(await from('192.0.2.1')).toBe('https://example.org/else');
      await links.settle();
      const told = await links.statistics(name);
      expect(told.attribution).toBe('Countries: Test-Country-Lite, 2026-10-01');
      const byCountry = told.by.country.map((each: { value: string }) => each.value).sort();
      expect(byCountry).toEqual(['', 'AT', 'CH', 'NO']);
    } finally {
      await links.close();
    }
  });

  it('that cannot be read is refused', async () => {
    const file = join(folder, 'nonsense.mmdb');
    await writeFile(file, 'nonsense');
    await expect(openCountries(file)).rejects.toThrow();
    await expect(openCountries(join(folder, 'absent.mmdb'))).rejects.toThrow();
  });
});
