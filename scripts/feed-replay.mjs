// npm run feed-replay: a follow graph through the feed, and an audit behind it; see test/feed-replay/main.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installPackages, root } from './prepare.mjs';

installPackages();
build();
await import(pathToFileURL(join(root, 'dist/test/feed-replay/main.js')).href);
