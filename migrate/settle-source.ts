import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.ts';

/** Run from the sources or compiled, the child is as this file is. */
const CHILD = fileURLToPath(
  new URL(`./settle.child.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url),
);

/** Brings the stores of a source that does not run up to the end of its log. */
export async function settleSource(data: string, mapSize: number): Promise<void> {
  const isKept = (name: string): boolean => !name.startsWith('KITH_') || name.startsWith('KITH_FEED_');
  const inherited = Object.entries(process.env).filter(([name]) => isKept(name));
  const env = { ...Object.fromEntries(inherited), KITH_DATA: data, KITH_MAP_SIZE: String(mapSize) };
  const child = spawn(process.execPath, [...process.execArgv, CHILD], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code === 0) return;
  throw new Refusal(`What the source had acknowledged before it ended could not be numbered: ${said.trim()}`);
}
