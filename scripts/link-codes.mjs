// node scripts/link-codes.mjs [10000000]: codes without a repeat across killed processes, see test/shortener/lessees.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installPackages, root } from './prepare.mjs';

installPackages();
build();
await import(pathToFileURL(join(root, 'dist/test/shortener/make-codes.js')).href);
