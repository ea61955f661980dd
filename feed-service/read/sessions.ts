import type { FeedSessions } from '../../ports/feed-sessions.ts';
import { RankedSession } from '../records.ts';

/** Since the last look at it. */
const TTL_MS = 30 * 60_000;

export interface Frozen {
  readonly revision: number;
  /** The newest post there was when the scroll began: what is newer is announced, not put in. */
  readonly head: string;
  readonly ids: readonly string[];
  /** What each signal gave to each post: PARTS numbers a post. */
  readonly parts: readonly number[];
  /** Everything above was ranked. */
  readonly below: string;
  /** There is nothing below. */
  readonly ended: boolean;
}

/** Frozen orders by reader and scroll. */
export class FrozenOrders {
  readonly #sessions: FeedSessions;

  constructor(sessions: FeedSessions) {
    this.#sessions = sessions;
  }

  async read(reader: string, session: string): Promise<Frozen | undefined> {
    const value = await this.#sessions.read(nameOf(reader, session), TTL_MS);
    if (value === undefined) return undefined;
    const { head, ids, parts, below, ended } = RankedSession.decode(value.bytes);
    return { revision: value.revision, head, ids, parts, below, ended };
  }

  /** Of two that make it at once one wins, for both. */
  async create(reader: string, session: string, order: Frozen): Promise<Frozen> {
    if (await this.#write(reader, session, 0, order)) return { ...order, revision: 1 };
    return (await this.read(reader, session)) ?? order;
  }

  /** undefined: another one stands. */
  async replace(reader: string, session: string, order: Frozen): Promise<Frozen | undefined> {
    const done = await this.#write(reader, session, order.revision, order);
    return done ? { ...order, revision: order.revision + 1 } : undefined;
  }

  #write(reader: string, session: string, revision: number, order: Frozen): Promise<boolean> {
    const { head, below, ended } = order;
    const bytes = RankedSession.encode({
      ...{ head, below, ended, started: 0 },
      ids: [...order.ids],
      parts: [...order.parts],
    }).finish();
    return this.#sessions.write(nameOf(reader, session), revision, bytes, TTL_MS);
  }
}

function nameOf(reader: string, session: string): string {
  return `order/${reader}/${session}`;
}
