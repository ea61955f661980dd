import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';

/** The result of a named command (`npm run …`) with how it came about, for bench/results/. */
export async function keepResult(
  file: string,
  name: string,
  result: object,
  settings: object = {},
): Promise<void> {
  const machine = {
    ...{ node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? '' },
    memory_gib: Math.round(totalmem() / 2 ** 30),
  };
  const command = `npm run ${name} -- ${told(process.argv.slice(2)).join(' ')}`;
  const about = { command, date: new Date().toISOString(), commit: commit(), machine };
  await writeFile(file, `${JSON.stringify({ ...about, settings, result }, null, 2)}\n`);
}

/** Neither secrets nor where this machine keeps the result. */
const UNTOLD = ['--secret', '--json'];

function told(argv: readonly string[]): string[] {
  const isUntold = (arg: string | undefined): boolean =>
    UNTOLD.some((name) => arg === name || arg?.startsWith(`${name}=`));
  return argv.filter(
    (arg, i) => !isUntold(arg) && !(UNTOLD.includes(argv[i - 1] ?? '') && !arg.startsWith('--')),
  );
}

/** '' where there is no git. */
function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}
