// npm run bench -- NAME [--runs N] [--json FILE]: see bench/main.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installPackages, root } from './prepare.mjs';

installPackages();
build();
await import(pathToFileURL(join(root, 'dist/bench/main.js')).href);
