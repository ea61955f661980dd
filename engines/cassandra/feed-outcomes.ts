import type { FeedOutcomeRow, FeedOutcomes } from '../../ports/feed-outcomes.ts';
import type { Written } from '../../ports/written.ts';
import { PartitionBatches } from './partition-batches.ts';
import type { Session } from './session.ts';
import { send } from './written.ts';

const WEEK_SECONDS = 7 * 24 * 3_600;
/** Who writes an outcome a second time writes the same: any order does. */
const PUT = `INSERT INTO feed_outcomes (actor, key, bytes) VALUES (?, ?, ?) USING TTL ${WEEK_SECONDS}`;
const OUTCOME = 'SELECT bytes FROM feed_outcomes WHERE actor = ? AND key = ?';

/** Outcomes by actor and key, which the server forgets by itself. */
export class CassandraFeedOutcomes implements FeedOutcomes {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  write(rows: readonly FeedOutcomeRow[]): Written {
    const batches = new PartitionBatches();
    for (const { actor, key, bytes } of rows) {
      const value = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const partition = `${actor.length}:${actor}${key}`;
      batches.add(partition, { query: PUT, params: [actor, key, value] }, value.length);
    }
    return send(this.#session, batches);
  }

  async outcome(actor: string, key: string): Promise<Uint8Array | undefined> {
    const [row] = await this.#session.rows(OUTCOME, [actor, key]);
    return row === undefined ? undefined : (row.get('bytes') as Buffer);
  }
}
