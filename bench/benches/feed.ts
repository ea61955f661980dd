import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Values } from '../window.ts';
import { type Case, type Context, repeat } from './context.ts';

/** The feed on the embedded engine, in a process of its own a run: it needs the engine, which bench/ does not import. */
const PROGRAM = fileURLToPath(new URL('../../test/feed/measure/main.js', import.meta.url));

export interface FeedPlan {
  readonly name: 'fanout' | 'feed-lag' | 'feed-read';
  readonly size: number;
  /** What the size counts, and what is done. */
  readonly load: string;
}

export function measureFeed(context: Context, plan: FeedPlan): Promise<Case[][]> {
  const size = context.asked.size || plan.size;
  Object.assign(context.settings, { load: plan.load, size, server_command: 'in the process of the bench' });
  return repeat(context, async (tell) => {
    tell(`${plan.name}, ${size}`);
    const figures = await runProgram(plan.name, size);
    return Object.entries(figures).map(([name, values]) => ({ name, values }));
  });
}

async function runProgram(name: string, size: number): Promise<Record<string, Values>> {
  const args = ['--expose-gc', PROGRAM, name, String(size), tmpdir()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${name} ended with ${code}.`);
  return JSON.parse(output.trim().split('\n').at(-1)!);
}
