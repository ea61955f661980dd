import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Every module that runs when `entry` is imported: types leave no import behind. */
async function modulesOf(entry: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(entry)) return found;
  found.add(entry);
  const source = await readFile(entry, 'utf8');
  for (const [, names, from] of source.matchAll(/^(?:import|export) (?!type )([^;]*?from )?'([^']+)';/gms)) {
    const all = (names ?? '').match(/^\{(.*)\}/s)?.[1]?.split(',') ?? [''];
    if (all.every((name) => name.trim().startsWith('type '))) continue;
    if (!from!.startsWith('.')) found.add(from!);
    else await modulesOf(join(dirname(entry), from!), found);
  }
  return found;
}

test('a browser that imports the SDK loads only it and the tables of the protocol, and nothing generated', async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const modules = [...(await modulesOf(join(root, 'client/index.ts')))].map((module) =>
    module.replace(root, ''),
  );
  expect(modules).toContain('client/following.ts');
  const outside = modules.filter((module) => !module.startsWith('client/'));
  expect(outside.sort()).toEqual(['protocol/errors.ts', 'protocol/limits.ts']);
  expect(modules).not.toContain('client/protobuf-codec.ts');
  expect(modules).not.toContain('client/node-storage.ts');
});
