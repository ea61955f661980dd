// Makes protocol/generated/ from the .proto files. `--check` only says whether it is current.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'protocol/generated');
const check = process.argv.includes('--check');
const out = check ? mkdtempSync(join(tmpdir(), 'kith-generated-')) : target;
mkdirSync(out, { recursive: true });

// 64-bit fields become plain numbers: every one of ours is a count of milliseconds or a log offset, below 2^53.
// It must happen before the generated module is evaluated, so that module imports the runtime through this one.
writeFileSync(
  join(out, 'runtime.js'),
  `import protobuf from 'protobufjs/minimal.js';
protobuf.util.Long = null;
protobuf.configure();
export default protobuf;
`,
);
writeFileSync(
  join(out, 'runtime.d.ts'),
  `import protobuf from 'protobufjs/minimal.js';
export default protobuf;
`,
);
const pbjs = join(createRequire(import.meta.url).resolve('protobufjs-cli/package.json'), '../bin/pbjs');
const make = (...flags) =>
  execFileSync(
    process.execPath,
    [
      pbjs,
      ...'-t static-module -w esm --no-delimited --no-typeurl --no-create --force-number'.split(' '),
      ...['--dependency', './runtime.js', '-p', 'protocol', '-o', join(out, 'kith.js')],
      ...flags,
      ...['protocol/records.proto', 'protocol/feed.proto'],
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
make('--dts'); // the types are read from the comments
make('--no-comments');
const types = join(out, 'kith.d.ts');
writeFileSync(types, readFileSync(types, 'utf8').replace('import Long = require("long");\n', ''));

if (check) {
  const stale = ['runtime.js', 'runtime.d.ts', 'kith.js', 'kith.d.ts'].filter((file) => {
    try {
      return readFileSync(join(out, file), 'utf8') !== readFileSync(join(target, file), 'utf8');
    } catch {
      return true;
    }
  });
  rmSync(out, { recursive: true });
  if (stale.length > 0) {
    console.error(`Generated code is not current: ${stale.join(', ')}. Run: npm run generate`);
    process.exit(1);
  }
}
