import type { SnapshotStores } from '../engines/embedded/snapshot-stores.ts';
import type { Tally } from './tally.ts';

const PAGE = 2_000;

export interface Report {
  readonly conversations: number;
  readonly messages: number;
  readonly events: number;
  readonly users: number;
  /** Rows of links and of the feed by table, each of which was read back. */
  readonly tables: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** From the moment at which the source refused writes to that at which the target may take them. */
  readonly pauseMs: number;
  /** Conversations that stand at the target as at the source, read back. */
  readonly verified: number;
  readonly differing: number;
}

/** What the source has, and what of it was found at the target. `users`: of the accounts. */
export function reportOf(
  stores: SnapshotStores,
  { verified, differing, tables }: Tally,
  run: Pick<Report, 'seconds' | 'pauseMs' | 'users'>,
): Report {
  let [conversations, messages, events] = [0, 0, 0];
  let from: string | undefined = '';
  while (from !== undefined) {
    const page: ReturnType<typeof stores.conversations> = stores.conversations(from, PAGE);
    for (const { summary } of page.rows) {
      conversations++;
      messages += summary.message;
      events += summary.event;
    }
    from = page.next;
  }
  const users = run.users || members(stores);
  return {
    ...{ conversations, messages, events, users, tables, seconds: run.seconds, pauseMs: run.pauseMs },
    ...{ verified: verified.size, differing },
  };
}

/** With accounts of a host application, users are who was ever in a conversation. */
function members(stores: SnapshotStores): number {
  let users = 0;
  let from: string | undefined = '';
  while (from !== undefined) {
    const page: ReturnType<typeof stores.users> = stores.users(from, PAGE);
    users += page.rows.length;
    from = page.next;
  }
  return users;
}
