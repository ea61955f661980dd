import { describe, expect, it } from 'vitest';
import type { ClickMark, ClickRow, ClickStore } from '../ports/click-store.ts';
import type { EventLog, LogRecord } from '../ports/event-log.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import { silentLogger } from '../ports/logger.ts';
import { noMetrics } from '../ports/metrics.ts';
import { Aggregator } from './aggregate.ts';
import { type ClickFrame, type Context, encodeErasure, encodeFrame } from './click.ts';
import { PIECE, Pieces, SHARED_PIECE } from './pieces.ts';
import { decodeTally } from './tally.ts';

const PERSON: Context = ['desktop', 'Firefox', 'de', '', '', '', '', 65];
const BASE = 1_700_000_000;

/** What the store must do by its contract, in memory, and able to fail. */
class MemoryClicks implements ClickStore {
  readonly standing = new Map<string, ClickRow>();
  readonly marks: ClickMark[] = [];
  fails = false;

  async put(rows: readonly ClickRow[]): Promise<void> {
    if (this.fails) throw new Error('away');
    for (const row of rows) {
      const key = keyOf(row);
      if ((this.standing.get(key)?.upTo ?? -1) <= row.upTo) this.standing.set(key, row);
    }
  }
  async putMark(mark: ClickMark): Promise<void> {
    if (this.fails) throw new Error('away');
    this.marks.push(mark);
  }
  async markBelow(_: string, partition: number, piece: number): Promise<ClickMark | undefined> {
    if (this.fails) throw new Error('away');
    const below = this.marks.filter((mark) => mark.partition === partition && mark.piece < piece);
    return below.sort((a, b) => a.piece - b.piece).at(-1);
  }
  clicks(link: string): number {
    const rows = [...this.standing.values()].filter((row) => row.link === link);
    return rows.reduce((sum, row) => sum + decodeTally(row.bytes).people, 0);
  }
  rows = async (link: string, day: number) =>
    [...this.standing.values()].filter((row) => row.link === link && row.day === day);
  async erase(link: string, from: number, to: number): Promise<void> {
    if (this.fails) throw new Error('away');
    for (const [key, row] of this.standing) {
      if (row.link === link && row.day >= from && row.day <= to) this.standing.delete(key);
    }
  }
  async roll(row: ClickRow, replaced: readonly ClickRow[]): Promise<void> {
    for (const each of replaced) if (each.epoch !== row.epoch) this.standing.delete(keyOf(each));
    await this.put([row]);
  }
  days = async () => ({ days: [], next: '' });
  secret = async (_: number, proposed: string) => proposed;
}

function keyOf({ link, day, hour, epoch, partition, piece }: ClickRow): string {
  return JSON.stringify([link, day, hour, epoch, partition, piece]);
}

class Stage {
  readonly store: MemoryClicks;
  readonly clock = new FakeClock();
  readonly commits: number[] = [];
  readonly aggregator: Aggregator;
  end = 0;

  constructor(store = new MemoryClicks(), pieces = new Pieces()) {
    this.store = store;
    const subscription = {
      commit: (_: string, __: number, next: number) => this.commits.push(next),
      lag: () => 0,
      stop: async () => undefined,
      holds: () => true,
      paused: () => new Map(),
    };
    const partitionOf = (): number => 0;
    const log = {
      epoch: 'e',
      partitionOf,
      consume: async () => subscription,
      endOffset: async () => this.end,
    };
    this.aggregator = new Aggregator({
      ...{ log: log as unknown as EventLog, store, clock: this.clock },
      ...{ logger: silentLogger, metrics: noMetrics, pieces },
    });
  }

  async open(): Promise<this> {
    await this.aggregator.start();
    this.aggregator.assigned(0);
    return this;
  }

  give(records: readonly LogRecord[]): Promise<void> {
    return this.aggregator.records('link.clicks', 0, records);
  }
}

function frame(serial: number, over: Partial<ClickFrame> = {}): ClickFrame {
  const clicks = { links: ['link'], contexts: [PERSON], clicks: [0, 0, 0, 1] };
  return { source: 's', serial, base: BASE, ...clicks, ...over };
}

function record(offset: number, content: ClickFrame): LogRecord {
  return { offset, key: 'k', value: encodeFrame(content) };
}

const DAY = Math.floor(BASE / 86_400);

function erasure(offset: number): LogRecord {
  return { offset, key: 'link', value: encodeErasure({ erased: 'link', from: DAY - 1, to: DAY }) };
}

describe('the fold of clicks', () => {
  it('writes the same rows again when the log is read again from anywhere that may be committed', async () => {
    const records = Array.from({ length: 40 }, (_, i) => record(i * 500, frame(i + 1)));
    const store = new MemoryClicks();
    for (const crashAfter of [3, 9, 17, 31, 40]) {
      const stage = await new Stage(store).open();
      const from =
        stage.commits.at(-1) ?? Math.max(0, ...store.marks.map(({ piece }) => (piece + 1) * PIECE));
      await stage.give(records.slice(0, crashAfter).filter(({ offset }) => offset >= from));
      await stage.aggregator.save();
    }
    expect(store.clicks('link')).toBe(40);
  });

  it('never commits above the beginning of the open piece', async () => {
    const stage = await new Stage().open();
    await stage.give([record(10, frame(1)), record(20, frame(2))]);
    await stage.aggregator.save();
    expect(stage.commits).toEqual([]);
    await stage.give([record(PIECE + 7, frame(3))]);
    expect(stage.commits).toEqual([PIECE + 7]);
    expect(stage.store.clicks('link')).toBe(2);
    await stage.aggregator.save();
    expect(stage.store.clicks('link')).toBe(3);
  });

  it('counts each click once when a log begun with short pieces goes on with long ones', async () => {
    const old = await new Stage().open();
    await old.give([record(1, frame(1)), record(PIECE + 1, frame(2)), record(PIECE + 9, frame(3))]);
    await old.aggregator.save();
    expect(old.commits).toEqual([PIECE + 1]);
    const stage = await new Stage(old.store, new Pieces(2 * PIECE)).open();
    await stage.give([record(PIECE + 1, frame(2)), record(PIECE + 9, frame(3)), record(2 * PIECE, frame(4))]);
    await stage.give([record(2 * PIECE + SHARED_PIECE - 1, frame(5))]);
    expect(stage.commits).toEqual([2 * PIECE]);
    await stage.give([record(2 * PIECE + SHARED_PIECE, frame(6))]);
    expect(stage.commits).toEqual([2 * PIECE, 2 * PIECE + SHARED_PIECE]);
    await stage.aggregator.save();
    expect(stage.store.clicks('link')).toBe(6);
  });

  it('counts a frame once that the log has twice, also in another piece and after a crash', async () => {
    const stage = await new Stage().open();
    await stage.give([record(1, frame(1)), record(2, frame(2)), record(3, frame(2)), record(4, frame(1))]);
    await stage.give([record(PIECE + 1, frame(2)), record(PIECE + 2, frame(3))]);
    await stage.aggregator.save();
    expect(stage.store.clicks('link')).toBe(3);
    const again = await new Stage(stage.store).open();
    await again.give([record(PIECE + 1, frame(2)), record(PIECE + 2, frame(3)), record(PIECE + 3, frame(3))]);
    await again.aggregator.save();
    expect(stage.store.clicks('link')).toBe(3);
  });

  it('does not bring back less when it lost the partition and does not know', async () => {
    const store = new MemoryClicks();
    const [zombie, owner] = [await new Stage(store).open(), await new Stage(store).open()];
    await zombie.give([record(1, frame(1)), record(2, frame(2))]);
    await owner.give([record(1, frame(1)), record(2, frame(2)), record(3, frame(3))]);
    await owner.aggregator.save();
    await zombie.aggregator.save();
    expect(store.clicks('link')).toBe(3);
  });

  it('counts right when the store failed in the middle of a batch over two pieces', async () => {
    const stage = await new Stage().open();
    const records = [record(1, frame(1)), record(2, frame(2)), record(PIECE + 1, frame(3))];
    await stage.give(records.slice(0, 1));
    stage.store.fails = true;
    await expect(stage.give(records.slice(1))).rejects.toThrow('away');
    stage.store.fails = false;
    await stage.give(records.slice(1));
    await stage.aggregator.save();
    expect(stage.store.clicks('link')).toBe(3);
    // And when a part of the first piece comes again though it is complete: it is not begun anew with that part.
    await stage.give(records.slice(1));
    await stage.aggregator.save();
    expect(stage.store.clicks('link')).toBe(3);
  });

  it('completes a piece that the log has left behind, and only then', async () => {
    const stage = await new Stage().open();
    await stage.give([record(10, frame(1))]);
    stage.end = PIECE - 1;
    const ticked = async (): Promise<void> => {
      stage.clock.advance(1_000);
      for (let i = 0; i < 30; i++) await Promise.resolve();
      await stage.aggregator.quiet();
      for (let i = 0; i < 30; i++) await Promise.resolve();
    };
    await ticked();
    expect(stage.commits).toEqual([]);
    stage.end = PIECE;
    await ticked();
    expect(stage.commits).toEqual([PIECE]);
    expect(stage.store.clicks('link')).toBe(1);
  });

  it('forgets what came before an erasure for ever, and counts what comes after, also when the log is read again', async () => {
    const records = [record(1, frame(1)), record(2, frame(2)), erasure(3), record(4, frame(3))];
    const stage = await new Stage().open();
    await stage.give(records.slice(0, 2));
    await stage.aggregator.save();
    expect(stage.store.clicks('link')).toBe(2);
    await stage.give(records.slice(2, 3));
    await stage.aggregator.save();
    expect(stage.store.clicks('link')).toBe(0);
    await stage.give(records.slice(3));
    await stage.aggregator.save();
    expect(stage.store.clicks('link')).toBe(1);
    const again = await new Stage(stage.store).open();
    await again.give(records);
    await again.aggregator.save();
    expect(stage.store.clicks('link')).toBe(1);
  });

  it('erases though the store failed first', async () => {
    const stage = await new Stage().open();
    await stage.give([record(1, frame(1))]);
    await stage.aggregator.save();
    stage.store.fails = true;
    await expect(stage.give([erasure(2)])).rejects.toThrow('away');
    stage.store.fails = false;
    await stage.give([erasure(2), record(3, frame(2))]);
    await stage.aggregator.save();
    expect(stage.store.clicks('link')).toBe(1);
  });

  it('makes one row of a day of those that will not be written again, and loses no click', async () => {
    const stage = await new Stage().open();
    const hour = 3_600;
    await stage.give([record(1, frame(1)), record(2, frame(2, { base: BASE + hour }))]);
    await stage.give([record(PIECE + 1, frame(3))]);
    await stage.aggregator.roll([{ link: 'link', day: DAY }]);
    // The first piece may be read again until the one behind it is complete.
    expect(stage.store.standing.size).toBe(2);
    await stage.give([record(2 * PIECE + 1, frame(4))]);
    await stage.aggregator.save();
    expect([stage.store.standing.size, stage.store.clicks('link')]).toEqual([4, 4]);
    for (let again = 0; again < 2; again++) {
      await stage.aggregator.roll([{ link: 'link', day: DAY }]);
      expect([stage.store.standing.size, stage.store.clicks('link')]).toEqual([3, 4]);
    }
    await stage.give([record(3 * PIECE + 1, frame(5)), record(4 * PIECE + 1, frame(6))]);
    await stage.aggregator.save();
    await stage.aggregator.roll([{ link: 'link', day: DAY }]);
    expect([stage.store.standing.size, stage.store.clicks('link')]).toEqual([3, 6]);
    const sum = [...stage.store.standing.values()].find((row) => row.epoch === 'day')!;
    expect([...decodeTally(sum.bytes).minutes]).toEqual([[DAY * 1_440, [4, 0]]]);
  });

  it('keeps a few visits as they came, and of many their sums, which read the same', async () => {
    const stage = await new Stage().open();
    for (let count = 1; count <= 20; count++) {
      await stage.give([record(count, frame(count, { base: BASE + count * 60 }))]);
      await stage.aggregator.save();
      const tally = decodeTally([...stage.store.standing.values()][0]!.bytes);
      expect([tally.people, tally.minutes.size, tally.visitors.count()]).toEqual([count, count, 1]);
      expect([...tally.by.browser]).toEqual([['Firefox', count]]);
    }
  });

  it('counts persons and bots apart, by minute, and visitors once', async () => {
    const stage = await new Stage().open();
    const bot: Context = ['', '', '', '', '', '', 'agent', 129];
    const contexts = [PERSON, bot];
    const clicks = [0, 0, 0, 5, 0, 1, 30, 2, 0, 0, 61, 1];
    await stage.give([record(1, frame(1, { contexts, clicks }))]);
    await stage.aggregator.save();
    const tally = decodeTally([...stage.store.standing.values()][0]!.bytes);
    expect([tally.people, tally.bots, tally.visitors.count(), tally.botVisitors.count()]).toEqual([
      6, 2, 1, 1,
    ]);
    const minute = Math.floor(BASE / 60);
    expect([...tally.minutes]).toEqual([
      [minute, [5, 2]],
      [minute + 1, [1, 0]],
    ]);
    expect([...tally.reasons]).toEqual([['agent', 2]]);
    expect([...tally.by.browser]).toEqual([['Firefox', 6]]);
  });
});
