import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a process is to do on the data of those before it. */
export interface Life {
  readonly directory: string;
  readonly followers: number;
  readonly sliceFollowers: number;
  /** Acknowledged to those before; none yet: it plants the followers. It publishes one more. */
  readonly posts: readonly string[];
  /** Kills itself when fan-out has looked at so many followers; 0: lets it end, and audits. */
  readonly strikeAt: number;
}

export interface StrikeAudit {
  readonly missing: number;
  readonly twice: number;
  /** Timelines that stood when they were compared. */
  readonly windows: number;
  /** Followers that fan-out looked at in the last life. */
  readonly looked: number;
}

export interface StrikeResult extends StrikeAudit {
  readonly followers: number;
  readonly posts: number;
  /** Lives that ended by SIGKILL in the middle of a step of fan-out. */
  readonly kills: number;
  readonly seconds: number;
}

export interface StrikePlan {
  readonly followers: number;
  readonly kills: number;
  readonly sliceFollowers: number;
}

const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const CHILD = fileURLToPath(new URL('./strike.child.ts', import.meta.url)).replace(/ts$/, EXTENSION);

/**
 * An author with many followers publishes, and the process is killed in the middle of each fan-out, further on each time;
 * at last one lives, and every follower is looked at.
 */
export async function strike({ followers, kills, sliceFollowers }: StrikePlan): Promise<StrikeResult> {
  const directory = await mkdtemp(join(tmpdir(), 'kith-strike-'));
  const began = performance.now();
  const posts: string[] = [];
  let killed = 0;
  try {
    for (let n = 1; n <= kills; n++) {
      const strikeAt = Math.ceil((n * followers) / (kills + 1));
      const end = await live({ directory, followers, sliceFollowers, posts, strikeAt });
      posts.push(...end.posts);
      if (end.signal === 'SIGKILL') killed++;
    }
    const { audit, posts: newest } = await live({ directory, followers, sliceFollowers, posts, strikeAt: 0 });
    posts.push(...newest);
    if (audit === undefined) throw new Error('The last life ended without an audit.');
    const seconds = (performance.now() - began) / 1000;
    return { followers, posts: posts.length, kills: killed, ...audit, seconds };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

interface End {
  readonly posts: string[];
  readonly signal: NodeJS.Signals | null;
  readonly audit: StrikeAudit | undefined;
}

async function live(life: Life): Promise<End> {
  const loader = EXTENSION === 'ts' ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, CHILD, JSON.stringify(life)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === null || code === 0) resolve(signal);
      else reject(new Error(`A life ended with ${code}.`));
    });
  });
  const posts: string[] = [];
  let audit: StrikeAudit | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { post?: string; audit?: StrikeAudit };
    if (said.post !== undefined) posts.push(said.post);
    audit = said.audit ?? audit;
  }
  return { posts, signal: await ended, audit };
}
