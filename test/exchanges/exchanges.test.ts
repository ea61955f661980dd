import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { recordExchanges } from './record.ts';

test('the server answers the recorded exchanges of docs/exchanges.md as written', async () => {
  const kept = await readFile(new URL('../../docs/exchanges.md', import.meta.url), 'utf8').catch(() => '');
  expect(await recordExchanges()).toBe(kept);
});
