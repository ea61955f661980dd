import type { types } from 'cassandra-driver';
import type { Profile } from '../../ports/graph.ts';
import type { FeedEpochs } from './feed-epochs.ts';
import { readMany } from './feed-many.ts';
import { PartitionBatches } from './partition-batches.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session } from './session.ts';
import { send } from './written.ts';

const PUT_SETTINGS =
  'INSERT INTO feed_profiles (user, protected, epoch, position) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';
/** Estimates that no record stands for, and that mend themselves: the later by the servers' clocks stays. */
const PUT_ESTIMATES = 'INSERT INTO feed_profiles (user, tier, rate, rate_at) VALUES (?, ?, ?, ?)';
const COLUMNS = 'user, protected, epoch, position, tier, rate, rate_at';
const PROFILES = {
  one: `SELECT ${COLUMNS} FROM feed_profiles WHERE user = ?`,
  many: `SELECT ${COLUMNS} FROM feed_profiles WHERE user IN ?`,
};

/** What users set, with the place of the command as time, beside what is estimated of them. */
export class FeedProfiles {
  readonly #session: Session;
  readonly #epochs: FeedEpochs;

  constructor(session: Session, epochs: FeedEpochs) {
    this.#session = session;
    this.#epochs = epochs;
  }

  async read(users: readonly string[]): Promise<(Profile | undefined)[]> {
    const rows = await readMany(this.#session, PROFILES, [...new Set(users)]);
    const found = new Map(rows.map((row) => [textIn(row, 'user'), profileIn(row)]));
    return users.map((user) => found.get(user));
  }

  async save(rows: readonly { readonly user: string; readonly profile: Profile }[]): Promise<void> {
    await this.#epochs.know(rows.map(({ profile }) => profile.version));
    const batches = new PartitionBatches();
    for (const { user, profile } of rows) {
      const { version, tier, rate, rateAt } = profile;
      const stamp = this.#epochs.stamp(version);
      const settings = [user, profile.protected, version.epoch, version.offset, stamp];
      batches.add(user, { query: PUT_SETTINGS, params: settings }, 0);
      batches.add(user, { query: PUT_ESTIMATES, params: [user, tier, rate, Math.round(rateAt)] }, 0);
    }
    await send(this.#session, batches).durable;
  }
}

function profileIn(row: types.Row): Profile {
  return {
    protected: row.get('protected') as boolean,
    tier: row.get('tier') as number,
    rate: row.get('rate') as number,
    rateAt: numberIn(row, 'rate_at'),
    version: { epoch: textIn(row, 'epoch'), offset: numberIn(row, 'position') },
  };
}
