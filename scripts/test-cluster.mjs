// npm run test:cluster: every engine's suite, journeys and each fault once, on real Kafka, Cassandra and Redis, which
// it brings and starts itself. Two runs at once: files that share one set of servers, one after the other, and files
// that start their own; most of either is waiting. Arguments go to vitest, which then runs alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build, installPackages, root, run } from './prepare.mjs';
import { ensureCommands, serverCommands } from './servers.mjs';

const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'vitest.cluster.config.ts'];

/** Resolves with the exit code and all that it printed, which is shown at once if `shown`. */
async function runLane(lane, shown) {
  const child = spawn(process.execPath, vitest, {
    cwd: root,
    env: { ...process.env, TEST_LANE: lane },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => (shown ? process.stdout.write(data) : output.push(data)));
  }
  const [code] = await once(child, 'close');
  return { code, output: Buffer.concat(output) };
}

ensureCommands(serverCommands);
installPackages();
build();
run(process.execPath, [join(root, 'dist/deploy/servers/bring.js')]);
const given = process.argv.slice(2);
if (given.length > 0) run(process.execPath, [...vitest, ...given]);
else {
  const [shared, own] = await Promise.all([runLane('shared', true), runLane('own', false)]);
  console.log('\nFiles with servers of their own, which ran meanwhile:');
  process.stdout.write(own.output);
  // Not at once: what is written to a pipe is still on its way.
  process.exitCode = shared.code || own.code || 0;
}
