// npm run replay: real conversations through a real server, see test/replay/arguments.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installPackages, root } from './prepare.mjs';

installPackages();
build();
await import(pathToFileURL(join(root, 'dist/test/replay/main.js')).href);
