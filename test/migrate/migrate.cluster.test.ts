import { afterEach, expect, inject, test } from 'vitest';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import { openCluster } from '../../runtime/cluster.ts';
import { openEngines } from '../../runtime/engines.ts';
import { readOptions } from '../../runtime/options.ts';
import { startWhole, type Whole } from '../support/whole.ts';
import { accountsMove, sourceWithInvite } from './accounts-journey.ts';
import { Journey } from './journey.ts';
import { sendBelowOldOffset } from './old-epoch.ts';
import { FAST, seed } from './seed.ts';
import { Tool } from './tool.ts';

/** From the embedded engine to real servers. */
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
    ...{
      KITH_ENGINE: 'cluster',
      KITH_NAME: `moved${process.pid % 10_000}x${++serial}`,
      KITH_PARTITIONS: '4',
    },
    ...{ KITH_KAFKA: kafka, KITH_CASSANDRA: cassandra, KITH_REDIS: redis, KITH_REPLICATION: '1' },
  };
}

async function whole(options: Record<string, string>, data?: string): Promise<Whole> {
  const started = await startWhole(options, data);
  open.push(() => started.stop());
  return started;
}

function move(from: string, to: Record<string, string>): Tool {
  const { KITH_ENGINE: _, ...env } = to;
  const tool = new Tool('../../migrate/main.ts', ['--from', from, '--to', 'cluster'], env);
  open.push(() => tool.kill());
  return tool;
}

async function journey(): Promise<Journey> {
  const begun = new Journey(await whole({}), '1');
  open.push(() => begun.end());
  await begun.begin();
  return begun;
}

test('people talk on while it moves, and go on at the cluster with the numbers they had', async () => {
  const people = await journey();
  const to = cluster();
  people.talk();
  const { report } = await people.switch(move(people.source.folder, to), () => whole(to));
  expect(report.conversations).toBeGreaterThanOrEqual(2 + people.founded.length);
  await people.check();
});

test('killed in the bulk and again in the tail, it continues to the same end', async () => {
  const people = await journey();
  const { source } = people;
  const to = cluster();
  people.talk();
  const first = move(source.folder, to);
  await first.says(/^conversations: /);
  await first.kill();
  // Its processes wait for the end: clients that came now would miss what is yet to come.
  await expect(openEngines(readOptions(to, []), silentLogger, noMetrics)).rejects.toThrow(
    /KITH_NAME: another installation is being moved to .*Run `npm run migrate` to its end/,
  );
  const second = move(source.folder, to);
  await second.says(/source refuses writes/);
  await second.kill();
  const before = people.numbered;
  // The lease of the dead one runs out, and people go on at the source.
  await expect.poll(() => people.numbered).toBeGreaterThan(before + 3);
  await people.switch(move(source.folder, to), () => whole(to));
  await people.check();
});

test('accounts, devices, tokens, revocations and invites are as they were', async () => {
  const to = cluster();
  const options = { KITH_JWT_SECRET: '', KITH_REGISTRATION: 'invite', KITH_AUTH_RATE: '1000' };
  const { data, invite } = await sourceWithInvite();
  await accountsMove({
    source: await whole(options, data),
    invite,
    move: (source) => move(source.folder, to),
    target: () => whole({ ...to, ...options }),
  });
});

test('offsets of Kafka begin below those of the checkpoints, and hide no record', async () => {
  const source = await whole(FAST);
  const { conversations } = await seed(source, 1, 40);
  const [[conversation, messages]] = [...conversations] as [[string, number]];
  const to = cluster();
  const tool = move(source.folder, to);
  expect(await tool.code(), tool.said).toBe(0);
  const engines = await openCluster(readOptions(to, []), silentLogger, noMetrics);
  open.push(() => engines.close());
  const { head, blind, right } = await sendBelowOldOffset(engines, conversation, messages + 1);
  expect(head).toBe(messages);
  expect(right).toEqual({ message: messages + 1, event: messages + 2, code: 0 });
  expect(blind).toBeUndefined();
  // Its log has records now: nothing is moved there again.
  const late = move((await whole({})).folder, to);
  expect(await late.code()).toBe(1);
});

test('a cluster that is somebody else’s is left alone', async () => {
  const to = cluster();
  const other = await whole(to);
  const source = await whole({});
  const alice = await source.signIn('alice');
  await alice.ask({ createGroup: { key: 'g', title: 't' } });
  const tool = move(source.folder, to);
  expect(await tool.code()).toBe(1);
  expect(tool.said).toMatch(/holds another installation already/);
  const there = await other.signIn('alice');
  expect(there.welcome.conversations).toEqual([]);
  expect((await alice.ask({ createGroup: { key: 'h', title: 't' } })).opened).toBeTruthy();
});
