import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CHAT_GROUP, type ChatService, createChatService } from '../chat-service/service.ts';
import { CallClient } from '../engines/calls/call-client.ts';
import { CallServer } from '../engines/calls/call-server.ts';
import { CHAT_METHODS, CHAT_SERVICE, RoutedChatCalls } from '../engines/calls/routed-chat-calls.ts';
import { openEmbeddedStores } from '../engines/embedded/embedded-stores.ts';
import { createMemoryMailbox } from '../engines/embedded/mailbox.ts';
import { createMemoryRegistry } from '../engines/embedded/registry.ts';
import { openSegmentLog, type SegmentLog } from '../engines/embedded/segment-log.ts';
import { createWsTransport } from '../engines/ws/transport.ts';
import { type ChatCallsUnderTest, chatCallsConformance } from '../ports/chat-calls.conformance.ts';
import { systemClock } from '../ports/clock.ts';
import { silentLogger } from '../ports/logger.ts';
import { noMetrics } from '../ports/metrics.ts';
import { kith } from '../protocol/generated/kith.js';
import { CallListener } from '../runtime/call-listener.ts';

const shared = { clock: systemClock, logger: silentLogger, metrics: noMetrics };
const SECRET = 'a secret of this test';

/** Chat services that share one embedded log as the processes of a cluster share theirs. */
async function chatServices(count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'kith-calls-'));
  const stores = await openEmbeddedStores({ directory: join(folder, 'stores'), ...shared });
  const log = await openSegmentLog({ directory: join(folder, 'log'), offsets: stores.offsets, ...shared });
  const engines = { log, messages: stores.messages, conversations: stores.conversations };
  const delivery = { registry: createMemoryRegistry(shared), mailbox: createMemoryMailbox() };
  const members: { chat: ChatService; listener: CallListener }[] = [];
  const add = async (): Promise<void> => {
    const servers: CallServer[] = [];
    const options = { host: '127.0.0.1', port: 0, address: '' };
    const listener = new CallListener(createWsTransport(shared), options, async (request) =>
      servers[0]?.handle(request),
    );
    await listener.start();
    const chat = createChatService({
      ...{ ...engines, ...delivery, ...shared, cacheBytes: 1_000_000 },
      ...{ run: `run${members.length}`, address: () => listener.address },
    });
    const { calls: target } = chat;
    servers.push(
      new CallServer({ ...shared, service: CHAT_SERVICE, methods: CHAT_METHODS, target, secret: SECRET }),
    );
    await chat.start();
    members.push({ chat, listener });
  };
  for (let i = 0; i < count; i++) await add();
  return {
    ...{ log, members, add },
    append: (record: kith.internal.CommandRecord.$Properties) => appendAndWait(log, members, record),
    appendOnly: async (record: kith.internal.CommandRecord.$Properties) => {
      const bytes = kith.internal.CommandRecord.encode(record).finish();
      return (await log.append('chat.commands', record.conversation ?? '', bytes)).offset;
    },
    async close() {
      for (const { chat, listener } of members) {
        await chat.stop();
        await listener.stop();
      }
      await log.close();
      await stores.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The owner's memory shows it when the record was handed over, which its append does not wait for. */
async function appendAndWait(
  log: SegmentLog,
  members: readonly { chat: ChatService }[],
  record: kith.internal.CommandRecord.$Properties,
): Promise<void> {
  const conversation = record.conversation ?? '';
  const headNow = async (): Promise<number> => {
    for (const { chat } of members) {
      const found = await chat.calls.membersAmong(conversation, []).catch(() => undefined);
      if (found) return found.event;
    }
    return -1;
  };
  const before = await headNow();
  await log.append('chat.commands', conversation, kith.internal.CommandRecord.encode(record).finish());
  while ((await headNow()) <= before) await new Promise((resolve) => setImmediate(resolve));
}

chatCallsConformance('in process', async (): Promise<ChatCallsUnderTest> => {
  const whole = await chatServices(1);
  const { append, appendOnly, close } = whole;
  return { calls: whole.members[0]!.chat.calls, append, appendOnly, close };
});

async function routed(count: number, secret = SECRET) {
  const whole = await chatServices(count);
  const client = new CallClient(secret);
  const calls = new RoutedChatCalls({ client, log: whole.log, group: CHAT_GROUP, clock: systemClock });
  const close = async (): Promise<void> => {
    await client.close();
    await whole.close();
  };
  return { ...whole, calls, close };
}

chatCallsConformance('over HTTP, to two chat services', () => routed(2));

describe('calls while owners come and go', () => {
  const open: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of open) await close();
  });
  const start = async (...args: Parameters<typeof routed>) => {
    const whole = await routed(...args);
    open.push(whole.close);
    return whole;
  };

  test('partitions that moved to a new owner are asked for there, and all heads are compared once', async () => {
    const whole = await start(1);
    const ids = Array.from({ length: 16 }, (_, i) => `conversation-${i}`);
    for (const conversation of ids) {
      const create = { kind: kith.v1.Kind.GROUP, members: [] };
      await whole.append({ conversation, user: 'alice', device: 'd', at: 1, create });
    }
    const { cursor } = await whole.calls.changedSince('');
    await whole.add();
    const heads = await whole.calls.heads('alice', ids);
    expect(heads.map((head) => head?.event)).toEqual(ids.map(() => 1));
    for (const id of ids) expect((await whole.calls.range('alice', id, 1, 0)).head).toBe(1);
    expect(new Set((await whole.log.holders(CHAT_GROUP)).values()).size).toBe(2);
    const changed = await whole.calls.changedSince(cursor);
    expect(changed.whole).toBe(true);
    expect((await whole.calls.changedSince(changed.cursor)).whole).toBe(false);
  });

  test('an owner that went away is not waited for: its partitions are asked of who has them now', async () => {
    const whole = await start(2);
    await whole.calls.heads('alice', ['any']);
    const [gone] = whole.members.splice(0, 1);
    await gone!.listener.stop();
    await gone!.chat.stop();
    const ids = Array.from({ length: 16 }, (_, i) => `other-${i}`);
    expect(await whole.calls.heads('alice', ids)).toEqual(ids.map(() => undefined));
  });

  test('who does not know the secret is refused', async () => {
    const whole = await start(1, 'another secret');
    await expect(whole.calls.memberships('alice')).rejects.toMatchObject({ reason: 'unauthenticated' });
  });
});
