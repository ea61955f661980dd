import type { types } from 'cassandra-driver';
import type {
  CheckpointRow,
  ConversationStore,
  MarkRow,
  Marks,
  Membership,
  MembershipRow,
  Summary,
} from '../../ports/conversation-store.ts';
import type { Written } from '../../ports/written.ts';
import { PartitionBatches } from './partition-batches.ts';
import { numberIn, numberOr0, textIn } from './rows.ts';
import type { Session } from './session.ts';
import { send } from './written.ts';

const PUT_HEAD =
  'INSERT INTO heads (conversation, revision, checkpoint, event, message, at, kind, title, members) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?';
const CHECKPOINT = 'SELECT checkpoint FROM heads WHERE conversation = ?';
const SUMMARY = 'SELECT event, message, at, kind, title, members FROM heads WHERE conversation = ?';

const PUT_MEMBERSHIP =
  'INSERT INTO memberships_by_user (user, conversation, role, event, peer) VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ?';
const MEMBERSHIPS = 'SELECT conversation, role, event, peer FROM memberships_by_user WHERE user = ?';

const MARKS_IN = 'SELECT user, delivered, read FROM marks WHERE conversation = ?';
const MARKS_OF =
  'SELECT conversation, delivered, read FROM marks_by_user WHERE user = ? AND conversation IN ?';

/** Conversations asked for at once. The rows stand in one partition; the list is what makes a request long. */
const ASKED_AT_ONCE = 200;
const NO_MARKS: Marks = { delivered: 0, read: 0 };

/**
 * What may only move on is written with its own number as write timestamp (the revision, the event, the mark itself)
 * and never with a clock: of all that was ever written the server keeps the highest, in whatever order it came.
 */
export class CassandraConversationStore implements ConversationStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async checkpoint(conversation: string): Promise<Uint8Array | undefined> {
    const [row] = await this.#session.rows(CHECKPOINT, [conversation]);
    return row === undefined ? undefined : (row.get('checkpoint') as Buffer);
  }

  saveCheckpoints(checkpoints: readonly CheckpointRow[]): Written {
    const batches = new PartitionBatches();
    for (const { conversation, revision, bytes, summary } of checkpoints) {
      const { event, message, at, kind, title, members } = summary;
      const value = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const params = [conversation, revision, value, event, message, at, kind, title, members, revision];
      batches.add(conversation, { query: PUT_HEAD, params }, value.length);
    }
    return send(this.#session, batches, 'behind');
  }

  summaries(conversations: readonly string[]): Promise<(Summary | undefined)[]> {
    return Promise.all(
      conversations.map(async (conversation) => {
        const [row] = await this.#session.rows(SUMMARY, [conversation]);
        return row === undefined ? undefined : summaryIn(row);
      }),
    );
  }

  writeMemberships(rows: readonly MembershipRow[]): Written {
    const batches = new PartitionBatches();
    for (const { user, conversation, role, event, peer } of rows) {
      const params = [user, conversation, role, event, peer, event];
      batches.add(user, { query: PUT_MEMBERSHIP, params }, conversation.length);
    }
    return send(this.#session, batches);
  }

  async memberships(user: string): Promise<Membership[]> {
    const rows = await this.#session.rows(MEMBERSHIPS, [user]);
    return rows.map(membershipIn).filter(({ role }) => role !== 0);
  }

  /** Kept by conversation and by user: a user's marks of a thousand conversations are one read then. */
  raiseMarks(rows: readonly MarkRow[]): Written {
    const batches = new PartitionBatches();
    for (const { conversation, user, delivered, read } of rows) {
      for (const [mark, value] of [['delivered', delivered] as const, ['read', read] as const]) {
        if (value === 0) continue;
        const params = [value, value, conversation, user];
        batches.add(`in:${conversation}`, { query: RAISE[mark].inConversation, params }, 0);
        batches.add(`of:${user}`, { query: RAISE[mark].ofUser, params }, 0);
      }
    }
    return send(this.#session, batches, 'behind');
  }

  async marksOf(user: string, conversations: readonly string[]): Promise<Marks[]> {
    const parts: Promise<types.Row[]>[] = [];
    for (let i = 0; i < conversations.length; i += ASKED_AT_ONCE) {
      parts.push(this.#session.rows(MARKS_OF, [user, conversations.slice(i, i + ASKED_AT_ONCE)]));
    }
    const rows = (await Promise.all(parts)).flat();
    const marks = new Map(rows.map((row) => [textIn(row, 'conversation'), marksIn(row)]));
    return conversations.map((conversation) => marks.get(conversation) ?? NO_MARKS);
  }

  async marksIn(conversation: string): Promise<ReadonlyMap<string, Marks>> {
    const rows = await this.#session.rows(MARKS_IN, [conversation]);
    return new Map(rows.map((row) => [textIn(row, 'user'), marksIn(row)]));
  }
}

/** Each mark is a column of its own with its own value as time, so that each rises by itself. */
const RAISE = { delivered: raise('delivered'), read: raise('read') };

function raise(mark: string): { inConversation: string; ofUser: string } {
  const update = (table: string): string =>
    `UPDATE ${table} USING TIMESTAMP ? SET ${mark} = ? WHERE conversation = ? AND user = ?`;
  return { inConversation: update('marks'), ofUser: update('marks_by_user') };
}

function summaryIn(row: types.Row): Summary {
  return {
    event: numberIn(row, 'event'),
    message: numberIn(row, 'message'),
    at: numberIn(row, 'at'),
    kind: row.get('kind') as number,
    title: textIn(row, 'title'),
    members: row.get('members') as number,
  };
}

function membershipIn(row: types.Row): Membership {
  return {
    conversation: textIn(row, 'conversation'),
    role: row.get('role') as number,
    event: numberIn(row, 'event'),
    peer: textIn(row, 'peer'),
  };
}

function marksIn(row: types.Row): Marks {
  return { delivered: numberOr0(row, 'delivered'), read: numberOr0(row, 'read') };
}
