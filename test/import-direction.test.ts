import { readdir, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const services = ['gateway', 'chat-service', 'presence', 'feed-service', 'shortener'];

/** What each folder may import of the others. Tests and tools at the top may import what they try out. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  ports: ['protocol'],
  client: ['protocol', 'ports'],
  engines: ['ports', 'protocol'],
  http: ['ports', 'protocol'],
  ...Object.fromEntries(services.map((service) => [service, ['http', 'ports', 'protocol']])),
  runtime: ['engines', ...services, 'http', 'ports', 'protocol'],
  bench: ['protocol', 'ports', 'client', 'deploy'],
  deploy: ['engines', 'ports'],
  migrate: ['runtime', 'engines', 'ports', 'protocol', ...services],
  test: ['runtime', 'engines', ...services, 'http', 'client', 'ports', 'protocol', 'deploy', 'migrate'],
};

/** Drivers of stores, logs and listeners: only engines/ knows that they exist. */
const vendors = ['lmdb', 'uWebSockets.js', 'ws', 'kafkajs', 'cassandra-driver', 'ioredis'];
/** A client of the WebSocket protocol, a bare server to compare with and a hand on a server to break are no drivers. */
const maySpeakSockets = ['test', 'bench'];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly specifier: string;
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')`. */
const statement =
  /^\s*(?:import|export)\s[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gm;

async function imports(): Promise<Import[]> {
  const found: Import[] = [];
  for (const folder of Object.keys(allowed)) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(ts|js)$/.test(entry.name)) continue;
      const file = relative(root, join(entry.parentPath, entry.name));
      const text = await readFile(join(root, file), 'utf8');
      for (const match of text.matchAll(statement)) {
        found.push({ file, from: folder, specifier: match[1] ?? match[2] ?? '' });
      }
    }
  }
  return found;
}

function targetFolder({ file, specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return relative(root, join(root, dirname(file), specifier)).split('/')[0];
}

test('imports point one way: runtime → services and engines → http → ports → protocol', async () => {
  const all = await imports();
  expect(all.length).toBeGreaterThan(200);
  const wrong = all.filter((each) => {
    const target = targetFolder(each);
    if (target === undefined || target === each.from) return false;
    // A test takes real parts, and starts the server that an engine speaks to.
    if (/\.test\.ts$|\.child\.ts$|under-test|measure/.test(each.file)) return false;
    return !allowed[each.from]!.includes(target);
  });
  expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
});

test('only engines import a vendor’s driver', async () => {
  const wrong = (await imports()).filter(
    ({ file, from, specifier }) =>
      vendors.includes(specifier) &&
      from !== 'engines' &&
      !(maySpeakSockets.includes(from) && ['ws', 'uWebSockets.js', 'ioredis'].includes(specifier)) &&
      !/\.(conformance|fixture)\.ts$/.test(file),
  );
  expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
});

test('what a browser loads imports nothing but protocol and ports', async () => {
  const forBrowsers = (await imports()).filter(
    ({ file, from }) => from === 'client' && !/\.test\.ts$|node-storage|protobuf-codec|test-/.test(file),
  );
  const wrong = forBrowsers.filter(
    ({ specifier }) => !specifier.startsWith('.') || builtinModules.includes(specifier.replace('node:', '')),
  );
  expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
});
