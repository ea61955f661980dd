// npm run cluster: see deploy/cluster/arguments.ts. The launcher has a session of its own: Ctrl-C at the terminal would
// otherwise reach Kafka and its like at the same moment as the gateways, which need them to end quietly.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, installPackages, root } from './prepare.mjs';

installPackages();
build();
const launcher = spawn(
  process.execPath,
  [join(root, 'dist/deploy/cluster/main.js'), ...process.argv.slice(2)],
  {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => launcher.kill(signal));
launcher.on('exit', (code) => process.exit(code ?? 1));
