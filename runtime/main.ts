import { createLogger } from './logger.ts';
import { help, readOptions, WrongOption } from './options.ts';
import { type Role, roles, start } from './start.ts';

/** Ends with a sentence for a person, not with a trace. */
function refuse(sentence: string): never {
  process.stderr.write(`Kith does not start: ${sentence}\n`);
  process.exit(1);
}

function roleOf(word: string): Role {
  const role = roles.find((each) => each === word);
  if (role === undefined)
    throw new WrongOption(`“${word}” is not a service; there are: ${roles.join(', ')}.`);
  return role;
}

const argv = process.argv.slice(2);
if (argv.includes('--help')) {
  process.stdout.write(help());
  process.exit(0);
}

// Timers of the services do not hold the process, so that tests end; a server lives until it is told to stop.
setInterval(() => undefined, 60_000);

// Whoever reads the output may go, and the server lives on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  const [first = ''] = argv;
  const role = first.startsWith('-') || first === '' ? 'all' : roleOf(first);
  const options = readOptions(process.env, first === role ? argv.slice(1) : argv);
  const logger = createLogger(options.KITH_LOG);
  const running = await start(role, options, logger);
  process.stdout.write(`${role === 'all' ? 'Kith' : `Kith’s ${role}`} runs at ${running.address}\n`);
  if (running.links) process.stdout.write(`Short links are at ${running.links}\n`);
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({ signal }, 'stopping; the same signal again stops at once');
    running.stop(options.KITH_DRAIN * 1000).then(() => process.exit(0));
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
} catch (error) {
  if (error instanceof WrongOption) refuse(error.message);
  if (error instanceof Error && 'sentence' in error) refuse(String(error.sentence));
  refuse(error instanceof Error ? error.message : String(error));
}
