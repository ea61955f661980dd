// npm run migrate: moves an installation to a cluster, see migrate/arguments.ts and docs/migration.md.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installPackages, root } from './prepare.mjs';

installPackages();
build();
await import(pathToFileURL(join(root, 'dist/migrate/main.js')).href);
