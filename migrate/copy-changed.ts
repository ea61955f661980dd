import type { Page } from '../engines/embedded/snapshot-tables.ts';
import type { Copied, Mark } from './copied.ts';
import type { Say } from './say.ts';

/** A table, or the part of one that is copied in one way. */
export interface Changing<Row> {
  /** For people. */
  readonly name: string;
  page(from: string): Page<Row>;
  mark(row: Row): Mark;
  /** Brings rows to the target; answers those that were then found there as they are here. */
  copy(rows: readonly Row[]): Promise<readonly Row[]>;
}

/** Goes over a whole table and copies what does not stand at the target as it stands here. Answers how many rows there are. */
export async function copyChanged<Row>(copied: Copied, table: Changing<Row>, say?: Say): Promise<number> {
  let rows = 0;
  let from: string | undefined = '';
  while (from !== undefined) {
    const page: Page<Row> = table.page(from);
    const marks = new Map<Row, Mark>();
    for (const row of page.rows) {
      const mark = table.mark(row);
      if (!copied.has(mark)) marks.set(row, mark);
    }
    if (marks.size > 0) {
      const standing = await table.copy([...marks.keys()]);
      await copied.note(standing.map((row) => marks.get(row)!));
    }
    rows += page.rows.length;
    from = page.next;
    say?.step(table.name, rows, from === undefined ? rows : rows + 1);
    // A lease is renewed in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return rows;
}
