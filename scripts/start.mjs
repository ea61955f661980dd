// npm start: installs and builds what is missing, then is the server: the same process, so that signals reach it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installPackages, root } from './prepare.mjs';

installPackages();
build();
await import(pathToFileURL(join(root, 'dist/runtime/main.js')).href);
