import type { LmdbEnvironment, Rows } from './lmdb-environment.ts';
import type { StagedTable, WriteBehind } from './write-behind.ts';

/**
 * A table of the write-behind, its rows by group: what is pending stands in layers, oldest first, of which the last one
 * takes puts. `Run` is what a table keeps of one group in one layer. Reads look through the layers, newest first, and
 * then into LMDB; how is each table's own.
 */
export abstract class LayeredTable<Run> implements StagedTable {
  protected readonly rows: Rows;
  protected readonly layers: Map<string, Run>[] = [new Map()];
  readonly #behind: WriteBehind;

  constructor(environment: LmdbEnvironment, behind: WriteBehind, name: string) {
    this.rows = environment.rows(name);
    this.#behind = behind;
    behind.add(this);
  }

  protected abstract newRun(): Run;

  /** Puts a group's rows into LMDB, within a transaction; again when that failed. */
  protected abstract write(group: string, run: Run): void;

  /** Where a put of so many bytes goes. */
  protected runFor(group: string, bytes: number): Run {
    this.#behind.note(bytes);
    const layer = this.layers[this.layers.length - 1]!;
    let run = layer.get(group);
    if (run === undefined) {
      run = this.newRun();
      layer.set(group, run);
    }
    return run;
  }

  seal(): void {
    this.layers.push(new Map());
  }

  writeOldest(): void {
    for (const [group, run] of this.layers[0]!) this.write(group, run);
  }

  dropOldest(): void {
    this.layers.shift();
  }
}
