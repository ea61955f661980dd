import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errors } from '../protocol/errors.ts';
import type { kith } from '../protocol/generated/kith.js';
import type { RawClient } from './support/raw-client.ts';
import { startWhole, type Whole } from './support/whole.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
});
afterAll(() => whole.stop());

let serial = 0;
/** New people for each test, so that none depends on another. */
const person = (name: string): string => `${name}.${++serial}`;

async function group(owner: RawClient, members: string[], open = false): Promise<string> {
  const reply = await owner.ask({ createGroup: { key: `k${++serial}`, title: 'A group', members, open } });
  return reply.opened!.conversation!;
}

describe('a message', () => {
  test('is acknowledged, numbered and delivered to both', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    const [a, b] = [await whole.signIn(alice), await whole.signIn(bob)];
    const conversation = (await a.ask({ openDirect: { user: bob } })).opened!.conversation!;
    expect((await b.untilEvent(conversation, 1)).created?.members).toHaveLength(2);

    expect((await a.send(conversation, 1, 'hello')).accepted).toBeTruthy();
    const expected = {
      event: 2,
      message: 1,
      user: alice,
      device: 'd',
      counter: 1,
      posted: { text: 'hello' },
    };
    expect(await b.untilEvent(conversation, 2)).toMatchObject(expected);
    expect(await a.untilEvent(conversation, 2)).toMatchObject(expected);
  });

  test('opening a 1:1 from both sides finds one conversation', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    const [a, b] = [await whole.signIn(alice), await whole.signIn(bob)];
    const [one, two] = await Promise.all([
      a.ask({ openDirect: { user: bob } }),
      b.ask({ openDirect: { user: alice } }),
    ]);
    expect(one.opened?.conversation).toBe(two.opened?.conversation);
  });

  test('sent again, it has the same numbers', async () => {
    const a = await whole.signIn(person('alice'));
    const conversation = await group(a, []);
    await a.send(conversation, 1, 'once');
    await a.untilEvent(conversation, 2);
    expect((await a.send(conversation, 1, 'once')).accepted).toBeTruthy();
    const told = await a.until((frame) => Boolean(frame.outcomes));
    expect(told.outcomes?.outcomes).toEqual([
      expect.objectContaining({ conversation, counter: 1, event: 2, message: 1 }),
    ]);
    const asked = await a.ask({ outcomes: { conversation, counters: [1, 2] } });
    expect(asked.outcomes?.outcomes?.map(({ event }) => event ?? 0)).toEqual([2, 0]);
  });

  test('a burst keeps its order at every member', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    const [a, b] = [await whole.signIn(alice), await whole.signIn(bob)];
    const conversation = await group(a, [bob]);
    await b.untilEvent(conversation, 1);
    for (let counter = 1; counter <= 150; counter++) void a.send(conversation, counter, `m${counter}`);
    await b.untilEvent(conversation, 151);
    const texts = b.events(conversation).flatMap(({ posted }) => posted?.text ?? []);
    expect(texts).toEqual(Array.from({ length: 150 }, (_, i) => `m${i + 1}`));
  });
});

describe('resume', () => {
  test('brings what was missed, then what comes', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    const a = await whole.signIn(alice);
    let b = await whole.signIn(bob);
    const { store } = b.welcome;
    const conversation = await group(a, [bob]);
    await b.untilEvent(conversation, 1);
    await b.cut();
    for (let counter = 1; counter <= 5; counter++) await a.send(conversation, counter, `m${counter}`);
    b = await whole.signIn(bob, { store, known: [{ conversation, event: 1 }] });
    await b.until((frame) => Boolean(frame.resumed));
    expect(b.welcome.conversations?.[0]).toMatchObject({ conversation, event: 6, message: 5, members: 2 });
    expect(b.events(conversation).map(({ event }) => event)).toEqual([2, 3, 4, 5, 6]);
    await a.send(conversation, 6, 'm6');
    await b.untilEvent(conversation, 7);
  });

  test('a stop and a start lose nothing and give no number twice', async () => {
    const own = await startWhole();
    const [a, b] = [await own.signIn('alice'), await own.signIn('bob')];
    const conversation = await group(a, ['bob']);
    for (let counter = 1; counter <= 10; counter++) await a.send(conversation, counter, `m${counter}`);
    await b.untilEvent(conversation, 11);
    const again = await own.restart();
    const back = await again.signIn('bob', { store: b.welcome.store, known: [{ conversation, event: 4 }] });
    await back.until((frame) => Boolean(frame.resumed));
    expect(back.events(conversation).map(({ event }) => event)).toEqual([5, 6, 7, 8, 9, 10, 11]);
    const sender = await again.signIn('alice');
    await sender.send(conversation, 10, 'm10');
    await sender.send(conversation, 11, 'm11');
    expect(await back.untilEvent(conversation, 12)).toMatchObject({ message: 11, posted: { text: 'm11' } });
    await again.stop();
  });

  test('another store makes the numbers void', async () => {
    const alice = person('alice');
    const a = await whole.signIn(alice);
    const conversation = await group(a, []);
    const again = await whole.signIn(alice, { store: 'another', known: [{ conversation, event: 1 }] });
    expect(again.welcome.conversations?.map((each) => each.conversation)).toEqual([conversation]);
  });
});

describe('membership', () => {
  test('whoever is added hears from then on and may read what was before', async () => {
    const [alice, carol] = [person('alice'), person('carol')];
    const [a, c] = [await whole.signIn(alice), await whole.signIn(carol)];
    const conversation = await group(a, []);
    await a.send(conversation, 1, 'before');
    expect((await c.send(conversation, 1, 'no')).error?.code).toBe(errors.not_found.code);
    await a.ask({ command: { conversation, counter: 2, add: { users: [carol] } } });
    expect((await c.untilEvent(conversation, 3)).membership?.members?.[0]).toMatchObject({ user: carol });
    await c.send(conversation, 1, 'yes');
    await c.untilEvent(conversation, 4);
    const range = await c.ask({ range: { conversation, from: 1 } });
    expect(range.events?.events?.map(({ event }) => event)).toEqual([1, 2, 3, 4]);
  });

  test('whoever is removed hears that, and nothing behind it', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    const [a, b] = [await whole.signIn(alice), await whole.signIn(bob)];
    const conversation = await group(a, [bob]);
    await b.untilEvent(conversation, 1);
    a.say(
      { command: { conversation, counter: 1, remove: { users: [bob] } } },
      { command: { conversation, counter: 2, send: { text: 'secret' } } },
    );
    await a.untilEvent(conversation, 3);
    expect((await b.ask({ range: { conversation, from: 1 } })).error?.code).toBe(errors.not_found.code);
    expect(b.events(conversation).map(({ event }) => event)).toEqual([1, 2]);
    expect((await b.send(conversation, 1, 'still?')).error?.code).toBe(errors.not_found.code);
  });

  test('a command that is not allowed at its place is rejected by its name', async () => {
    const a = await whole.signIn(person('alice'));
    const conversation = await group(a, []);
    await a.ask({ command: { conversation, counter: 1, leave: {} } });
    await a.ask({ command: { conversation, counter: 1, leave: {} } });
    await a.untilEvent(conversation, 2);
    const repeat = await a.until((frame) => Boolean(frame.outcomes));
    expect(repeat.outcomes?.outcomes?.[0]).toMatchObject({ conversation, counter: 1, event: 2 });
  });

  test('a large room is joined and fills', async () => {
    const owner = await whole.signIn(person('owner'));
    const conversation = await group(owner, [], true);
    const joiners = await Promise.all(Array.from({ length: 20 }, () => whole.signIn(person('j'))));
    await Promise.all(joiners.map((each) => each.ask({ command: { conversation, counter: 1, join: {} } })));
    await owner.untilEvent(conversation, 21);
    await owner.ask({
      command: { conversation, counter: 1, add: { users: Array.from({ length: 300 }, () => person('x')) } },
    });
    await owner.send(conversation, 2, 'hello all');
    for (const each of joiners) await each.untilEvent(conversation, 23);
    const members = await owner.ask({ members: { conversation, limit: 1000 } });
    expect(members.members?.members).toHaveLength(321);
  });
});

describe('reading', () => {
  test('history goes both ways and around', async () => {
    const a = await whole.signIn(person('alice'));
    const conversation = await group(a, []);
    for (let counter = 1; counter <= 20; counter++) await a.send(conversation, counter, `m${counter}`);
    await a.untilEvent(conversation, 21);
    const page = async (query: kith.v1.ReadHistory.$Properties) => {
      const { history } = await a.ask({ history: { conversation, ...query } });
      return [
        history?.messages?.map(({ message }) => message),
        history?.hasOlder ?? false,
        history?.hasNewer ?? false,
      ];
    };
    expect(await page({ limit: 3 })).toEqual([[18, 19, 20], true, false]);
    expect(await page({ before: 4, limit: 5 })).toEqual([[1, 2, 3], false, true]);
    expect(await page({ after: 18, limit: 5 })).toEqual([[19, 20], true, false]);
    expect(await page({ around: 10, limit: 4 })).toEqual([[8, 9, 10, 11], true, true]);
  });

  test('the list is by newest activity, and pages do not repeat', async () => {
    const a = await whole.signIn(person('alice'));
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const conversation = await group(a, []);
      ids.push(conversation);
      await a.send(conversation, 1, 'x');
      await a.untilEvent(conversation, 2);
    }
    const found: string[] = [];
    let cursor = '';
    do {
      const { conversations } = await a.ask({ list: { cursor, limit: 2 } });
      found.push(...(conversations?.conversations?.map(({ conversation }) => conversation ?? '') ?? []));
      cursor = conversations?.cursor ?? '';
    } while (cursor !== '');
    expect([...found].sort()).toEqual([...ids].sort());
    expect(found[0]).toBe(ids[4]);
  });

  test('receipts are told, never above the head, never back', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    const [a, b] = [await whole.signIn(alice), await whole.signIn(bob)];
    const conversation = await group(a, [bob]);
    await a.send(conversation, 1, 'one');
    await a.send(conversation, 2, 'two');
    await b.untilEvent(conversation, 3);
    b.say({ mark: { conversation, delivered: 2, read: 99 } });
    const told = await a.until((frame) => Boolean(frame.receipts));
    expect(told.receipts?.members).toEqual([expect.objectContaining({ user: bob, delivered: 2, read: 2 })]);
    const { members } = await b.ask({ members: { conversation } });
    expect(members?.members?.map(({ user, read }) => [user, read])).toEqual([
      [alice, 2],
      [bob, 2],
    ]);
    expect((await b.ask({ list: {} })).conversations?.conversations?.[0]).toMatchObject({
      message: 2,
      read: 2,
    });
  });

  test('presence is told to acquaintances only', async () => {
    const [alice, bob, eve] = [person('alice'), person('bob'), person('eve')];
    const [a, b, e] = [await whole.signIn(alice), await whole.signIn(bob), await whole.signIn(eve)];
    await a.untilEvent((await a.ask({ openDirect: { user: bob } })).opened!.conversation!, 1);
    const online = async (asker: RawClient) =>
      (await asker.ask({ presence: { users: [bob] } })).presence?.users?.[0]?.online ?? false;
    expect(await online(a)).toBe(true);
    expect(await online(e)).toBe(false);
    await b.cut();
    await expect.poll(() => online(a)).toBe(false);
  });
});
