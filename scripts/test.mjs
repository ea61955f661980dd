// npm test: everything that must hold before a commit, on the embedded engine. Arguments go to vitest.
import { join } from 'node:path';
import { build, installPackages, root, run } from './prepare.mjs';

installPackages();
const bin = (name) => join(root, 'node_modules', name);
const step = (sentence, ...args) => {
  console.log(`\n${sentence}`);
  run(process.execPath, args);
};
console.log('\nTypes, and the compiled program');
build();
step('Generated code is current', 'scripts/generate.mjs', '--check');
step('Biome', bin('@biomejs/biome/bin/biome'), 'check', '.');
step('Unused files, exports and dependencies', bin('knip/bin/knip.js'));
step('Tests', bin('vitest/vitest.mjs'), 'run', ...process.argv.slice(2));
