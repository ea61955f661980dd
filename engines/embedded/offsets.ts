import type { LmdbEnvironment } from './lmdb-environment.ts';
import { NamedTable } from './named-table.ts';
import type { CommittedOffset, OffsetStore } from './offset-store.ts';
import type { WriteBehind } from './write-behind.ts';

/** The epoch follows; rows of older builds end here. */
const NEXT_BYTES = 8;
/** All rows stand in this group: they are read together, and a server has a few hundred of them. */
const ALL = '';

/**
 * Offsets in the same transactions as the rows of the stores: what a save follows is committed before it or with it,
 * so after a crash the log hands over again whatever the stores lack.
 */
export class EmbeddedOffsets implements OffsetStore {
  readonly #table: NamedTable;
  readonly #standing: readonly CommittedOffset[];

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.#table = new NamedTable(environment, behind, 'offsets');
    this.#standing = this.durable();
  }

  load(): readonly CommittedOffset[] {
    return this.#standing;
  }

  save(offset: CommittedOffset): void {
    const { epoch, group, topic, partition, next } = offset;
    const row = Buffer.allocUnsafe(NEXT_BYTES + Buffer.byteLength(epoch));
    row.writeDoubleBE(next);
    row.write(epoch, NEXT_BYTES);
    this.#table.put(ALL, JSON.stringify([group, topic, partition]), row);
  }

  durable(): readonly CommittedOffset[] {
    return Array.from(this.#table.durableGroup(ALL), ([name, row]) => {
      const [group, topic, partition] = JSON.parse(name) as [string, string, number];
      const bytes = Buffer.from(row);
      const epoch = bytes.toString('utf8', NEXT_BYTES);
      return { epoch, group, topic, partition, next: bytes.readDoubleBE() };
    });
  }
}
