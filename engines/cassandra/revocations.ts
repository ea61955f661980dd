import type { types } from 'cassandra-driver';
import type { Revocation } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session } from './session.ts';

const PUT_DAY = "INSERT INTO revocation_days (every, day) VALUES ('day', ?) USING TTL ?";
const PUT =
  'INSERT INTO revocations (day, user, device, issued_before, until) VALUES (?, ?, ?, ?, ?) USING TTL ?';
const DAYS = "SELECT day FROM revocation_days WHERE every = 'day' AND day >= ?";
const OF_DAY = 'SELECT user, device, issued_before, until FROM revocations WHERE day = ?';

const DAY_MS = 86_400_000;
/** The longest that Cassandra takes: 20 years. */
const MAX_TTL_SECONDS = 630_720_000;

/**
 * Revocations by the day in which they end, so that all that matter are read by day. They are forgotten by themselves
 * a day or two after their end: the time to live is a matter of room, `until` decides.
 */
export class Revocations {
  readonly #session: Session;
  readonly #clock: Clock;

  constructor(session: Session, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  /** The day is noted first: a row whose day nobody knows would never be read. */
  async put({ user, device, issuedBefore, until }: Revocation): Promise<void> {
    const day = dayOf(until);
    const left = Math.max(0, until - this.#clock.now());
    const seconds = (days: number): number =>
      Math.min(MAX_TTL_SECONDS, Math.ceil((left + days * DAY_MS) / 1000));
    await this.#session.write([{ query: PUT_DAY, params: [day, seconds(2)] }], 0);
    const params = [day, user, device, issuedBefore, until, seconds(1)];
    await this.#session.write([{ query: PUT, params }], 0);
  }

  async above(now: number): Promise<Revocation[]> {
    const days = await this.#session.rows(DAYS, [dayOf(now)]);
    const rows = await Promise.all(days.map((row) => this.#session.rows(OF_DAY, [row.get('day') as number])));
    return rows
      .flat()
      .map(revocationIn)
      .filter(({ until }) => until > now);
  }
}

function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

function revocationIn(row: types.Row): Revocation {
  return {
    user: textIn(row, 'user'),
    device: textIn(row, 'device'),
    issuedBefore: numberIn(row, 'issued_before'),
    until: numberIn(row, 'until'),
  };
}
