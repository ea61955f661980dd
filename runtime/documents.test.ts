import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { currentDocuments } from './write-documents.ts';

test('the pages of docs/ that are made from the code are current', async () => {
  for (const [name, text] of Object.entries(await currentDocuments())) {
    const kept = await readFile(new URL(`../docs/${name}`, import.meta.url), 'utf8').catch(() => '');
    expect(kept === text, `docs/${name} is not current: run npm run docs`).toBe(true);
  }
});
