import type { Clock } from '../../ports/clock.ts';
import { textIn } from './rows.ts';
import type { Session } from './session.ts';

const STANDING = 'SELECT secret FROM click_secrets WHERE day = ?';
const PUT = 'INSERT INTO click_secrets (day, secret) VALUES (?, ?) IF NOT EXISTS USING TTL ?';

const DAY_SECONDS = 86_400;
/** Of a day that is long over, or far ahead: clocks may differ, never so much. */
const LEAST_SECONDS = 3_600;
const MOST_SECONDS = 3 * DAY_SECONDS;

/**
 * Secrets of days, each made once. One ends by itself with the day after its own, so that it is forgotten though nobody
 * asks for another any more; what is left of it in files that were not yet compacted no read gives back.
 */
export class ClickSecrets {
  readonly #session: Session;
  readonly #clock: Clock;

  constructor(session: Session, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  async settle(day: number, proposed: string): Promise<string> {
    const [standing] = await this.#session.rows(STANDING, [day]);
    if (standing !== undefined) return textIn(standing, 'secret');
    const put = { query: PUT, params: [day, proposed, this.#seconds(day)] };
    const { applied, row } = await this.#session.conditional(`click_secrets:${day}`, [put]);
    return applied || row === undefined ? proposed : textIn(row, 'secret');
  }

  #seconds(day: number): number {
    const left = (day + 2) * DAY_SECONDS - Math.floor(this.#clock.now() / 1_000);
    return Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, left));
  }
}
