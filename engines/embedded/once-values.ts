import type { OnceValues } from '../../ports/once-values.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { NamedTable } from './named-table.ts';
import type { WriteBehind } from './write-behind.ts';

/** All rows stand in this group. */
const ALL = '';

/**
 * Values by name, as JSON since a row must not be empty. Whether one stands is asked and the proposal put in the same
 * turn of the event loop: this process is the only writer, so nothing comes between.
 */
export class EmbeddedOnceValues implements OnceValues {
  readonly #behind: WriteBehind;
  readonly #values: NamedTable;

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.#behind = behind;
    this.#values = new NamedTable(environment, behind, 'once-values');
  }

  async settle(name: string, proposed: string): Promise<string> {
    const standing = this.#values.get(ALL, name);
    if (standing === undefined) {
      const refusal = this.#behind.refuse();
      if (refusal !== undefined) throw new Error(refusal);
      this.#values.put(ALL, name, Buffer.from(JSON.stringify(proposed)));
    }
    // Also when it stands: it may be so new that a crash could still undo it, and another would win then.
    await this.#behind.urgent();
    return standing === undefined ? proposed : textOf(standing);
  }

  async find(name: string): Promise<string | undefined> {
    const standing = this.#values.get(ALL, name);
    await this.#behind.urgent();
    return standing && textOf(standing);
  }
}

function textOf(row: Uint8Array): string {
  return JSON.parse(Buffer.from(row).toString()) as string;
}
