import { afterEach, expect, test, vi } from 'vitest';
import { Hub } from '../gateway/hub.ts';
import { Room } from '../gateway/room.ts';
import type { RawClient } from './support/raw-client.ts';
import { startWhole, type Whole } from './support/whole.ts';

/**
 * Servers broken on purpose, and the checks that must see it. That an acknowledgement before the write, and a log
 * without fdatasync, are seen is shown on the model disk (engines/embedded/model-disk.test.ts).
 */
const broken = vi.hoisted(() => ({ dedupe: false }));
vi.mock('../chat-service/device-window.ts', async (original) => {
  const real = await original<typeof import('../chat-service/device-window.ts')>();
  const see: typeof real.see = (...args) => (broken.dedupe ? 'new' : real.see(...args));
  return { ...real, see };
});

let whole: Whole;
afterEach(async () => {
  broken.dedupe = false;
  vi.restoreAllMocks();
  await whole.stop();
});

async function talkTwice(): Promise<string[]> {
  whole = await startWhole();
  const alice = await whole.signIn('alice');
  const conversation = (await alice.ask({ createGroup: { key: 'k' } })).opened!.conversation!;
  await alice.send(conversation, 1, 'once');
  await alice.send(conversation, 1, 'once');
  await alice.send(conversation, 2, 'end');
  await alice.until((frame) => frame.events?.events?.some(({ posted }) => posted?.text === 'end') === true);
  return alice.events(conversation).flatMap(({ posted }) => posted?.text ?? []);
}

test('a repeated command gives no twin', async () => {
  expect(await talkTwice()).toEqual(['once', 'end']);
});

test('without dedupe the twin is seen', async () => {
  broken.dedupe = true;
  expect(await talkTwice()).toEqual(['once', 'once', 'end']);
});

/** Connects again and again while somebody talks, and looks whether each time the wire alone has no gap. */
async function gapsOnTheWire(): Promise<number> {
  whole = await startWhole({ KITH_COMMAND_RATE: '100000' });
  const alice = await whole.signIn('alice');
  const conversation = (await alice.ask({ createGroup: { key: 'k', members: ['bob'] } })).opened!
    .conversation!;
  await alice.untilEvent(conversation, 1);
  const { store } = alice.welcome;
  let talking = true;
  let counter = 0;
  const talk = async (): Promise<void> => {
    while (talking) await alice.send(conversation, ++counter, `m${counter}`);
  };
  const talker = talk();
  let gaps = 0;
  for (let round = 0; round < 40; round++)
    gaps += (await resumeAndLook(conversation, store, counter)) ? 0 : 1;
  talking = false;
  await talker;
  return gaps;
}

/** true: from what it knew on, every number came, without the client asking for any. */
async function resumeAndLook(conversation: string, store: string, behind: number): Promise<boolean> {
  const from = Math.max(1, behind - 20);
  const bob: RawClient = await whole.signIn('bob', { store, known: [{ conversation, event: from }] });
  await bob.until((frame) => Boolean(frame.resumed));
  const seen = bob.heard.length;
  await bob.until((frame) => bob.heard.indexOf(frame) > seen + 5 && Boolean(frame.events));
  const numbers = new Set(bob.events(conversation).map(({ event }) => event ?? 0));
  await bob.cut();
  const last = Math.max(...numbers);
  for (let number = from + 1; number <= last; number++) if (!numbers.has(number)) return false;
  return true;
}

test('who resumes in the middle of a talk misses nothing', async () => {
  expect(await gapsOnTheWire()).toBe(0);
});

test('without the splice, live delivery attached after the missed was read, the gap is seen', async () => {
  const attach = Hub.prototype.attach;
  vi.spyOn(Hub.prototype, 'attach').mockImplementation(function (this: Hub, connection, ...room) {
    const late = (): void => {
      if (connection.state === 'live') attach.call(this, connection, ...room);
      else if (connection.state !== 'closed') setTimeout(late, 1);
    };
    late();
    return new Room(room[0]);
  });
  expect(await gapsOnTheWire()).toBeGreaterThan(0);
});
