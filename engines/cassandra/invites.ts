import type { Invite } from '../../ports/account-store.ts';
import { numberIn } from './rows.ts';
import type { Session } from './session.ts';

const PUT = 'INSERT INTO invites (code, uses, expires_at) VALUES (?, ?, ?) IF NOT EXISTS';
const NEWEST = 'SELECT uses, expires_at, slot FROM invites WHERE code = ? LIMIT 1';
const TAKE = 'INSERT INTO invites (code, slot, taker) VALUES (?, ?, ?) IF NOT EXISTS';

/**
 * An invite and its uses in one partition. Each use is a row of its own, numbered from 0 and named by who took it: a
 * try that got no answer finds itself there, where a counter would have to guess.
 */
export class Invites {
  readonly #session: Session;
  readonly #newId: () => string;

  constructor(session: Session, newId: () => string) {
    this.#session = session;
    this.#newId = newId;
  }

  async put({ code, uses, expiresAt }: Invite): Promise<void> {
    await this.#session.conditional(`invites:${code}`, [{ query: PUT, params: [code, uses, expiresAt] }]);
  }

  async use(code: string, now: number): Promise<boolean> {
    const [row] = await this.#session.serialRows(NEWEST, [code]);
    if (row === undefined || numberIn(row, 'expires_at') <= now) return false;
    const uses = numberIn(row, 'uses');
    const taker = this.#newId();
    const last = row.get('slot') as number | null;
    for (let slot = last === null ? 0 : last + 1; slot < uses; slot++) {
      const take = { query: TAKE, params: [code, slot, taker] };
      const { applied, row: standing } = await this.#session.conditional(`invites:${code}`, [take]);
      if (applied || standing?.get('taker') === taker) return true;
    }
    return false;
  }
}
