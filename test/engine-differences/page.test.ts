import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { enginesPage } from './page.ts';

test('docs/engines.md says what each engine leaves out of its suites, and who runs which', async () => {
  const kept = await readFile(new URL('../../docs/engines.md', import.meta.url), 'utf8').catch(() => '');
  expect(await enginesPage(), 'run npm run docs').toBe(kept);
});
