import type { LmdbEnvironment } from './lmdb-environment.ts';
import { NamedTable } from './named-table.ts';
import type { WriteBehind } from './write-behind.ts';

/**
 * The small rows of the shortener share one table, since an environment has room for a few only: groups begin with a
 * word that says whose they are.
 */
export class LinkRows {
  readonly behind: WriteBehind;
  readonly small: NamedTable;
  readonly environment: LmdbEnvironment;

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.environment = environment;
    this.behind = behind;
    this.small = new NamedTable(environment, behind, 'link-small');
  }

  read<Row>(group: string, name: string): Row | undefined {
    const row = this.small.get(group, name);
    return row === undefined ? undefined : decode<Row>(row);
  }

  write(group: string, name: string, row: unknown): void {
    this.small.put(group, name, encode(row));
  }

  /** While the stores refuse, changes are refused too: they would wait for a commit that may not come for long. */
  admit(): void {
    const refusal = this.behind.refuse();
    if (refusal !== undefined) throw new Error(refusal);
  }
}

export function encode(row: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(row));
}

export function decode<Row>(row: Uint8Array): Row {
  const bytes = Buffer.isBuffer(row) ? row : Buffer.from(row.buffer, row.byteOffset, row.byteLength);
  return JSON.parse(bytes.toString()) as Row;
}
