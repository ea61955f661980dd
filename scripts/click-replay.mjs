// npm run click-replay -- --file FILE: see test/click-replay/main.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installPackages, root } from './prepare.mjs';

installPackages();
build();
await import(pathToFileURL(join(root, 'dist/test/click-replay/main.js')).href);
