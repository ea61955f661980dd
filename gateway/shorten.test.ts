import { expect, it } from 'vitest';
import type { EventLog } from '../ports/event-log.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import type { LinkShortening } from '../ports/link-shortening.ts';
import { kith } from '../protocol/generated/kith.js';
import { type CommandParts, Commands } from './commands.ts';
import type { Connection } from './connection.ts';

const LONG = 'https://example.org/a/rather/long/path?with=query';
const CONVERSATION = 'g-shortening';

function stage(shortening: LinkShortening | undefined) {
  const appended: kith.internal.CommandRecord.$Shape[] = [];
  const said: object[] = [];
  const log = {
    async append(_: string, __: string, bytes: Uint8Array) {
      appended.push(kith.internal.CommandRecord.decode(bytes));
      return { epoch: 'e', partition: 0, offset: appended.length };
    },
  } as unknown as EventLog;
  const limits = { command: () => 0 } as unknown as CommandParts['limits'];
  const calls = {} as CommandParts['calls'];
  const parts = { log, calls, limits, userExists: undefined, shortening, clock: new FakeClock() };
  const commands = new Commands(parts);
  const connection = {
    ...{ user: 'alice', device: 'phone', rooms: [{ conversation: CONVERSATION }] },
    say: (frame: object) => said.push(frame),
    sayError: (_: number, error: Error) => said.push(error),
  } as unknown as Connection;
  const send = (counter: number, text: string, shorten: boolean): void =>
    commands.take(connection, counter, { conversation: CONVERSATION, counter, send: { text, shorten } });
  const settled = async (count: number): Promise<void> => {
    while (said.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  return { appended, said, send, settled };
}

it('shortens the links of a message whose sender asks for it, and lets none overtake it', async () => {
  const asked: [string, string][] = [];
  const { appended, said, send, settled } = stage({
    async shorten(user, key, targets) {
      await new Promise((resolve) => setImmediate(resolve));
      asked.push([user, key]);
      return targets.map(() => 'https://k.ex/short');
    },
  });
  send(1, `See ${LONG}.`, true);
  send(2, `And ${LONG}`, false);
  send(3, LONG, true);
  await settled(3);
  expect(appended.map(({ send: sent }) => [sent?.text, sent?.shorten])).toEqual([
    ['See https://k.ex/short.', false],
    [`And ${LONG}`, false],
    ['https://k.ex/short', false],
  ]);
  expect(said).toEqual([1, 2, 3].map((request) => ({ request, accepted: {} })));
  expect(asked).toEqual([
    ['alice', `send phone ${CONVERSATION} 1`],
    ['alice', `send phone ${CONVERSATION} 3`],
  ]);
});

it('takes the message as it is when nobody can shorten it, and says so', async () => {
  for (const shortening of [undefined, { shorten: () => Promise.reject(new Error('away')) }]) {
    const { appended, said, send, settled } = stage(shortening);
    send(1, LONG, true);
    await settled(1);
    expect(appended[0]!.send!.text).toBe(LONG);
    expect(said).toEqual([{ request: 1, accepted: { unshortened: true } }]);
  }
});
