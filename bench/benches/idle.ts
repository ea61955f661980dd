import { inParallel, keepAlive, makeGroup } from '../crowd.ts';
import { Dialer } from '../dialer.ts';
import { pause } from '../ledger.ts';
import { RawClient } from '../raw-client.ts';
import type { KithUnderBench } from '../server-process.ts';
import { type Bench, type Case, repeat } from './context.ts';

const GROUP = 10;
/** Connections that come and go before anything is measured, so that code and tables are there. */
const WARM_UP = 1_000;
/** Buffers of the sign-in are free again after this. */
const QUIET_MS = 3_000;

/** What a signed-in connection that does nothing costs in memory. */
export const idle: Bench = (context) => {
  const { asked, settings, workshop } = context;
  const count = Math.max(GROUP, Math.floor((asked.size || 10_000) / GROUP) * GROUP);
  Object.assign(settings, {
    load: `${count} signed-in connections, each in one group of ${GROUP}`,
    memory: `of the server, after two full collections (node --expose-gc), ${QUIET_MS} ms after the last sign-in; before: groups made, ${WARM_UP} connections had come and gone`,
    server_options: {},
  });
  return repeat(context, async (tell) => {
    const server = await workshop.kith();
    tell('groups are made');
    await makeGroups(server, count);
    await signInAndCut(server, Math.min(WARM_UP, count));
    await pause(QUIET_MS);
    const before = await server.memory();
    tell(`${count} sign in`);
    const start = performance.now();
    let closed = 0;
    const clients = await signIn(server, count, () => closed++);
    const seconds = (performance.now() - start) / 1000;
    const stop = keepAlive(() => clients);
    await pause(QUIET_MS);
    const after = await server.memory();
    const pongs = await inParallel(count, (index) => clients[index]!.ping().catch(() => -1));
    stop();
    const kilobytes = (name: 'rss' | 'anonymous' | 'heap'): number =>
      (after[name] - before[name]) / count / 1000;
    const values = {
      kb_per_connection: kilobytes('rss'),
      anonymous_kb_per_connection: kilobytes('anonymous'),
      heap_kb_per_connection: kilobytes('heap'),
      rss_before_mb: before.rss / 1e6,
      rss_after_mb: after.rss / 1e6,
      sign_ins_per_s: count / seconds,
      missing: pongs.filter((pong) => pong < 0).length,
      closed,
    };
    for (const each of clients) each.cut();
    await workshop.end(server);
    const cases: Case[] = [{ name: `${count} idle connections`, values }];
    return cases;
  });
};

const userOf = (index: number): string => `idle-${index}`;

function signIn(server: KithUnderBench, count: number, closed: () => void): Promise<RawClient[]> {
  const dialer = new Dialer(server.port);
  return inParallel(count, (index) =>
    RawClient.open(dialer, { user: userOf(index), secret: server.secret }, { closed }),
  );
}

async function signInAndCut(server: KithUnderBench, count: number): Promise<void> {
  for (const each of await signIn(server, count, () => undefined)) each.cut();
}

/** The first of each ten makes their group, while it alone is there. */
async function makeGroups(server: KithUnderBench, count: number): Promise<void> {
  const dialer = new Dialer(server.port);
  await inParallel(count / GROUP, async (group) => {
    const user = userOf(group * GROUP);
    const creator = await RawClient.open(dialer, { user, secret: server.secret });
    const members = Array.from({ length: GROUP - 1 }, (_, i) => userOf(group * GROUP + i + 1));
    await makeGroup(creator, members, `idle-${group}`);
    creator.cut();
  });
}
