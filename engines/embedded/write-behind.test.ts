import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { Gate } from './gate.test-helper.ts';
import { type LmdbEnvironment, openEnvironment } from './lmdb-environment.ts';
import { NamedTable } from './named-table.ts';
import { NumberedTable } from './numbered-table.ts';
import { COMMIT_EVERY_MS, LAYER_BYTES, LAYER_ROWS, RETRY_MS, WriteBehind } from './write-behind.ts';

const BACKLOG = 50_000;
let directory: string;
let environment: LmdbEnvironment;
let gate: Gate;
let clock: FakeClock;
let behind: WriteBehind;
let numbered: NumberedTable;
let named: NamedTable;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-behind-'));
  environment = await openEnvironment(directory, 1 << 30);
  gate = new Gate(environment);
  clock = new FakeClock();
  behind = new WriteBehind({ environment: gate, clock, logger: silentLogger, backlogBytes: BACKLOG });
  numbered = new NumberedTable(gate, behind, 'numbered');
  named = new NamedTable(gate, behind, 'named');
});

afterEach(async () => {
  gate.failing = false;
  await behind.close().catch(() => undefined);
  await environment.close();
  await rm(directory, { recursive: true });
});

it('commits once for everything put within the time', async () => {
  numbered.put('c', 1, bytes('one'));
  clock.advance(COMMIT_EVERY_MS - 1);
  named.put('g', 'n', bytes('two'));
  const { durable } = behind.written();
  expect(gate.tried).toBe(0);
  clock.advance(1);
  await durable;
  expect(gate.committed).toBe(1);
  expect(behind.backlog()).toEqual({ bytes: 0, oldestMs: 0 });
  expect(clock.timers).toBe(0);
});

it('does nothing while nothing is put', async () => {
  clock.advance(10 * COMMIT_EVERY_MS);
  await behind.written().durable;
  expect([gate.tried, clock.timers]).toEqual([0, 0]);
});

it('commits at once when asked, with what others have pending', async () => {
  numbered.put('c', 1, bytes('pending'));
  const { durable } = behind.written();
  named.put('g', 'n', bytes('urgent'));
  await behind.urgent();
  await durable;
  expect(gate.committed).toBe(1);
});

it('gathers what is put during a commit for the next one', async () => {
  const release = hold();
  named.put('g', 'first', bytes('1'));
  const first = behind.urgent();
  await gate.until(() => gate.tried === 1);
  const later = Array.from({ length: 20 }, (_, i) => {
    named.put('g', `later-${i}`, bytes('2'));
    return behind.urgent();
  });
  release();
  await Promise.all([first, ...later]);
  expect(gate.committed).toBe(2);
});

it('commits a full layer without waiting, by rows and by bytes', async () => {
  for (let i = 0; i < LAYER_ROWS; i++) numbered.put('c', i, bytes('x'));
  await behind.written().durable;
  numbered.put('c', 1, Buffer.alloc(LAYER_BYTES));
  await behind.written().durable;
  expect(gate.committed).toBe(2);
});

it('reads the newest of what is pending, being committed, and committed', async () => {
  numbered.put('c', 1, bytes('old'));
  numbered.put('c', 2, bytes('old'));
  named.put('g', 'gone', bytes('old'));
  named.put('g', 'stays', bytes('old'));
  await behind.urgent();
  const release = hold();
  numbered.put('c', 2, bytes('newer'));
  numbered.put('c', 3, bytes('newer'));
  named.remove('g', 'gone');
  const committing = behind.urgent();
  await gate.until(() => gate.tried === 2);
  numbered.put('c', 3, bytes('newest'));
  named.put('g', 'added', bytes('newest'));
  const look = () => ({
    rows: [1, 2, 3, 4].map((n) => text(numbered.get('c', n))),
    rising: scan(1, 4, false),
    falling: scan(1, 4, true),
    group: Object.fromEntries([...named.group('g')].map(([name, value]) => [name, text(value)])),
    gone: named.get('g', 'gone'),
  });
  const seen = look();
  expect(seen).toEqual({
    rows: ['old', 'newer', 'newest', undefined],
    rising: ['1 old', '2 newer', '3 newest'],
    falling: ['3 newest', '2 newer', '1 old'],
    group: { stays: 'old', added: 'newest' },
    gone: undefined,
  });
  release();
  await committing;
  expect(look()).toEqual(seen);
  await behind.urgent();
  expect(look()).toEqual(seen);
});

it('tells what would survive a crash apart from what is pending', async () => {
  named.put('g', 'n', bytes('1'));
  expect(named.durableGroup('g').size).toBe(0);
  await behind.urgent();
  named.put('g', 'n', bytes('2'));
  expect(text(named.durableGroup('g').get('n'))).toBe('1');
});

it('loses nothing by failed commits, waits longer after each, and says so', async () => {
  gate.failing = true;
  numbered.put('c', 1, bytes('kept'));
  let durable = false;
  void behind.written().durable.then(() => {
    durable = true;
  });
  clock.advance(COMMIT_EVERY_MS);
  await settled(() => behind.troubles().length > 0);
  expect(behind.troubles()[0]).toContain('No space left on device');
  for (const [tries, wait] of [RETRY_MS, 2 * RETRY_MS, 4 * RETRY_MS].entries()) {
    expect(gate.tried).toBe(tries + 1);
    clock.advance(wait - 1);
    expect(gate.tried).toBe(tries + 1);
    clock.advance(1);
    expect(gate.tried).toBe(tries + 2);
    await settled(() => clock.timers === 1);
  }
  numbered.put('c', 2, bytes('later'));
  expect(scan(1, 9, false)).toEqual(['1 kept', '2 later']);
  expect(behind.backlog().oldestMs).toBe(COMMIT_EVERY_MS + 7 * RETRY_MS);
  expect(durable).toBe(false);
  gate.failing = false;
  clock.advance(8 * RETRY_MS);
  await behind.written().durable;
  expect(durable).toBe(true);
  expect(behind.troubles()).toEqual([]);
  expect(behind.backlog().bytes).toBe(0);
  expect(scan(1, 9, false)).toEqual(['1 kept', '2 later']);
});

it('refuses above the backlog allowed, and no longer when it is gone', async () => {
  gate.failing = true;
  numbered.put('c', 1, Buffer.alloc(BACKLOG / 2));
  expect(behind.refuse()).toBeUndefined();
  numbered.put('c', 2, Buffer.alloc(BACKLOG / 2));
  expect(behind.refuse()).toMatch(/MiB wait for the stores/);
  clock.advance(COMMIT_EVERY_MS);
  await settled(() => clock.timers === 1);
  expect(behind.refuse()).toContain('No space left on device');
  expect(behind.troubles()).toHaveLength(2);
  gate.failing = false;
  clock.advance(RETRY_MS);
  await behind.written().durable;
  expect(behind.refuse()).toBeUndefined();
});

it('tells of a commit that does not end', async () => {
  const release = hold();
  numbered.put('c', 1, bytes('x'));
  const durable = behind.urgent();
  await gate.until(() => gate.tried === 1);
  clock.advance(11_000);
  expect(behind.troubles()).toEqual(['A commit of the stores has been running for 11 s.']);
  release();
  await durable;
  expect(behind.troubles()).toEqual([]);
});

it('commits what is pending at close, in every layer, and takes nothing after', async () => {
  const release = hold();
  numbered.put('c', 1, bytes('committing'));
  const first = behind.urgent();
  await gate.until(() => gate.tried === 1);
  for (let i = 2; i < LAYER_ROWS + 50; i++) {
    numbered.put('c', i, bytes('x'));
    if (i === LAYER_ROWS + 10) await Promise.resolve();
  }
  const last = behind.written().durable;
  const closed = behind.close();
  release();
  await Promise.all([first, last, closed]);
  expect(gate.committed).toBe(3);
  expect(() => numbered.put('c', 1, bytes('late'))).toThrow('closed');
  await behind.close();
});

it('rejects at close what it could not commit', async () => {
  gate.failing = true;
  numbered.put('c', 1, bytes('x'));
  const { durable } = behind.written();
  await expect(behind.close()).rejects.toThrow('No space left on device');
  await expect(durable).rejects.toThrow('No space left on device');
});

it('refuses a name too long for a key at the put, not at the commit', async () => {
  expect(() => numbered.put('x'.repeat(2_000), 1, bytes('x'))).toThrow(RangeError);
  expect(() => named.put('x'.repeat(600), 'y'.repeat(600), bytes('x'))).toThrow(RangeError);
  named.put('€'.repeat(300), '€'.repeat(300), bytes('fits'));
  await behind.urgent();
  expect(text(named.get('€'.repeat(300), '€'.repeat(300)))).toBe('fits');
  expect(behind.backlog().bytes).toBe(0);
});

it('limits a scan over layers put in any order', async () => {
  for (const number of [5, 1, 9]) numbered.put('c', number, bytes('committed'));
  await behind.urgent();
  for (const number of [8, 2, 7, 2]) numbered.put('c', number, bytes('pending'));
  expect(scan(0, 0xffffffff, false, 3)).toEqual(['1 committed', '2 pending', '5 committed']);
  expect(scan(0, 0xffffffff, true, 4)).toEqual(['9 committed', '8 pending', '7 pending', '5 committed']);
  expect(scan(3, 6, true, 4)).toEqual(['5 committed']);
});

function hold(): () => void {
  let release = (): void => undefined;
  gate.held = new Promise((resolve) => {
    release = () => {
      gate.held = undefined;
      resolve();
    };
  });
  return release;
}

function scan(from: number, to: number, descending: boolean, limit = 100): string[] {
  const found: string[] = [];
  numbered.scan('c', { from, to, descending, limit }, (number, value) => {
    found.push(`${number} ${text(value)}`);
    return true;
  });
  return found;
}

/** Lets promises run until the condition holds; nothing here waits for a disk. */
async function settled(condition: () => boolean): Promise<void> {
  for (let turns = 0; !condition(); turns++) {
    if (turns > 1000) throw new Error('It never came.');
    await Promise.resolve();
  }
}

function bytes(value: string): Uint8Array {
  return Buffer.from(value);
}

function text(value: Uint8Array | undefined): string | undefined {
  return value === undefined ? undefined : Buffer.from(value).toString();
}
