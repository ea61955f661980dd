// npm run test:cluster: every engine's suite, journeys and each fault once, on real Kafka, Cassandra and Redis, which
// it brings and starts itself. Arguments go to vitest.
import { join } from 'node:path';
import { build, installPackages, root, run } from './prepare.mjs';
import { ensureCommands, serverCommands } from './servers.mjs';

ensureCommands(serverCommands);
installPackages();
build();
run(process.execPath, [
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--config',
  'vitest.cluster.config.ts',
  ...process.argv.slice(2),
]);
