// npm run test:cluster: every engine's suite, journeys and each fault once, on real Kafka, Cassandra and Redis, which
// it brings and starts itself. Two runs at once: files that share one set of servers, one after the other, and files
// that start their own; most of either is waiting. A few files that fail are run once more when both have ended, alone
// and on fresh servers, and named: servers of others on a busy machine are late at times. Arguments go to vitest, which
// then runs alone and once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build, installPackages, root, run } from './prepare.mjs';
import { ensureCommands, serverCommands } from './servers.mjs';

/** More files than this do not fail by chance. */
const MOST_AGAIN = 4;
const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'vitest.cluster.config.ts'];

/** Resolves when the run has ended, with its verdict and what it printed, which is shown at once if `shown`. */
async function runOnce(name, { lane, files = [], shown }) {
  const report = join(reports, `${name}.json`);
  const child = spawn(
    process.execPath,
    [...vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files],
    {
      cwd: root,
      env: { ...process.env, ...(lane && { TEST_LANE: lane }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => (shown ? process.stdout.write(data) : output.push(data)));
  }
  const [code] = await once(child, 'close');
  return { ...(await verdict(report, code)), output: Buffer.concat(output) };
}

/** Tests that passed in files without a failure, those that failed, and the files in which something did. */
async function verdict(report, code) {
  const found = await readFile(report, 'utf8').then(JSON.parse, () => undefined);
  if (found === undefined) return { passed: 0, failed: 1, files: [] };
  const isGood = ({ status }) => status === 'passed';
  const passed = found.testResults.filter(isGood).flatMap((file) => file.assertionResults).length;
  const files = found.testResults.filter((file) => !isGood(file)).map(({ name }) => relative(root, name));
  // Without a file to blame, as after an error that no test caught, the run itself has failed.
  const failed = Math.max(found.numFailedTests, files.length, code === 0 ? 0 : 1);
  return { passed, failed, files };
}

// Servers in Java live for some minutes here: with the quick compiler alone they are ready with a third less work. Large
// pages spare them half of it on virtual machines whose memory is far away.
process.env.JAVA_TOOL_OPTIONS ??= '-XX:TieredStopAtLevel=1 -XX:+UseTransparentHugePages';
ensureCommands(serverCommands);
installPackages();
build();
run(process.execPath, [join(root, 'dist/deploy/servers/bring.js')]);
const given = process.argv.slice(2);
if (given.length > 0) {
  run(process.execPath, [...vitest, ...given]);
  process.exit();
}
const reports = await mkdtemp(join(tmpdir(), 'kith-test-cluster-'));
const lanes = await Promise.all([
  runOnce('shared', { lane: 'shared', shown: true }),
  runOnce('own', { lane: 'own', shown: false }),
]);
console.log('\nFiles with servers of their own, which ran meanwhile:');
process.stdout.write(lanes[1].output);
let passed = lanes[0].passed + lanes[1].passed;
let failed = lanes[0].failed + lanes[1].failed;
const files = lanes.flatMap((lane) => lane.files);
const blameless = lanes.some((lane) => lane.failed > 0 && lane.files.length === 0);
if (files.length > 0 && files.length <= MOST_AGAIN && !blameless) {
  console.log(`\nOnce more, on fresh servers, since something in them failed: ${files.join(', ')}`);
  const again = await runOnce('again', { files, shown: true });
  passed += again.passed;
  failed = again.failed;
  if (failed === 0) console.log(`\nFailed at first and passed alone: ${files.join(', ')}`);
}
await rm(reports, { recursive: true, force: true });
console.log(`\n      Tests  ${passed} passed${failed > 0 ? ` | ${failed} failed` : ''} (of all files)`);
// Not at once: what is written to a pipe is still on its way.
process.exitCode = failed > 0 ? 1 : 0;
