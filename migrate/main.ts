import { systemClock } from '../ports/clock.ts';
import { createLogger } from '../runtime/logger.ts';
import { readOptions, WrongOption } from '../runtime/options.ts';
import { HELP, readArguments } from './arguments.ts';
import { giveUpOnSignals } from './give-up.ts';
import { openMove } from './move.ts';
import { Refusal } from './refusal.ts';
import { sayTo } from './say.ts';
import { clusterName, openClusterTarget } from './target.ts';

/** Ends with a sentence for a person, not with a trace. */
function refuse(error: unknown): never {
  const known = error instanceof Refusal || error instanceof WrongOption;
  const sentence = error instanceof Error && 'sentence' in error ? String(error.sentence) : undefined;
  process.stderr.write(
    `The migration stops: ${sentence ?? (error instanceof Error ? error.message : error)}\n`,
  );
  if (!known) process.stderr.write('Run it again when that is mended: it continues.\n');
  process.exit(1);
}

const argv = process.argv.slice(2);
if (argv.includes('--help')) {
  process.stdout.write(HELP);
  process.exit(0);
}

// Timers do not hold the process.
setInterval(() => undefined, 60_000);

try {
  const { from, address, rest } = readArguments(argv);
  const options = readOptions({ ...process.env, KITH_ENGINE: 'cluster', KITH_DATA: from }, rest);
  const logger = createLogger(options.KITH_LOG === 'info' ? 'warn' : options.KITH_LOG);
  const say = sayTo(process.stdout, () => systemClock.monotonic());
  const move = await openMove({
    ...{ from, address, say, mapSize: options.KITH_MAP_SIZE, to: clusterName(options) },
    open: (source) => openClusterTarget(options, source, logger),
  });
  giveUpOnSignals(() => move.giveUp());
  const report = await move.run();
  for (const each of move.differences) process.stderr.write(`Differs: ${each}\n`);
  if (report === undefined) say.line('This installation was moved already; nothing is left to do.');
  else if (report.differing === 0) {
    say.line(`Moved in ${report.seconds} s; writes were refused for ${report.pauseMs} ms.`);
    say.line('Start the processes of the cluster, send clients there, and stop the source.');
  } else say.line('The source goes on: what was read back from the target differs.');
  await move.close();
  process.stdout.write(`${JSON.stringify(report ?? { moved: true })}\n`);
  process.exit(report === undefined || report.differing === 0 ? 0 : 1);
} catch (error) {
  refuse(error);
}
