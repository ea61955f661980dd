import type { OnceValues } from '../../ports/once-values.ts';
import { textIn } from './rows.ts';
import type { Session } from './session.ts';

const STANDING = 'SELECT value FROM once_values WHERE name = ?';
const PUT = 'INSERT INTO once_values (name, value) VALUES (?, ?) IF NOT EXISTS';

/** A value never changes, so one that a plain read shows is decided; only who finds none asks for a decision. */
export class CassandraOnceValues implements OnceValues {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async settle(name: string, proposed: string): Promise<string> {
    const standing = await this.find(name);
    if (standing !== undefined) return standing;
    const put = { query: PUT, params: [name, proposed] };
    const { applied, row } = await this.#session.conditional(`once_values:${name}`, [put]);
    return applied || row === undefined ? proposed : textIn(row, 'value');
  }

  async find(name: string): Promise<string | undefined> {
    const [standing] = await this.#session.rows(STANDING, [name]);
    return standing && textIn(standing, 'value');
  }
}
