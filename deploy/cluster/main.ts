import { type Arguments, help, readArguments, WrongArgument } from './arguments.ts';
import { Launcher, Refusal } from './launcher.ts';
import { down, status } from './other-terminal.ts';

/** npm may pass Ctrl-C on to a process that the terminal has told already: a second within this time is the same one. */
const SAME_PRESS_MS = 1_000;

const write = (text: string): void => void process.stdout.write(text);

async function up(given: Arguments): Promise<void> {
  let pressed = 0;
  let launcher: Launcher | undefined;
  const stop = (): void => {
    const now = performance.now();
    if (pressed === 0) {
      pressed = now;
      launcher?.stop().then(() => process.exit(0));
      if (!launcher) process.exit(1);
    } else if (now - pressed > SAME_PRESS_MS) {
      process.exit(1);
    }
  };
  process.on('exit', () => launcher?.abandon());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, stop);
  launcher = await Launcher.create({
    ...given,
    ...{ write, environment: process.env },
    colours: process.stdout.isTTY && !process.env.NO_COLOR,
  });
  await launcher.start();
}

try {
  const given = readArguments(process.argv.slice(2));
  if (given.action === 'help') write(help);
  else if (given.action === 'down') write(`${await down(given.directory)}\n`);
  else if (given.action === 'status') {
    const { text, healthy } = await status(given.directory);
    write(`${text}\n`);
    process.exitCode = healthy ? 0 : 1;
  } else await up(given);
} catch (error) {
  const known = error instanceof Refusal || error instanceof WrongArgument;
  process.stderr.write(`The cluster does not start: ${known ? error.message : (error as Error).message}\n`);
  process.exit(1);
}
