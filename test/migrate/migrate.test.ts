import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openEnvironment } from '../../engines/embedded/lmdb-environment.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import { openEmbedded } from '../../runtime/embedded.ts';
import { readOptions } from '../../runtime/options.ts';
import { startWhole, type Whole } from '../support/whole.ts';
import { accountsMove, sourceWithInvite } from './accounts-journey.ts';
import { Journey } from './journey.ts';
import { sendBelowOldOffset } from './old-epoch.ts';
import { RunningSource } from './running-source.ts';
import { FAST, seed } from './seed.ts';
import { Tool } from './tool.ts';

/**
 * The journey with embedded stores as the target: the same tool, the same source, no servers. What is the cluster's
 * own stands in migrate.cluster.test.ts.
 */
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

async function whole(data?: string, options: Record<string, string> = {}): Promise<Whole> {
  const started = await startWhole(options, data);
  open.push(() => started.stop());
  return started;
}

async function running(data: string, options: Record<string, string> = {}): Promise<RunningSource> {
  const started = await RunningSource.start(data, options);
  open.push(() => started.kill());
  return started;
}

function move(from: string, to: string, ...more: string[]): Tool {
  const tool = new Tool('./to-embedded.child.ts', [from, to, ...more]);
  open.push(() => tool.kill());
  return tool;
}

async function journey(): Promise<Journey> {
  const begun = new Journey(await whole(), '1');
  open.push(() => begun.end());
  await begun.begin();
  return begun;
}

test('people talk on while it moves, and go on at the new place with the numbers they had', async () => {
  const people = await journey();
  const to = await folder();
  people.talk();
  const tool = move(people.source.folder, to);
  const { report } = await people.switch(tool, () => whole(to));
  expect(report.conversations).toBeGreaterThanOrEqual(2 + people.founded.length);
  await people.check();
});

test('killed in the bulk and again in the tail, it continues to the same end', async () => {
  const people = await journey();
  const { folder: from } = people.source;
  const to = await folder();
  people.talk();
  const first = move(from, to);
  await first.says(/^conversations: /);
  await first.kill();
  const second = move(from, to, '1000');
  await second.says(/source refuses writes/);
  await second.kill();
  const before = people.numbered;
  // The lease of the dead one runs out, and people go on at the source.
  await expect.poll(() => people.numbered).toBeGreaterThan(before + 3);
  await people.switch(move(from, to), () => whole(to));
  await people.check();
});

test('told to end while the source is frozen, it lets the source go on at once', async () => {
  const people = await journey();
  people.talk();
  // A lease that would outlast this test.
  const tool = move(people.source.folder, await folder(), '60000');
  await tool.says(/source refuses writes/);
  const before = people.numbered;
  await tool.kill('SIGTERM');
  expect(await tool.code()).toBe(143);
  await expect.poll(() => people.numbered).toBeGreaterThan(before + 3);
});

test('accounts, devices, tokens, revocations and invites are as they were', async () => {
  const to = await folder();
  const options = { KITH_JWT_SECRET: '', KITH_REGISTRATION: 'invite', KITH_AUTH_RATE: '1000' };
  const { data, invite } = await sourceWithInvite();
  await accountsMove({
    source: await whole(data, options),
    invite,
    move: (source) => move(source.folder, to),
    target: () => whole(to, options),
  });
});

test('what a source had acknowledged before it was killed is numbered and moved', async () => {
  const from = await folder();
  const to = await folder();
  const source = await running(from, FAST);
  const { conversations } = await seed(source, 3, 40);
  // Acknowledged a moment ago: no checkpoint has been saved since.
  await source.kill();
  const tool = move(from, to);
  const report = await tool.report();
  expect(report, tool.said).toMatchObject({ conversations: 3, messages: 120, verified: 3, differing: 0 });
  expect(tool.said).toMatch(/source does not run/);
  const there = await whole(to);
  const alice = await there.signIn('alice');
  for (const [conversation, messages] of conversations) {
    // The counter was seen: the same numbers as at the source.
    const again = await alice.send(conversation, messages, 'sent again');
    expect(again.accepted).toBeTruthy();
    const { outcomes } = await alice.until((frame) =>
      Boolean(frame.outcomes?.outcomes?.some((each) => each.conversation === conversation)),
    );
    expect(outcomes!.outcomes![0]).toMatchObject({
      counter: messages,
      message: messages,
      event: messages + 1,
    });
  }
});

test('a source that is killed while it is frozen loses nothing that it acknowledged, and nothing else', async () => {
  const from = await folder();
  const source = await running(from, FAST);
  await seed(source, 20, 20);
  const alice = await source.signIn('alice');
  const { opened } = await alice.ask({ createGroup: { key: 'busy', title: 'busy' } });
  const tool = move(from, await folder());
  let accepted = 0;
  const talking = (async () => {
    for (;;) {
      const answer = await alice.send(opened!.conversation!, accepted + 1, 'and on').catch(() => undefined);
      if (!answer?.accepted) return;
      accepted++;
    }
  })();
  await tool.says(/source refuses writes/);
  await source.kill();
  await talking;
  const report = await tool.report();
  expect(report, tool.said).toMatchObject({ conversations: 21, messages: 400 + accepted, differing: 0 });
  expect(tool.said).toMatch(/source does not run/);
});

test('offsets of the new log begin below those of the checkpoints, and hide no record', async () => {
  const source = await whole(undefined, FAST);
  const { conversations } = await seed(source, 1, 40);
  const [[conversation, messages]] = [...conversations] as [[string, number]];
  const to = await folder();
  const tool = move(source.folder, to);
  expect(await tool.code(), tool.said).toBe(0);
  const engines = await openEmbedded(
    readOptions({ KITH_DATA: to, KITH_MAP_SIZE: String(1024 ** 3) }, []),
    silentLogger,
    noMetrics,
  );
  open.push(() => engines.close());
  const { head, blind, right } = await sendBelowOldOffset(engines, conversation, messages + 1);
  expect(head).toBe(messages);
  expect(right).toEqual({ message: messages + 1, event: messages + 2, code: 0 });
  expect(blind).toBeUndefined();
});

test('a target that loses an event is found out, and the source goes on', async () => {
  const source = await whole(undefined, FAST);
  await seed(source, 2, 10);
  const tool = move(source.folder, await folder(), '15000', 'loses-event-7');
  expect(await tool.code()).toBe(1);
  expect(tool.said).toMatch(/Differs: conversation \S+: events 1 to 11/);
  expect((await tool.report()).differing).toBeGreaterThan(0);
  const alice = await source.signIn('alice');
  const { opened } = await alice.ask({ createGroup: { key: 'after', title: 'it goes on' } });
  expect((await alice.send(opened!.conversation!, 1, 'still here')).accepted).toBeTruthy();
});

test('what moved stays so: a second run has nothing to do, a start says where to go', async () => {
  const source = await whole();
  const to = await folder();
  const first = move(source.folder, to);
  expect(await first.code(), first.said).toBe(0);
  const second = move(source.folder, to);
  expect(await second.code(), second.said).toBe(0);
  expect(second.lines.at(-1)).toBe('{"moved":true}');
  const restarted = await source.restart();
  open.push(() => restarted.stop());
  const health = (await (await fetch(`${restarted.address}/health/ready`)).json()) as { troubles: string[] };
  expect(health.troubles).toEqual([expect.stringContaining(`was moved to ${to} on`)]);
  const alice = await restarted.signIn('alice');
  const { error } = await alice.ask({ createGroup: { key: 'late', title: 'late' } });
  expect(error).toMatchObject({ code: 4002 });
  expect(error!.retryMs).toBeGreaterThan(0);
});

test('a migration that was begun goes to no other place', async () => {
  const people = await journey();
  const { folder: from } = people.source;
  const first = move(from, await folder());
  await first.says(/^outcomes: |^conversations: /);
  await first.kill();
  const other = move(from, await folder());
  expect(await other.code()).toBe(1);
  expect(other.said).toMatch(/tells of a migration to .* that was begun, not to /);
});

test('rows that it does not know are not left behind in silence', async () => {
  const from = await folder();
  await (await running(from)).kill();
  const environment = await openEnvironment(join(from, 'stores'), 64 * 1024 ** 2);
  const rows = environment.rows('blobs');
  await environment.commit(() => void rows.put(Buffer.from('k'), Buffer.from('v')));
  await environment.close();
  const tool = move(from, await folder());
  expect(await tool.code()).toBe(1);
  expect(tool.said).toMatch(/rows that this tool does not move yet: blobs/);
});
