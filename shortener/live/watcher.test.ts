import { expect, it } from 'vitest';
import { createMemoryLiveVisits } from '../../engines/embedded/live-visits.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { Socket } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import { encodeVisits, type LiveVisit } from './visit.ts';
import { RIGHTS_MS, Watcher } from './watcher.ts';

/** A client that reads when it is told to. */
class SlowSocket {
  readonly sent: Record<string, unknown>[] = [];
  isSlow = false;
  closed = 0;
  send(data: Uint8Array): 'sent' {
    this.sent.push(JSON.parse(Buffer.from(data).toString()) as Record<string, unknown>);
    return 'sent';
  }
  buffered(): number {
    return this.isSlow ? 1_000_000 : 0;
  }
  close(code: number): void {
    this.closed = code;
  }
}

function visit(i: number): LiveVisit {
  const nothing = { device: '', browser: '', language: '', referrer: '', country: '', campaign: '', bot: '' };
  return { at: i, clicks: 2, ...nothing };
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

async function stage(admit: (token: string, name: string) => Promise<string> = async (_, name) => name) {
  const [socket, clock, live] = [new SlowSocket(), new FakeClock(), createMemoryLiveVisits()];
  const watcher = new Watcher(socket as unknown as Socket, { live, clock, logger: silentLogger, admit });
  const say = async (body: object): Promise<void> => {
    watcher.message(Buffer.from(JSON.stringify(body)), false);
    await turns();
  };
  await say({ follow: 'link', token: 'token' });
  const publish = (from: number, to: number): void => {
    for (let i = from; i < to; i++) live.publish('link', encodeVisits([visit(i)]));
  };
  return { socket, clock, live, watcher, say, publish };
}

it('keeps the newest visits for a client that does not read, and says how many it was not told', async () => {
  const { socket, clock, watcher, publish } = await stage();
  socket.isSlow = true;
  publish(0, 2_000);
  clock.advance(1_000);
  expect(socket.sent).toEqual([{ following: 'link' }]);
  socket.isSlow = false;
  watcher.drain();
  const { visits, dropped } = socket.sent[1] as { visits: LiveVisit[]; dropped: number };
  expect(visits.map(({ at }) => at)).toEqual(Array.from({ length: 500 }, (_, i) => 1_500 + i));
  expect(dropped).toBe(3_000);
  publish(2_000, 2_001);
  clock.advance(100);
  expect(socket.sent[2]).toMatchObject({ visits: [{ at: 2_000 }], dropped: 0 });
});

it('looks at rights again and again, and takes none while they cannot be looked at', async () => {
  let answer: Error | undefined;
  const { socket, clock, live } = await stage(async (_, name) => {
    if (answer !== undefined) throw answer;
    return name;
  });
  answer = new Error('the store is away');
  clock.advance(RIGHTS_MS);
  await turns();
  expect([socket.sent.length, live.isWatched('link')]).toEqual([1, true]);
  answer = new CodedError('unauthenticated');
  clock.advance(RIGHTS_MS);
  await turns();
  expect(socket.sent[1]).toMatchObject({ ended: 'link', error: { name: 'unauthenticated' } });
  expect(live.isWatched('link')).toBe(false);
});

it('lets go of who closed, who follows nothing, and who asks too much', async () => {
  const gone = await stage();
  gone.watcher.close();
  expect(gone.live.isWatched('link')).toBe(false);
  const idle = await stage();
  await idle.say({ unfollow: 'link' });
  idle.clock.advance(60_000);
  expect(idle.socket.closed).toBe(4001);
  const busy = await stage();
  for (let i = 0; i < 100; i++) await busy.say({ follow: `link ${i}`, token: 'token' });
  expect(busy.socket.closed).toBe(4101);
});

it('follows so many links and not more', async () => {
  const { socket, clock, say } = await stage();
  for (let i = 1; i < 52; i++) {
    await say({ follow: `link ${i}`, token: 'token' });
    clock.advance(200);
    await turns();
  }
  const refused = socket.sent.filter((told) => 'refused' in told);
  expect(refused).toMatchObject([
    { refused: 'link 50', error: { name: 'full' } },
    { refused: 'link 51', error: { name: 'full' } },
  ]);
});
