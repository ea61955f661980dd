import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FeedFixture, scroll } from './fixture.ts';

const CHILD = fileURLToPath(new URL('./kill.child.ts', import.meta.url));
const KILLS = 3;
/** Acknowledged before each SIGKILL. */
const POSTS = 60;

/** Ids that the process acknowledged before it was killed. */
async function publishUntilKilled(directory: string, run: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, directory, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const ids: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    ids.push(line);
    if (ids.length === POSTS) child.kill('SIGKILL');
  }
  await ended;
  return ids;
}

test('SIGKILL: what was acknowledged is in every follower’s timeline, once', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'kith-feed-kill-'));
  const acknowledged: string[] = [];
  for (let run = 0; run < KILLS; run++) acknowledged.push(...(await publishUntilKilled(directory, run)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * POSTS);
  const feed = await FeedFixture.start({ directory });
  await feed.service.settle();
  for (const reader of ['r1', 'r3', 'r5', 'ann']) {
    const ids = await scroll((before) =>
      feed.api.reads.home(reader, { limit: 50, ...(before && { before }) }),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
  }
  await feed.stop();
});
