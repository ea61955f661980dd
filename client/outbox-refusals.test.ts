import { expect, test } from 'vitest';
import { errors as table } from '../protocol/errors.ts';
import {
  counters,
  live,
  pass,
  type ScriptedServer,
  settle,
  texts,
  withConversation,
} from './scripted-server.test-helper.ts';
import { memoryStorage } from './storage.ts';
import type { ClientFrame } from './wire.ts';

/** Keeps the gateway's rule: from a refused counter on everything is refused until that counter comes again. */
function gateway(
  server: ScriptedServer,
  refuses: (counter: number, attempt: number) => number,
  taken = false,
) {
  let refused = 0;
  let code = 0;
  const attempts = new Map<number, number>();
  server.intercept = ({ command, request }: ClientFrame, socket) => {
    if (!command) return false;
    const { counter } = command;
    const attempt = (attempts.get(counter) ?? 0) + 1;
    attempts.set(counter, attempt);
    if (refused > 0 && counter > refused) {
      socket.say({ request, error: { code, retryMs: 1_000 } as never });
      return true;
    }
    refused = 0;
    code = refuses(counter, attempt);
    if (code === 0) return false;
    if (code >= 4000) refused = counter;
    // The log may have taken it although the gateway cannot say so.
    if (taken && attempt === 1) {
      server.add('a', { user: 'alice', device: 'd1', counter, posted: { text: command.send!.text } });
    }
    socket.say({ request, error: { code, retryMs: 1_000 } as never });
    return true;
  };
}

test('“not now” holds the queue of the conversation, which goes on from there in order', async () => {
  const server = withConversation();
  server.found('b', ['alice']);
  const { client, clock } = await live(server);
  gateway(server, (counter, attempt) => (counter === 3 && attempt < 3 ? table.rate_limited.code : 0));
  const sendings = [1, 2, 3, 4, 5].map((n) => client.send('a', `text ${n}`));
  await settle();
  sendings.push(client.send('a', 'text 6'));
  await client.send('b', 'another conversation is not held');
  expect(counters(server)).toEqual([1, 2, 3, 4, 5, 1]);
  clock.advance(999);
  await settle();
  expect(counters(server).length).toBe(6);
  await pass(clock, 3_000);
  expect((await Promise.all(sendings)).map(({ message }) => message)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(texts(server).slice(1)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `text ${n}`));
  expect(client.unsettled).toBe(0);
});

test('a sender at its rate limit says little more than what is let through', async () => {
  const server = withConversation();
  const { client, clock } = await live(server);
  // Four a second.
  let second = -1;
  let budget = 0;
  gateway(server, () => {
    if (Math.floor(clock.monotonic() / 1_000) !== second) {
      second = Math.floor(clock.monotonic() / 1_000);
      budget = 4;
    }
    budget -= 1;
    return budget < 0 ? table.rate_limited.code : 0;
  });
  const sendings = Array.from({ length: 200 }, (_, n) => client.send('a', `text ${n}`));
  await pass(clock, 120_000);
  await Promise.all(sendings);
  expect(texts(server).slice(1)).toEqual(sendings.map((_, n) => `text ${n}`));
  expect(counters(server).length).toBeLessThan(200 * 3);
});

test('a refused command that was taken after all is said again, or the gateway would wait for it for ever', async () => {
  for (const delivers of [true, false]) {
    const server = withConversation();
    const { client, clock } = await live(server);
    server.delivers = delivers;
    gateway(
      server,
      (counter, attempt) => (counter === 1 && attempt === 1 ? table.log_unavailable.code : 0),
      true,
    );
    const sendings = [1, 2, 3].map((n) => client.send('a', `text ${n}`));
    await settle();
    if (!delivers) {
      server.delivers = true;
      server.socket.say({ events: server.range({ conversation: 'a', from: 2, to: 0 }) });
    }
    await pass(clock, 2_000);
    expect((await Promise.all(sendings)).map(({ message }) => message)).toEqual([1, 2, 3]);
    expect(counters(server)).toEqual([1, 2, 3, 1, 2, 3]);
    expect(client.unsettled).toBe(0);
  }
});

test('a refusal for good rejects that command alone', async () => {
  const server = withConversation();
  const storage = memoryStorage();
  const { client } = await live(server, { storage });
  const rejected: unknown[] = [];
  client.on('rejected', ({ counter }, { reason }) => rejected.push([counter, reason]));
  gateway(server, (counter) => (counter === 2 ? table.too_large.code : 0));
  const sendings = [1, 2, 3].map((n) => client.send('a', `text ${n}`));
  await expect(sendings[1]).rejects.toMatchObject({ code: 1003, reason: 'too_large' });
  await expect(sendings[1]!.accepted).rejects.toMatchObject({ code: 1003 });
  expect((await sendings[2]!).message).toBe(2);
  expect(rejected).toEqual([[2, 'too_large']]);
  expect(await storage.keys('out/')).toEqual([]);
});

test('a rejection that comes as an outcome, after Accepted, rejects too', async () => {
  const server = withConversation();
  const { client } = await live(server);
  server.intercept = ({ command, request }, socket) => {
    if (!command) return false;
    const outcome = { conversation: 'a', counter: command.counter, code: table.not_member.code };
    socket.say({ request, accepted: { unshortened: false } }, { outcomes: { outcomes: [outcome as never] } });
    return true;
  };
  const sending = client.send('a', 'too late');
  await expect(sending.accepted).resolves.toBeUndefined();
  await expect(sending).rejects.toMatchObject({ reason: 'not_member' });
});
