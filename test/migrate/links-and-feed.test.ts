import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { KithFeed } from '../../client/feed.ts';
import { hostToken, SECRET } from '../support/whole.ts';
import { RunningSource } from './running-source.ts';
import { Tool } from './tool.ts';
import { Place, Town } from './town.ts';
import { livesOn, sameTown } from './town-answers.ts';

/** Links and the feed with embedded stores as the target; the cluster's own stands in links-and-feed.cluster.test.ts. */
let open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.reverse()) await close();
  open = [];
});

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'kith-moved-'));
  open.push(() => rm(made, { recursive: true, force: true }));
  return made;
}

async function place(data?: string): Promise<Place> {
  const started = await Place.start({}, data);
  open.push(() => started.whole.stop());
  return started;
}

test('links and the feed move while people go on, and are used on at the new place', async () => {
  const town = new Town(await place());
  open.push(() => town.rest());
  await town.begin();
  const to = await folder();
  town.bustle();
  const tool = new Tool('./to-embedded.child.ts', [town.source.whole.folder, to]);
  open.push(() => tool.kill());
  const report = await tool.report();
  expect(report, tool.said).toMatchObject({ differing: 0 });
  expect(await tool.code()).toBe(0);
  await town.rest();
  const here = await place(to);
  const rested = await town.source.restart();
  open.push(() => rested.whole.stop());
  await sameTown(rested, here, town);
  await livesOn(here, town);
});

test('what a source had acknowledged of the feed before it was killed is applied and moved', async () => {
  const [from, to] = [await folder(), await folder()];
  const source = await RunningSource.start(from);
  open.push(() => source.kill());
  const url = source.address.replace(/^ws/, 'http');
  const ann = new KithFeed({ url, token: () => hostToken(SECRET, { sub: 'ann' }) });
  const posts = Array.from({ length: 60 }, (_, n) => ann.publish({ text: `post ${n} #last` }, `key-${n}`));
  const ids = (await Promise.all(posts)).map(({ id }) => id);
  // Acknowledged a moment ago: the stores need not have them, and the log has.
  await source.kill();
  const tool = new Tool('./to-embedded.child.ts', [from, to]);
  const report = await tool.report();
  expect(report, tool.said).toMatchObject({ differing: 0 });
  expect(report.tables['feed posts']).toBe(60);
  const here = await place(to);
  const found: string[] = [];
  for await (const { id } of here.feed('ann').posts({ tag: 'last' }, { limit: 50 })) found.push(id);
  expect(found.toSorted()).toEqual(ids.toSorted());
});
