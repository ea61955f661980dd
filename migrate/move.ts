import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SnapshotLog } from '../engines/embedded/snapshot-log.ts';
import { SnapshotStores } from '../engines/embedded/snapshot-stores.ts';
import { type Clock, systemClock } from '../ports/clock.ts';
import { Copied } from './copied.ts';
import type { Source, Target } from './engines.ts';
import { Freezer } from './freezer.ts';
import { FROM_THE_START, Journal } from './journal.ts';
import { Migration } from './migration.ts';
import { Refusal } from './refusal.ts';
import type { Report } from './report.ts';
import type { Say } from './say.ts';
import { settleSource } from './settle-source.ts';
import { Tail } from './tail.ts';

export interface MoveOptions {
  /** Folder of the source: its KITH_DATA. */
  readonly from: string;
  readonly mapSize: number;
  /** The target in words, the same for the same place. */
  readonly to: string;
  /** What clients and operators are told; '': `to`. */
  readonly address: string;
  readonly open: (source: Source) => Promise<Target>;
  readonly say: Say;
  readonly clock?: Clock;
  readonly leaseMs?: number;
}

export interface Move {
  /** undefined: an earlier run had finished. */
  run(): Promise<Report | undefined>;
  readonly differences: readonly string[];
  /** Lets the source go on, unless it is all over. */
  giveUp(): Promise<void>;
  close(): Promise<void>;
}

/** Opens both ends and the journal. Rejects with a sentence when they do not belong together. */
export async function openMove(options: MoveOptions): Promise<Move> {
  const { from, say, clock = systemClock } = options;
  const source = await openSource(from, options.mapSize);
  let target: Target | undefined;
  let copied: Copied | undefined;
  let copiedDays: Copied | undefined;
  try {
    const journal = await openJournal(options, source, clock);
    const freezer = new Freezer({
      ...{ data: from, id: journal.progress.id, to: options.address || options.to, clock },
      ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
    });
    if (journal.progress.phase !== 'moved') target = await options.open(source);
    if (target && (await freezer.isMoved())) {
      // The run before was killed between the two.
      await target.over();
      await journal.note({ phase: 'moved' });
      await target.close();
      target = undefined;
    }
    const folder = join(from, 'migration');
    copied = await Copied.open(join(folder, 'copied'));
    copiedDays = await Copied.open(join(folder, 'copied-days'));
    const parts = { copied, copiedDays };
    const settleOffline = (): Promise<void> => settleSource(from, options.mapSize);
    const migration =
      target && new Migration({ ...parts, source, target, journal, freezer, clock, say, settleOffline });
    return {
      run: async () => migration?.run(),
      get differences() {
        return migration?.differences ?? [];
      },
      giveUp: () => freezer.release(),
      async close() {
        await target?.close();
        await parts.copied.close();
        await parts.copiedDays.close();
        await source.stores.close();
      },
    };
  } catch (error) {
    await target?.close();
    await copied?.close();
    await copiedDays?.close();
    await source.stores.close();
    throw error;
  }
}

async function openSource(from: string, mapSize: number): Promise<Source> {
  const stores = join(from, 'stores');
  if (!existsSync(join(stores, 'data.mdb'))) throw new Refusal(`There is no Kith in ${from}: no stores.`);
  const log = await SnapshotLog.open(join(from, 'log'));
  return { stores: new SnapshotStores(stores, mapSize), log };
}

async function openJournal(options: MoveOptions, source: Source, clock: Clock): Promise<Journal> {
  const tail = new Tail(source.log);
  const { covered } = await tail.scan(await tail.oldest(), source.stores.offsets());
  return Journal.open(join(options.from, 'migration'), {
    ...{ id: randomUUID(), source: source.stores.identity(), epoch: source.log.epoch, target: options.to },
    ...{ phase: 'bulk', covered, cursors: FROM_THE_START, invites: {}, apiKeys: {}, begun: clock.now() },
  });
}
