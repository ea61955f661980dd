import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Values } from '../window.ts';
import { type Case, type Context, repeat } from './context.ts';

/** The feed in a process of its own a run: it needs the engines, which bench/ does not import. */
const PROGRAM = fileURLToPath(new URL('../../test/feed/measure/main.js', import.meta.url));

export interface FeedPlan {
  readonly name: 'fanout' | 'celebrity' | 'zipf' | 'feed-lag' | 'feed-read';
  readonly size: number;
  /** What the size counts, and what is done. */
  readonly load: string;
}

export function measureFeed(context: Context, plan: FeedPlan): Promise<Case[][]> {
  const { name, size, load } = plan;
  const { workshop } = context;
  if (workshop.isCluster && (name === 'celebrity' || name === 'zipf')) {
    throw new Error(
      `--${name} is measured on the embedded engine: without --cluster. \`npm run feed-replay\` knows more.`,
    );
  }
  const server = workshop.isCluster
    ? 'node dist/runtime/main.js feed-service; the API in the process of the bench'
    : 'in the process of the bench';
  Object.assign(context.settings, { load, size, server_command: server });
  return repeat(context, async (tell) => {
    tell(`${name}, ${size}`);
    const engine = workshop.isCluster ? ['cluster'] : [];
    const figures = await runProgram([
      ...[...workshop.profiling, PROGRAM, name, String(size), workshop.folder()],
      ...engine,
    ]);
    return Object.entries(figures).map(([name, values]) => ({ name, values }));
  });
}

async function runProgram(args: readonly string[]): Promise<Record<string, Values>> {
  const child = spawn(process.execPath, ['--expose-gc', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The bench of the feed ended with ${code}.`);
  return JSON.parse(output.trim().split('\n').at(-1)!);
}
