import type { ClickRow, ClickStore } from '../ports/click-store.ts';
import type { Fold } from './fold.ts';

/** Rows of one write: the loop is free in between. */
const ROWS_A_WRITE = 512;

/** Writes what folds have come to. Of a partition one write comes after the other, so that no older row replaces a newer. */
export class FoldWriter {
  readonly #store: ClickStore;
  readonly #last = new Map<number, Promise<void>>();
  #large: Promise<void> = Promise.resolve();

  constructor(store: ClickStore) {
    this.#store = store;
  }

  /** Writes the rows that are taken from the fold when its turn comes; what fails is taken again by a later write. */
  some(partition: number, fold: Fold, take: () => ClickRow[]): Promise<void> {
    const before = this.#last.get(partition) ?? Promise.resolve();
    const write = before
      .catch(() => undefined)
      .then(async () => {
        const rows = take();
        if (rows.length === 0) return;
        try {
          await this.#store.put(rows);
        } catch (error) {
          fold.markDirty(rows);
          throw error;
        }
      });
    this.#last.set(partition, write);
    return write;
  }

  /** All rows of the fold that are behind. */
  async all(partition: number, fold: Fold): Promise<void> {
    do {
      // One partition after the other: pieces of all of them end at about the same time.
      const write = this.#large.then(() => this.some(partition, fold, () => fold.takeRows(ROWS_A_WRITE)));
      this.#large = write.catch(() => undefined);
      await write;
    } while (fold.behind > 0);
  }

  /** Resolves when the writes that were asked for are done; rejects as the last of them did. */
  async written(partition: number): Promise<void> {
    await this.#last.get(partition);
  }
}
