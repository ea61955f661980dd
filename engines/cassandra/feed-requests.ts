import type { types } from 'cassandra-driver';
import { fill } from './feed-filtered-rows.ts';
import { decodeHalf, standingOf } from './feed-halves.ts';
import { NO_PAIR, readPairs } from './feed-pairs.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session } from './session.ts';

const BEHIND = 'SELECT asker, serial FROM feed_requests WHERE user = ? AND asker > ? LIMIT ?';
/** With the question's own number as time: a newer question stays. */
const REMOVE = 'DELETE FROM feed_requests USING TIMESTAMP ? WHERE user = ? AND asker = ?';

/**
 * Who asks to follow. A row says that somebody asked once; whether the question stands is read from the halves. One that
 * was answered or taken back, which is for ever, is removed by whoever comes upon it.
 */
export class FeedRequests {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async page(user: string, after: string, limit: number): Promise<string[]> {
    const found: string[] = [];
    const read = async (behind: string, count: number): Promise<types.Row[]> =>
      (await this.#session.page(BEHIND, [user, behind, count], count)).rows;
    await fill(found, limit, after, 'asker', read, (rows) => this.#standing(user, rows));
    return found;
  }

  async #standing(user: string, rows: readonly types.Row[]): Promise<string[]> {
    const askers = rows.map((row) => textIn(row, 'asker'));
    const pairs = await readPairs(this.#session, user, askers);
    const asking: string[] = [];
    const answered: [string, number][] = [];
    for (const [i, asker] of askers.entries()) {
      const { mine, theirs } = pairs.get(asker) ?? NO_PAIR;
      const serial = numberIn(rows[i]!, 'serial');
      if (standingOf(theirs, mine) === 'asked') asking.push(asker);
      // A row comes before its half: what is not there yet is no answer.
      else if ((decodeHalf(theirs)?.serial ?? 0) >= serial) answered.push([asker, serial]);
    }
    await this.#remove(user, answered);
    return asking;
  }

  /** Tidying up: what fails is left to the next one. */
  async #remove(user: string, answered: readonly [string, number][]): Promise<void> {
    if (answered.length === 0) return;
    const statements = answered.map(([asker, serial]) => ({ query: REMOVE, params: [serial, user, asker] }));
    for (let i = 0; i < statements.length; i += 100) {
      await this.#session.write(statements.slice(i, i + 100), 0).catch(() => undefined);
    }
  }
}
