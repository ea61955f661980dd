import { readFile } from 'node:fs/promises';
import { type CountryResponse, Reader } from 'mmdb-lib';

export interface Countries {
  /** ISO 3166-1 alpha-2; '' : not known. */
  of(address: string): string;
  /** Where the file says it comes from; '' : there is no file. To be shown beside results. */
  readonly attribution: string;
}

export const noCountries: Countries = { of: () => '', attribution: '' };

/** From a file in MaxMind's format (GeoLite2, DB-IP lite and others). Rejects when it cannot be read. */
export async function openCountries(file: string): Promise<Countries> {
  const reader = new Reader<CountryResponse>(await readFile(file));
  const { databaseType, buildEpoch } = reader.metadata;
  return {
    attribution: `Countries: ${databaseType}, ${buildEpoch.toISOString().slice(0, 10)}`,
    of(address) {
      try {
        return reader.get(address)?.country?.iso_code ?? '';
      } catch {
        return '';
      }
    },
  };
}
