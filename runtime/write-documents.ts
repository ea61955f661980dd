import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '../ports/logger.ts';
import { documents } from './documents.ts';
import { optionTable, readOptions } from './options.ts';
import { start } from './start.ts';

/** Where short links are as long as nothing else is said. */
const LINKS = `http://localhost:${optionTable.KITH_LINK_PORT.default}`;

/** The made pages, as the running whole tells them. */
export async function currentDocuments(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-docs-'));
  const running = await start(
    'all',
    readOptions({ KITH_PORT: '0', KITH_LINK_PORT: '0', KITH_LINK_URL: LINKS, KITH_DATA: folder }, []),
    silentLogger,
  );
  try {
    const metrics = await (await fetch(`${running.address}/metrics`)).text();
    const openapi = (await (await fetch(`${running.address}/openapi.json`)).json()) as object;
    return documents(metrics, openapi);
  } finally {
    await running.stop(0);
    await rm(folder, { recursive: true });
  }
}

/** Writes them into a folder, docs/. */
export async function writeDocuments(folder: string): Promise<void> {
  for (const [name, text] of Object.entries(await currentDocuments()))
    await writeFile(join(folder, name), text);
}
