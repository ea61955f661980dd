// npm run test:web: the page to try it in a real Chromium, on the compiled program.
import { join } from 'node:path';
import { build, installPackages, root, run } from './prepare.mjs';

installPackages();
build();
run(process.execPath, [
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--config',
  'vitest.web.config.ts',
]);
