import type { Version } from '../../ports/feed-ids.ts';
import { textIn } from './rows.ts';
import type { Session } from './session.ts';

const KNOWN = "SELECT ordinal, epoch FROM feed_epochs WHERE log = 'feed'";
const CLAIM = "INSERT INTO feed_epochs (log, ordinal, epoch) VALUES ('feed', ?, ?) IF NOT EXISTS";

/** Records a partition of one epoch may have: 4 · 10^12. Part of the data. */
const EPOCH_RECORDS = 2 ** 42;
/** Numbers beyond 2^53 would not be exact. */
const MAX_ORDINAL = 2 ** 11 - 1;
/** Of rows that stand for no record. */
const NO_EPOCH = '';

/**
 * Makes write timestamps of places in the log. Offsets begin anew with each epoch of the log, and epochs have no order of
 * their own, so each gets the next number when it is first heard of, once for all processes and for ever: whatever an
 * older log said is below whatever a newer one says.
 */
export class FeedEpochs {
  readonly #session: Session;
  readonly #ordinals = new Map<string, number>([[NO_EPOCH, 0]]);
  readonly #asked = new Map<string, Promise<number>>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** To be awaited before `stamp` of versions of these. A question to the server only for an epoch not met before. */
  async know(versions: Iterable<Version>): Promise<void> {
    for (const { epoch } of versions) {
      if (!this.#ordinals.has(epoch)) this.#ordinals.set(epoch, await this.#askOnce(epoch));
    }
  }

  /** Rises with the place in the log, over epochs too. */
  stamp({ epoch, offset }: Version): number {
    const ordinal = this.#ordinals.get(epoch);
    if (ordinal === undefined) throw new Error(`Epoch “${epoch}” was not asked for.`);
    if (offset >= EPOCH_RECORDS) throw new RangeError(`Offset ${offset} is beyond what can be ordered.`);
    return ordinal * EPOCH_RECORDS + offset;
  }

  #askOnce(epoch: string): Promise<number> {
    const asked = this.#asked.get(epoch) ?? this.#ordinal(epoch).finally(() => this.#asked.delete(epoch));
    this.#asked.set(epoch, asked);
    return asked;
  }

  /** Whoever races for a number looks who has it, and takes the next one unless it is the own epoch. */
  async #ordinal(epoch: string): Promise<number> {
    const rows = await this.#session.serialRows(KNOWN, []);
    const known = new Map(rows.map((row) => [textIn(row, 'epoch'), row.get('ordinal') as number]));
    const standing = known.get(epoch);
    if (standing !== undefined) return standing;
    for (let ordinal = Math.max(0, ...known.values()) + 1; ordinal <= MAX_ORDINAL; ordinal++) {
      const claim = { query: CLAIM, params: [ordinal, epoch] };
      const { applied, row } = await this.#session.conditional('feed_epochs', [claim]);
      if (applied || (row !== undefined && textIn(row, 'epoch') === epoch)) return ordinal;
    }
    throw new RangeError('The log was begun anew too often.');
  }
}
