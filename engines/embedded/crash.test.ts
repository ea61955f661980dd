import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { Child } from './child-process.ts';
import { type EmbeddedStores, openEmbeddedStores } from './embedded-stores.ts';

const KILLS = 8;
/** The kill shall hit any moment of a transaction, not only the one after it was told. */
const WITHIN_MS = 40;

it('has after SIGKILL a prefix of all writes, with everything that was durable', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'kith-crash-'));
  let last = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const told = await writeAndKill(directory, 1_000 + Math.floor(Math.random() * 3_000));
    const stores = await openEmbeddedStores({ directory, clock: systemClock, logger: silentLogger });
    const step = await standing(stores);
    expect(step).toBeGreaterThanOrEqual(told.durable);
    expect(told.durable).toBeGreaterThan(last);
    last = step;
    for (const account of told.accounts) {
      expect(await stores.accounts.byName(`n${account}`)).toMatchObject({ user: `u${account}` });
    }
    await stores.close();
  }
  await rm(directory, { recursive: true });
});

interface Told {
  /** The last step that was said to be durable. */
  readonly durable: number;
  readonly accounts: readonly number[];
}

async function writeAndKill(directory: string, steps: number): Promise<Told> {
  const child = new Child('./crash.child.ts', directory);
  const accounts: number[] = [];
  let durable = 0;
  const hear = (line: string): void => {
    const [what, step] = line.split(' ');
    if (what === 'account') accounts.push(Number(step));
    else durable = Math.max(durable, Number(step));
  };
  const first = await child.line();
  expect(first).toMatch(/^open /);
  const start = Number(first?.split(' ')[1]);
  while (durable < start + steps) hear((await child.line())!);
  await after(Math.random() * WITHIN_MS);
  for (const line of await child.kill()) hear(line);
  return { durable, accounts };
}

/** The step that all stores stand at; fails if they do not agree or if one before it is missing. */
async function standing(stores: EmbeddedStores): Promise<number> {
  const step = stores.offsets.load()[0]!.next;
  const limit = { count: step + 1, bytes: 1 << 30 };
  const events = await stores.messages.events('c', 1, 0xffffffff, limit);
  expect(events.length).toBe(step);
  for (const [i, bytes] of events.entries()) {
    const expected = Buffer.alloc(200 + ((i + 1) % 700), `event ${i + 1} `);
    if (!expected.equals(bytes)) throw new Error(`Event ${i + 1} is not what was written.`);
  }
  const messages = await stores.messages.messages('c', 1, 0xffffffff, step + 1, 'newest');
  expect(messages.length).toBe(step);
  const command = { conversation: 'c', user: 'u', device: 'd', counter: step };
  expect(await stores.messages.outcome(command)).toEqual({ event: step, message: step, code: 0 });
  expect(await stores.messages.outcome({ ...command, counter: step + 1 })).toBeUndefined();
  expect(Buffer.from((await stores.conversations.checkpoint('c'))!).toString()).toBe(String(step));
  expect((await stores.conversations.summaries(['c']))[0]?.event).toBe(step);
  expect(await stores.conversations.marksOf('u', ['c'])).toEqual([{ delivered: step, read: step }]);
  return step;
}
