// npm run soak -- [--minutes 10] [--json FILE]: see test/soak/main.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installPackages, root } from './prepare.mjs';

installPackages();
build();
await import(pathToFileURL(join(root, 'dist/test/soak/main.js')).href);
