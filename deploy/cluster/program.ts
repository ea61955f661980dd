import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDERS = [
  ...[
    'chat-service',
    'engines',
    'feed-service',
    'gateway',
    'ports',
    'presence',
    'protocol',
    'runtime',
    'shortener',
  ],
];

/**
 * Arguments of Node that run Kith: the compiled program, or, run from the sources when they are newer than it, the
 * sources.
 */
export function kithProgram(): readonly string[] {
  const compiled = import.meta.url.includes('/dist/deploy/');
  const root = fileURLToPath(new URL(compiled ? '../../..' : '../..', import.meta.url));
  const main = join(root, 'dist/runtime/main.js');
  if (compiled || isCurrent(root, main)) return [main];
  // By its address: as a bare name it would be looked up from the folder in which the process runs.
  return ['--import', import.meta.resolve('tsx'), join(root, 'runtime/main.ts')];
}

function isCurrent(root: string, main: string): boolean {
  const built = statSync(main, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return FOLDERS.every((folder) => newest(join(root, folder)) <= built);
}

function newest(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}
