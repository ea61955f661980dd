import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EmbeddedStores, openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { openSegmentLog, type SegmentLog } from '../../engines/embedded/segment-log.ts';
import { SnapshotLog } from '../../engines/embedded/snapshot-log.ts';
import { SnapshotStores } from '../../engines/embedded/snapshot-stores.ts';
import { Copied } from '../../migrate/copied.ts';
import { ClickCopier } from '../../migrate/copy-clicks.ts';
import type { Target } from '../../migrate/engines.ts';
import { Tally } from '../../migrate/tally.ts';
import type { ClickRow, ClickStore } from '../../ports/click-store.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import { Aggregator } from '../../shortener/aggregate.ts';
import { type Context, encodeErasure, encodeFrame } from '../../shortener/click.ts';
import { PIECE, settlePieces } from '../../shortener/pieces.ts';
import { DAY_SUM } from '../../shortener/roll.ts';

const DAY = 20_000;
const SECOND = DAY * 86_400;
const CONTEXT: Context = ['desktop', 'firefox', 'en', '', '', '', '', 7];

let folder: string;
let target: EmbeddedStores;
let tally: Tally;
const clock = systemClock;

const stores = (name: string): Promise<EmbeddedStores> =>
  openEmbeddedStores({
    ...{ directory: join(folder, name), clock, logger: silentLogger, mapSizeBytes: 64 * 1024 ** 2 },
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-clicks-'));
  target = await stores('target');
  tally = new Tally();
});
afterEach(async () => {
  await target.close();
  await rm(folder, { recursive: true });
});

interface Running {
  readonly stores: EmbeddedStores;
  readonly log: SegmentLog;
  readonly aggregator: Aggregator;
  /** One click of each link in one record. */
  click(...links: string[]): Promise<void>;
}

let serial = 0;

interface Source {
  /** Its rows are not written down as yet. */
  readonly isSlow?: boolean;
  /** Its log is cut in long pieces, as that of a server is. */
  readonly isLong?: boolean;
}

/** The source does something with its real consumer. */
async function running(
  work: (source: Running) => Promise<void>,
  { isSlow = false, isLong = false }: Source = {},
): Promise<void> {
  const source = await stores('source');
  const log = await openSegmentLog({
    ...{ directory: join(folder, 'log'), offsets: source.offsets, clock, logger: silentLogger },
    ...{ partitions: 1, retentionMs: 1e9 },
  });
  const aggregator = new Aggregator({
    ...{
      log,
      store: isSlow ? unwritten(source.shortener.clicks) : source.shortener.clicks,
      clock,
      logger: silentLogger,
      metrics: noMetrics,
    },
    address: () => '',
    ...(isLong ? { pieces: await settlePieces(source.once, log) } : {}),
  });
  await aggregator.start();
  const click = async (...links: string[]): Promise<void> => {
    const clicks = links.flatMap((_, i) => [i, 0, 0, 1]);
    const frame = { source: 's', serial: ++serial, base: SECOND, links, contexts: [CONTEXT], clicks };
    await log.append('link.clicks', links[0]!, encodeFrame(frame));
  };
  await work({ stores: source, log, aggregator, click });
  await aggregator.stop();
  await log.close();
  await source.close();
}

function unwritten(clicks: ClickStore): ClickStore {
  return new Proxy(clicks, {
    get(_, name) {
      const own = name === 'put' ? async () => undefined : Reflect.get(clicks, name);
      return typeof own === 'function' ? own.bind(clicks) : own;
    },
  });
}

/** A pass of the migration; with what is only done at the end, or without. */
async function copying(isLast: boolean): Promise<void> {
  const snapshot = new SnapshotStores(join(folder, 'source'), 64 * 1024 ** 2);
  const log = await SnapshotLog.open(join(folder, 'log'));
  const copied = await Copied.open(join(folder, 'copied'));
  const { links, clicks, blocks } = target.shortener;
  // Of a target, this is all that is looked at.
  const part = { links: { links, clicks, blocks } } as unknown as Target;
  const copier = new ClickCopier({ source: { stores: snapshot, log }, target: part, tally, copied });
  await copier.run();
  if (isLast) await copier.finish();
  await copied.close();
  await snapshot.close();
}

async function there(link: string, store = target): Promise<ClickRow[]> {
  const rows = await store.shortener.clicks.rows(link, DAY);
  return rows.sort((a, b) => a.piece - b.piece);
}

/** As the source itself has it, once it has read its log again. */
async function here(link: string, kind: Source = {}): Promise<ClickRow[]> {
  let rows: ClickRow[] = [];
  await running(async ({ aggregator, stores: source }) => {
    // What it has committed it need not read; all the rest it does.
    await vi.waitFor(async () => {
      await folded(aggregator);
      await aggregator.save();
      rows = await there(link, source);
      expect(rows).not.toEqual([]);
    }, 120_000);
  }, kind);
  return rows;
}

async function folded(aggregator: Aggregator): Promise<void> {
  while (aggregator.lag() > 0) await new Promise((resolve) => setImmediate(resolve));
  await aggregator.quiet();
}

test('clicks that the source has acknowledged and not written down are there to the last', async () => {
  await running(
    async ({ click, aggregator }) => {
      for (let n = 0; n < 20; n++) await click('a', 'b');
      await folded(aggregator);
    },
    { isSlow: true },
  );
  await copying(false);
  expect(await there('a')).toEqual([]);
  await copying(true);
  const moved = await there('a');
  expect(moved).toHaveLength(1);
  expect(moved).toEqual(await here('a'));
  expect(await there('b')).toEqual(await here('b'));
  expect(tally.told).toEqual([]);
});

test('what was forgotten, or put together, after it was copied is so there too', async () => {
  await running(async ({ click, aggregator }) => {
    for (const link of ['erased', 'rolled', 'vanished', 'kept']) await click(link);
    await folded(aggregator);
  });
  await copying(false);
  for (const link of ['erased', 'rolled', 'vanished']) expect(await there(link), link).toHaveLength(1);
  await running(async ({ log, click, aggregator, stores: source }) => {
    await log.append('link.clicks', 'erased', encodeErasure({ erased: 'erased', from: DAY, to: DAY }));
    await click('erased');
    await folded(aggregator);
    const { clicks } = source.shortener;
    const old = { link: 'old', day: DAY, hour: 3, epoch: 'e0', partition: 0, piece: 0 };
    const bytes = Buffer.from('x');
    await clicks.put([{ ...old, upTo: 4, bytes }]);
  });
  await copying(false);
  await running(async ({ stores: source }) => {
    const { clicks } = source.shortener;
    const [old] = await clicks.rows('old', DAY);
    await clicks.roll({ ...old!, hour: 0, epoch: DAY_SUM, upTo: 1 }, [old!]);
  });
  await copying(true);
  for (const link of ['erased', 'old', 'kept']) expect(await there(link), link).toEqual(await here(link));
  expect((await there('old')).map(({ epoch }) => epoch)).toEqual([DAY_SUM]);
  await running(async ({ stores: source }) => {
    await source.shortener.clicks.erase('old', DAY, DAY);
  });
  await copying(true);
  expect(await there('old')).toEqual([]);
  expect(tally.told).toEqual([]);
});

test('pieces that are complete and one that is open are each a row, and repeats count once', async () => {
  await running(async ({ click, aggregator, log }) => {
    const appended: Promise<void>[] = [];
    for (let n = 0; n < PIECE + 50; n++) appended.push(click('a'));
    await Promise.all(appended);
    // A frame that was sent again.
    const frame = {
      source: 's',
      serial,
      base: SECOND,
      links: ['a'],
      contexts: [CONTEXT],
      clicks: [0, 0, 0, 9],
    };
    await log.append('link.clicks', 'a', encodeFrame(frame));
    await folded(aggregator);
  });
  await copying(true);
  const moved = await there('a');
  expect(moved).toHaveLength(2);
  expect(moved).toEqual(await here('a'));
  expect(tally.told).toEqual([]);
});

test('long pieces are told apart where the source did', async () => {
  const work = async ({ click, aggregator }: Running): Promise<void> => {
    await Promise.all(Array.from({ length: 2 * PIECE + 50 }, () => click('a')));
    await folded(aggregator);
  };
  await running(work, { isLong: true });
  await copying(true);
  // The first is short, since a log begins at 1; the second is not over.
  expect(await there('a')).toHaveLength(2);
  expect(await there('a')).toEqual(await here('a', { isLong: true }));
  expect(tally.told).toEqual([]);
});
