import { InTurn } from './in-turn.ts';
import { numberIn } from './rows.ts';
import type { Session } from './session.ts';

const NEXT = 'SELECT next FROM rising_numbers WHERE name = ?';
const BEGIN = 'INSERT INTO rising_numbers (name, next) VALUES (?, ?) IF NOT EXISTS';
const RAISE = 'UPDATE rising_numbers SET next = ? WHERE name = ? IF next = ?';

/** Who asks for numbers of one name while a write is under way is served by the one after it. */
interface Group {
  count: number;
  first: Promise<number>;
}

/**
 * Counters that only rise, shared by all processes: each number is given once. A try that got no answer may have
 * raised the counter; its numbers are then given to nobody, so the outcome need not be known. Since the counter never
 * falls, a late repeat of an old try finds another value and does nothing.
 */
export class RisingNumbers {
  readonly #session: Session;
  readonly #inTurn = new InTurn();
  readonly #gathering = new Map<string, Group>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Takes `count` numbers; answers the first. One write for all who ask at once. */
  async take(name: string, count: number): Promise<number> {
    const standing = this.#gathering.get(name);
    if (standing !== undefined) {
      const before = standing.count;
      standing.count += count;
      return (await standing.first) + before;
    }
    const group: Group = { count, first: Promise.resolve(0) };
    this.#gathering.set(name, group);
    group.first = this.#inTurn.run(name, () => {
      this.#gathering.delete(name);
      return this.#raise(name, group.count);
    });
    return group.first;
  }

  /** Every number that was given lies below; sees all that were given before the call. */
  async next(name: string): Promise<number> {
    const [row] = await this.#session.rows(NEXT, [name]);
    return row === undefined ? 0 : numberIn(row, 'next');
  }

  /** Numbers below `least` are given to nobody from here on. */
  atLeast(name: string, least: number): Promise<void> {
    return this.#inTurn.run(name, async () => {
      for (let next = await this.next(name); next < least; next = await this.next(name)) {
        const raise =
          next === 0
            ? { query: BEGIN, params: [name, least] }
            : { query: RAISE, params: [least, name, next] };
        await this.#session.conditional(`rising_numbers:${name}`, [raise]);
      }
    });
  }

  async #raise(name: string, count: number): Promise<number> {
    for (let next = await this.next(name); ; ) {
      const raise =
        next === 0
          ? { query: BEGIN, params: [name, count] }
          : { query: RAISE, params: [next + count, name, next] };
      const { applied, row } = await this.#session.conditional(`rising_numbers:${name}`, [raise]);
      if (applied) return next;
      next = row === undefined ? await this.next(name) : numberIn(row, 'next');
    }
  }
}
