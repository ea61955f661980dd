import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { closes } from '../protocol/errors.ts';
import { SOCKET_PATH, SUBPROTOCOL_PROTO } from '../protocol/limits.ts';
import { startWhole, type Whole } from './support/whole.ts';

/** What a connect that only wants to know came to: a pong is sent by whoever let it in. */
type Knock = 'in' | { readonly code: number; readonly reason: string };

function knock(address: string): Promise<Knock> {
  const socket = new WebSocket(address.replace('http', 'ws') + SOCKET_PATH, SUBPROTOCOL_PROTO);
  return new Promise((resolve, reject) => {
    socket.once('open', () => socket.ping());
    socket.once('pong', () => {
      resolve('in');
      socket.terminate();
    });
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
    socket.once('error', reject);
  });
}

/** Connects as fast as they go, so many at a time, until `enough` says so; `most` in any case. */
async function storm(address: string, most: number, enough: (knocks: readonly Knock[]) => boolean) {
  const knocks: Knock[] = [];
  let begun = 0;
  const visitor = async (): Promise<void> => {
    while (begun < most && !enough(knocks)) {
      begun++;
      knocks.push(await knock(address));
    }
  };
  await Promise.all(Array.from({ length: 128 }, visitor));
  return knocks;
}

const refusals = (knocks: readonly Knock[]) => knocks.filter((each) => each !== 'in');

describe('many connects at once', () => {
  const RATE = 200;
  /** The door saves up this many. */
  const BURST = 2 * RATE;
  let own: Whole;
  beforeEach(async () => {
    own = await startWhole({ KITH_CONNECT_RATE: String(RATE) });
  });
  afterEach(() => own.stop());

  test('connects above the rate are told when to come back, and are let in then', async () => {
    const start = performance.now();
    const knocks = await storm(
      own.address,
      20_000,
      (so) => so.length >= 2_000 && refusals(so).length >= 1_000,
    );
    const seconds = (performance.now() - start) / 1000;
    const refused = refusals(knocks);
    expect(refused.length).toBeGreaterThanOrEqual(1_000);
    for (const { code, reason } of refused) {
      expect(code).toBe(closes.overloaded.code);
      expect(reason).toMatch(/^[1-9]\d*$/);
    }
    const accepted = knocks.length - refused.length;
    expect(accepted).toBeGreaterThanOrEqual(BURST);
    expect(accepted).toBeLessThanOrEqual(BURST + Math.ceil(RATE * seconds));
    await expect.poll(() => knock(own.address)).toBe('in');
  });

  test('who is inside loses nothing meanwhile', async () => {
    const reader = await own.signIn('reader');
    const author = await own.signIn('author');
    const { opened } = await author.ask({ createGroup: { key: 'k', title: 't', members: ['reader'] } });
    const conversation = opened!.conversation!;
    let over = false;
    const raging = storm(own.address, 20_000, (so) => so.length >= 2_000 && refusals(so).length >= 500);
    const ended = raging.finally(() => {
      over = true;
    });
    let said = 0;
    const talking = (async () => {
      while (!over && said < 150) {
        expect((await author.send(conversation, ++said, `m${said}`)).accepted).toBeTruthy();
        expect((await reader.ask({ ping: {} })).pong).toBeTruthy();
      }
    })();
    expect(refusals(await ended).length).toBeGreaterThanOrEqual(500);
    await talking;
    await reader.untilEvent(conversation, said + 1);
    const numbers = reader.events(conversation).map(({ event }) => event);
    expect(numbers).toEqual(Array.from({ length: said + 1 }, (_, i) => i + 1));
    expect(said).toBeGreaterThan(0);
    expect([reader.closed, author.closed]).toEqual([undefined, undefined]);
  });
});
