import type { ClickRow, ClickStore } from '../ports/click-store.ts';
import { decodeTally, encodeTally, Tally } from './tally.ts';

/** In the place of a log's epoch: the row is the sum of a day. */
export const DAY_SUM = 'day';

/**
 * Those of the rows that no fold will write again. The rows of a piece may come again until the piece behind it is
 * complete: a crash between its completion and the commit lets the log be read again from its beginning.
 */
export async function closedRows(
  store: ClickStore,
  epoch: string,
  rows: readonly ClickRow[],
): Promise<ClickRow[]> {
  const completed = new Map<number, number>();
  for (const { epoch: its, partition } of rows) {
    if (its !== epoch || completed.has(partition)) continue;
    const mark = await store.markBelow(epoch, partition, Number.MAX_SAFE_INTEGER);
    completed.set(partition, mark?.piece ?? -1);
  }
  return rows.filter((row) => row.epoch !== epoch || row.piece < completed.get(row.partition)!);
}

/**
 * One row in place of these, with every click of them. It counts as further than another such row when it holds more, so
 * that of two that were made at once the one that saw less cannot win. Undefined: there is nothing to be done.
 */
export function rollRows(link: string, day: number, rows: readonly ClickRow[]): ClickRow | undefined {
  if (rows.every(({ epoch }) => epoch === DAY_SUM)) return undefined;
  const tally = new Tally();
  for (const { bytes } of rows) tally.merge(decodeTally(bytes));
  return {
    ...{ link, day, hour: 0, epoch: DAY_SUM, partition: 0, piece: 0 },
    ...{ upTo: tally.people + tally.bots, bytes: encodeTally(tally.toDay(day)) },
  };
}
