import type { FeedOutcomeRow, FeedOutcomes } from '../../ports/feed-outcomes.ts';
import type { Written } from '../../ports/written.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { NamedTable } from './named-table.ts';
import type { WriteBehind } from './write-behind.ts';

/** Outcomes by actor and key. */
export class EmbeddedFeedOutcomes implements FeedOutcomes {
  readonly #behind: WriteBehind;
  readonly #table: NamedTable;

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.#behind = behind;
    this.#table = new NamedTable(environment, behind, 'feed_outcomes');
  }

  write(rows: readonly FeedOutcomeRow[]): Written {
    for (const { actor, key, bytes } of rows) this.#table.put(actor, key, bytes);
    return this.#behind.written();
  }

  async outcome(actor: string, key: string): Promise<Uint8Array | undefined> {
    return this.#table.get(actor, key);
  }
}
