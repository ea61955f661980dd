import type { types } from 'cassandra-driver';
import type { ApiKey } from '../../ports/link-store.ts';
import { textIn } from './rows.ts';
import type { Session } from './session.ts';

const ONE = 'SELECT owner, body FROM link_api_keys WHERE id = ?';
/** Holds whatever stands, also when nothing does: no owner is without a name. */
const PUT = "UPDATE link_api_keys SET owner = ?, body = ? WHERE id = ? IF owner != ''";
/** A key that is taken back is deleted: seldom, and its hash shall not stay. */
const REMOVE = 'DELETE FROM link_api_keys WHERE id = ? IF owner = ?';

const LIST = 'INSERT INTO link_api_keys_by_owner (owner, id) VALUES (?, ?)';
const UNLIST = 'DELETE FROM link_api_keys_by_owner WHERE owner = ? AND id = ?';
const LISTED = 'SELECT id FROM link_api_keys_by_owner WHERE owner = ?';

/**
 * API keys by their id, written conditionally only; a list by owner leads to them. An id is listed before its key
 * stands and for a moment after it is gone, and whoever reads the list reads the keys.
 */
export class LinkApiKeys {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async put(key: ApiKey): Promise<void> {
    await this.#session.write([{ query: LIST, params: [key.owner, key.id] }], key.id.length);
    const put = { query: PUT, params: [key.owner, JSON.stringify(key), key.id] };
    await this.#session.conditional(partitionOf(key.id), [put]);
  }

  async one(id: string): Promise<ApiKey | undefined> {
    const [row] = await this.#session.rows(ONE, [id]);
    return row && keyIn(row);
  }

  async all(owner: string): Promise<ApiKey[]> {
    const rows = await this.#session.rows(LISTED, [owner]);
    const keys = await Promise.all(rows.map((row) => this.one(textIn(row, 'id'))));
    return keys.filter((key) => key?.owner === owner) as ApiKey[];
  }

  async remove(owner: string, id: string): Promise<boolean> {
    if ((await this.one(id))?.owner !== owner) return false;
    const remove = { query: REMOVE, params: [id, owner] };
    const { applied, sure } = await this.#session.conditional(partitionOf(id), [remove]);
    // It stood and an earlier try got no answer: if it is gone now, that is what was asked.
    const gone = applied || (!sure && (await this.#session.serialRows(ONE, [id])).length === 0);
    if (gone) await this.#session.write([{ query: UNLIST, params: [owner, id] }], 0);
    return gone;
  }
}

function partitionOf(id: string): string {
  return `link_api_keys:${id}`;
}

function keyIn(row: types.Row): ApiKey {
  return JSON.parse(textIn(row, 'body')) as ApiKey;
}
