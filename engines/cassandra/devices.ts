import type { types } from 'cassandra-driver';
import type { Device } from '../../ports/account-store.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session, Statement, Verdict } from './session.ts';

const COLUMNS = 'label, created_at, last_used_at, version, refresh_hash, previous_hash, expires_at';
const SET = COLUMNS.split(', ')
  .map((column) => `${column} = ?`)
  .join(', ');
/** Holds whatever stands, also when nothing does: no version is below 0. */
const PUT = `UPDATE devices SET ${SET} WHERE user = ? AND device = ? IF version != -1`;
const REPLACE = `UPDATE devices SET ${SET} WHERE user = ? AND device = ? IF version = ?`;
/** A device signed out is deleted: seldom, some a user, and its hashes shall not stay. */
const REMOVE = 'DELETE FROM devices WHERE user = ? AND device = ? IF EXISTS';
const ALL = `SELECT user, device, ${COLUMNS} FROM devices WHERE user = ?`;
const ONE = `${ALL} AND device = ?`;
const NAMES = 'SELECT device FROM devices WHERE user = ?';

/** The devices of users, each user's in one partition, written conditionally only. */
export class Devices {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async put(device: Device): Promise<void> {
    const put = { query: PUT, params: [...columnsOf(device), device.user, device.device] };
    await this.#decide(device.user, [put]);
  }

  async one(user: string, device: string): Promise<Device | undefined> {
    const [row] = await this.#session.rows(ONE, [user, device]);
    return row && deviceIn(row);
  }

  async all(user: string): Promise<Device[]> {
    return (await this.#session.rows(ALL, [user])).map(deviceIn);
  }

  async replace(expected: Device, next: Device): Promise<boolean> {
    const { user, device, version } = expected;
    const params = [...columnsOf(next), user, device, version];
    const { applied, sure } = await this.#decide(user, [{ query: REPLACE, params }]);
    return applied || (!sure && (await this.#stands(user, device, next)));
  }

  /** Names of the devices that stand, after all conditional writes up to now. */
  async namesNow(user: string): Promise<string[]> {
    return (await this.#session.serialRows(NAMES, [user])).map((row) => textIn(row, 'device'));
  }

  /** Removes all of these in one step; false: one of them was not there, and nothing was done. */
  async remove(user: string, devices: readonly string[]): Promise<boolean> {
    const remove = (device: string): Statement => ({ query: REMOVE, params: [user, device] });
    const { applied, sure } = await this.#decide(user, devices.map(remove));
    if (applied || sure) return applied;
    // An earlier try without an answer may have removed them. They stood before and are gone: that is what was asked.
    const standing = await this.namesNow(user);
    return !devices.some((device) => standing.includes(device));
  }

  #decide(user: string, statements: readonly Statement[]): Promise<Verdict> {
    return this.#session.conditional(`devices:${user}`, statements);
  }

  /**
   * Whether an earlier try, which got no answer, put `next` there. A device that has moved on since may have done so
   * from `next` or from a rival's: nobody can tell, and neither true nor false may be said.
   */
  async #stands(user: string, device: string, next: Device): Promise<boolean> {
    const [row] = await this.#session.serialRows(ONE, [user, device]);
    if (row === undefined) return false;
    const standing = deviceIn(row);
    if (standing.version > next.version) {
      throw new Error(`Whether device ${device} was replaced is unknown; it has changed again since.`);
    }
    return standing.version === next.version && standing.refreshHash === next.refreshHash;
  }
}

function columnsOf(device: Device): unknown[] {
  const { label, createdAt, lastUsedAt, version, refreshHash, previousHash, expiresAt } = device;
  return [label, createdAt, lastUsedAt, version, refreshHash, previousHash, expiresAt];
}

function deviceIn(row: types.Row): Device {
  return {
    user: textIn(row, 'user'),
    device: textIn(row, 'device'),
    label: textIn(row, 'label'),
    createdAt: numberIn(row, 'created_at'),
    lastUsedAt: numberIn(row, 'last_used_at'),
    version: numberIn(row, 'version'),
    refreshHash: textIn(row, 'refresh_hash'),
    previousHash: textIn(row, 'previous_hash'),
    expiresAt: numberIn(row, 'expires_at'),
  };
}
