import { afterEach, expect, inject, test } from 'vitest';
import { Tool } from './tool.ts';
import { Place, Town } from './town.ts';
import { livesOn, sameTown } from './town-answers.ts';

/** Links and the feed from the embedded engine to real servers. */
let open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.reverse()) await close();
  open = [];
});

let serial = 0;

/** Options of a cluster of its own on the servers of the run. */
function cluster(): Record<string, string> {
  const { kafka, cassandra, redis } = inject('servers');
  return {
    ...{ KITH_ENGINE: 'cluster', KITH_PARTITIONS: '4', KITH_REPLICATION: '1' },
    KITH_NAME: `town${process.pid % 10_000}x${++serial}`,
    ...{ KITH_KAFKA: kafka, KITH_CASSANDRA: cassandra, KITH_REDIS: redis },
  };
}

async function place(options: Record<string, string>): Promise<Place> {
  const started = await Place.start(options);
  open.push(() => started.whole.stop());
  return started;
}

function move(from: string, to: Record<string, string>): Tool {
  const { KITH_ENGINE: _, ...env } = to;
  const tool = new Tool('../../migrate/main.ts', ['--from', from, '--to', 'cluster'], env);
  open.push(() => tool.kill());
  return tool;
}

async function town(): Promise<Town> {
  const begun = new Town(await place({}));
  open.push(() => begun.rest());
  await begun.begin();
  begun.bustle();
  return begun;
}

/** The last run comes to its end, and everything is there. */
async function arrive(moved: Town, tool: Tool, to: Record<string, string>): Promise<void> {
  const report = await tool.report();
  expect(report, tool.said).toMatchObject({ differing: 0 });
  expect(await tool.code()).toBe(0);
  expect(report.tables['short links']).toBeGreaterThanOrEqual(25);
  expect(report.tables['feed posts']).toBeGreaterThanOrEqual(40);
  await moved.rest();
  const here = await place(to);
  const rested = await moved.source.restart();
  open.push(() => rested.whole.stop());
  await sameTown(rested, here, moved);
  await livesOn(here, moved);
}

test('links and the feed move while people go on, and are used on at the cluster', async () => {
  const moved = await town();
  const to = cluster();
  await arrive(moved, move(moved.source.whole.folder, to), to);
});

test('killed in the bulk and again in the pause, it continues to the same end', async () => {
  const moved = await town();
  const { folder } = moved.source.whole;
  const to = cluster();
  const first = move(folder, to);
  await first.says(/^feed halves: /);
  await first.kill();
  const second = move(folder, to);
  await second.says(/source refuses writes/);
  await second.kill();
  const before = moved.posts.size;
  // The lease of the dead one runs out, and people go on at the source.
  await expect.poll(() => moved.posts.size).toBeGreaterThan(before + 3);
  await arrive(moved, move(folder, to), to);
});
