import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EmbeddedAccountStore } from '../../engines/embedded/account-store.ts';
import { EmbeddedClickBudget } from '../../engines/embedded/click-budget.ts';
import { EmbeddedFeedReaders } from '../../engines/embedded/feed-readers.ts';
import { type FileOps, nodeFileOps, type OpenFile } from '../../engines/embedded/file-ops.ts';
import { FreezeFiles, type FreezeRequest } from '../../engines/embedded/freeze-files.ts';
import { Freeze } from '../../engines/embedded/frozen.ts';
import { LinkRows } from '../../engines/embedded/link-rows.ts';
import { EmbeddedLinkStore } from '../../engines/embedded/link-store.ts';
import { type LmdbEnvironment, openEnvironment } from '../../engines/embedded/lmdb-environment.ts';
import { MemoryOffsets } from '../../engines/embedded/memory-offsets.ts';
import { ReaderNumbers } from '../../engines/embedded/reader-numbers.ts';
import { openSegmentLog, type SegmentLog } from '../../engines/embedded/segment-log.ts';
import { WriteBehind } from '../../engines/embedded/write-behind.ts';
import type { Timer } from '../../ports/clock.ts';
import type { EventLog } from '../../ports/event-log.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';

const LEASE_MS = 10_000;
let data: string;
let files: FreezeFiles;
let clock: LeaseClock;
let segments: SegmentLog;
let freeze: Freeze;
let log: EventLog;
/** While set, no write of the log becomes durable. */
let held: (() => void)[] | undefined;

/** Tells how many leases were begun. */
class LeaseClock extends FakeClock {
  leases = 0;

  override after(ms: number, callback: () => void): Timer {
    if (ms === LEASE_MS) this.leases++;
    return super.after(ms, callback);
  }
}

/** The real files, with a hand on the moment at which a write is done. */
const slowFiles: FileOps = {
  ...nodeFileOps,
  async open(file, mode) {
    const opened = await nodeFileOps.open(file, mode);
    const slow: OpenFile = {
      size: () => opened.size(),
      read: (...args) => opened.read(...args),
      write: (...args) => opened.write(...args),
      datasync: (done) => opened.datasync(done),
      close: () => opened.close(),
      writeDurably: (bytes, position, done) =>
        opened.writeDurably(bytes, position, (error) => (held ? held.push(() => done(error)) : done(error))),
    };
    return slow;
  },
};

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'kith-freeze-'));
  files = new FreezeFiles(data);
  clock = new LeaseClock();
  held = undefined;
  segments = await openSegmentLog({
    ...{ directory: join(data, 'log'), files: slowFiles, offsets: new MemoryOffsets(), clock },
    ...{ logger: silentLogger, partitions: 2, segmentBytes: 64 * 1024 },
  });
  freeze = await Freeze.open({ data, clock, logger: silentLogger });
  log = freeze.log(segments);
});

afterEach(async () => {
  await freeze.close();
  await segments.close();
  await rm(data, { recursive: true });
});

/** Ends what hangs. */
const SOON_MS = 120_000;
const append = (): Promise<unknown> => log.append('chat.commands', 'key', Buffer.from('value'));
const ask = (beat: number, more: Partial<FreezeRequest> = {}): Promise<void> =>
  files.write('freeze', { id: 'm', to: 'there', leaseMs: LEASE_MS, seal: '', beat, ...more });
const answer = () =>
  vi.waitFor(async () => (await files.read('frozen')) ?? Promise.reject(new Error('no answer')), SOON_MS);
const thawed = () => expect.poll(() => freeze.refusal()).toBeUndefined();

test('it answers with the end of the log when whatever was taken has its outcome, and takes nothing from then on', async () => {
  held = [];
  const taken = append();
  await expect.poll(() => held).toHaveLength(1);
  await ask(1);
  await expect.poll(() => freeze.refusal()).toMatch(/being moved/);
  await expect(append()).rejects.toThrow(/come back in some seconds/);
  expect(await files.read('frozen')).toBeUndefined();
  held.splice(0).forEach((done) => {
    done();
  });
  await taken;
  const { end, epoch } = await answer();
  expect({ end, epoch }).toEqual({
    end: await segments.endOffset('chat.commands', 0),
    epoch: segments.epoch,
  });
  expect(freeze.troubles()).toEqual(['Writes are refused: this installation moves to there.']);
  // What a consumer puts aside is no write of anybody.
  held = undefined;
  await log.append('chat.commands.dead', 'key', Buffer.from('value'));
});

test('accounts and links are not changed any more, and a change under way is waited for', async () => {
  const environment = await openEnvironment(join(data, 'stores'), 64 * 1024 ** 2);
  let commit = Promise.resolve();
  const gated: LmdbEnvironment = {
    rows: (name) => environment.rows(name),
    commit: (put) => commit.then(() => environment.commit(put)),
    close: () => environment.close(),
  };
  const behind = new WriteBehind({ environment: gated, clock, logger: silentLogger });
  const accounts = freeze.accounts(new EmbeddedAccountStore(environment, behind));
  const invite = { code: 'c', uses: 1, expiresAt: clock.now() + 1e6 };
  let open: () => void = () => undefined;
  commit = new Promise((resolve) => {
    open = resolve;
  });
  const underWay = accounts.putInvite(invite);
  await ask(1);
  // It had the time for an answer: each of these is a file written, seen and obeyed.
  for (let beat = 2; beat <= 5; beat++) {
    await ask(beat);
    await expect.poll(() => clock.leases).toBe(beat);
  }
  expect(await files.read('frozen')).toBeUndefined();
  open();
  await underWay;
  await answer();
  await expect(accounts.useInvite('c', clock.now())).rejects.toThrow(StoreUnavailable);
  expect(await accounts.byName('nobody')).toBeUndefined();
  const links = freeze.links(new EmbeddedLinkStore(new LinkRows(environment, behind)));
  await expect(links.removeApiKey('alice', 'key')).rejects.toThrow(StoreUnavailable);
  expect(await links.link('name')).toBeUndefined();
  await files.remove('freeze');
  await thawed();
  expect(await accounts.useInvite('c', clock.now())).toBe(true);
  expect(await links.removeApiKey('alice', 'key')).toBe(false);
  await behind.close();
  await environment.close();
});

test('marks are not raised and clicks not dealt out any more; readings and slices of fan-out are noted', async () => {
  const environment = await openEnvironment(join(data, 'stores'), 64 * 1024 ** 2);
  const behind = new WriteBehind({ environment, clock, logger: silentLogger });
  const readers = freeze.readers(new EmbeddedFeedReaders(environment, behind, new ReaderNumbers()));
  const budget = freeze.budget(new EmbeddedClickBudget(new LinkRows(environment, behind)));
  await ask(1);
  await answer();
  const { readable, durable } = readers.raiseMark('alice', 'home', '7');
  await expect(readable).rejects.toThrow(StoreUnavailable);
  await expect(durable).rejects.toThrow(StoreUnavailable);
  expect(await readers.mark('alice', 'home')).toBe('0');
  await expect(budget.take('link', 5, 2)).rejects.toThrow(StoreUnavailable);
  await expect(log.append('feed.commands', 'key', Buffer.from('value'))).rejects.toThrow(/being moved/);
  await expect(log.append('link.clicks', 'key', Buffer.from('value'))).rejects.toThrow(/being moved/);
  for (const lane of ['feed.fanout.fast', 'feed.fanout.slow'] as const) {
    await log.append(lane, 'key', Buffer.from('value'));
  }
  readers.touch(['alice'], 1_000);
  expect(await readers.lastRead(['alice'])).toEqual([1_000]);
  await files.remove('freeze');
  await thawed();
  const raised = readers.raiseMark('alice', 'home', '7');
  expect(await readers.mark('alice', 'home')).toBe('7');
  expect(await budget.take('link', 5, 2)).toBe(2);
  await behind.close();
  await raised.durable;
  await environment.close();
});

test('a lease that is renewed holds; one that is not runs out', async () => {
  await ask(1);
  await answer();
  for (let beat = 2; beat <= 5; beat++) {
    clock.advance(LEASE_MS - 2_000);
    await ask(beat);
    await expect.poll(() => clock.leases).toBe(beat);
    expect(freeze.refusal()).toBeDefined();
  }
  clock.advance(LEASE_MS + 1);
  await thawed();
  await expect.poll(() => files.read('frozen')).toBeUndefined();
  await append();
  // The request that lies there still is not a new one.
  clock.advance(5_000);
  await append();
});

test('a term that was interrupted cannot be sealed', async () => {
  await ask(1);
  const first = await answer();
  clock.advance(LEASE_MS + 1);
  await thawed();
  await append();
  await ask(2, { seal: first.term });
  const second = await vi.waitFor(async () => {
    const found = await files.read('frozen');
    if (found === undefined || found.term === first.term) throw new Error('no other term yet');
    return found;
  }, SOON_MS);
  expect(second.end).toBeGreaterThan(first.end);
  clock.advance(2_000);
  expect(await files.read('migrated')).toBeUndefined();
  clock.advance(LEASE_MS);
  await thawed();
});

test('a sealed one stays frozen: without a lease, without a request, and after the next start', async () => {
  await ask(1);
  const { term } = await answer();
  await ask(2, { seal: term });
  const moved = await vi.waitFor(
    async () => (await files.read('migrated')) ?? Promise.reject(new Error('not yet')),
    SOON_MS,
  );
  expect(moved).toMatchObject({ id: 'm', to: 'there' });
  await files.remove('freeze');
  clock.advance(100 * LEASE_MS);
  await expect(append()).rejects.toThrow('This installation was moved to there.');
  await freeze.close();
  freeze = await Freeze.open({ data, clock, logger: silentLogger });
  log = freeze.log(segments);
  await expect(append()).rejects.toThrow('This installation was moved to there.');
  expect(freeze.troubles()[0]).toMatch(/moved to there on .* takes no writes/);
});

test('a start during a freeze begins frozen, in a term of its own', async () => {
  await ask(1);
  const first = await answer();
  await freeze.close();
  freeze = await Freeze.open({ data, clock, logger: silentLogger });
  expect(freeze.refusal()).toBeDefined();
  log = freeze.log(segments);
  expect((await answer()).term).not.toBe(first.term);
});

test('it looks by itself where the system does not tell', async () => {
  // Nobody watches the folder that comes in place of the watched one.
  await rm(files.directory, { recursive: true });
  await mkdir(files.directory);
  await ask(1);
  clock.advance(2_000);
  await answer();
  await expect(append()).rejects.toThrow(/being moved/);
});
