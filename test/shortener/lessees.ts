import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CODE_LENGTH, numberOf } from '../../shortener/base62.ts';

const isCompiled = import.meta.url.endsWith('.js');
const PROGRAM = fileURLToPath(new URL(isCompiled ? './lessee.js' : './lessee.ts', import.meta.url));

export interface Lessees {
  readonly codes: number;
  readonly kills: number;
  readonly repeats: number;
}

/**
 * Makes this many codes by processes that are killed in the middle of it and started again, and looks for repeats. On a
 * folder of its own, or where it is told (see lessee.ts).
 */
export async function makeCodes(count: number, kills: number, where?: string): Promise<Lessees> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-codes-'));
  const numbers = new Float64Array(count);
  let made = 0;
  let killed = 0;
  try {
    while (made < count) {
      const stopAt = killed < kills ? Math.ceil(((killed + 1) * count) / (kills + 1)) : count;
      await runOne(where ?? folder, count, (code) => {
        if (made < stopAt) numbers[made++] = numberOf(code);
        return made < stopAt;
      });
      if (killed < kills) killed++;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  numbers.sort();
  let repeats = 0;
  for (let i = 1; i < count; i++) if (numbers[i] === numbers[i - 1]) repeats++;
  if (numbers[0]! < 0) throw new Error('Something was made that is no code.');
  return { codes: count, kills: killed, repeats };
}

/** Until `take` wants no more: then SIGKILL, whatever it is doing. */
async function runOne(where: string, count: number, take: (code: string) => boolean): Promise<void> {
  const loader = isCompiled
    ? []
    : ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];
  const child = spawn(process.execPath, [...loader, PROGRAM, where, String(count), '1000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let rest = '';
  for await (const chunk of child.stdout) {
    rest += String(chunk);
    const whole = rest.length - (rest.length % CODE_LENGTH);
    let goesOn = true;
    for (let at = 0; at < whole && goesOn; at += CODE_LENGTH) goesOn = take(rest.slice(at, at + CODE_LENGTH));
    rest = rest.slice(whole);
    if (goesOn) continue;
    child.kill('SIGKILL');
    break;
  }
  await ended;
}
