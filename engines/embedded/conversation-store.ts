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
import {
  decodeMarks,
  decodeMembership,
  decodeSummary,
  encodeMarks,
  encodeMembership,
  encodeSummary,
  eventOf,
  revisionOf,
} from './conversation-rows.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { NamedTable } from './named-table.ts';
import type { WriteBehind } from './write-behind.ts';

const NO_MARKS: Marks = { delivered: 0, read: 0 };

/**
 * Checkpoints and summaries by conversation, memberships by user, marks by conversation. What may only rise is compared
 * with what stands, pending or committed, in the turn of the put: this process is the only writer.
 */
export class EmbeddedConversationStore implements ConversationStore {
  readonly #behind: WriteBehind;
  readonly #checkpoints: NamedTable;
  /** Apart from checkpoints, which for a large room are large: the list of conversations reads many summaries. */
  readonly #summaries: NamedTable;
  readonly #memberships: NamedTable;
  readonly #marks: NamedTable;

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.#behind = behind;
    this.#checkpoints = new NamedTable(environment, behind, 'checkpoints');
    this.#summaries = new NamedTable(environment, behind, 'summaries');
    this.#memberships = new NamedTable(environment, behind, 'memberships');
    this.#marks = new NamedTable(environment, behind, 'marks');
  }

  async checkpoint(conversation: string): Promise<Uint8Array | undefined> {
    return this.#checkpoints.get(conversation, '');
  }

  saveCheckpoints(checkpoints: readonly CheckpointRow[]): Written {
    for (const row of checkpoints) {
      // Both rows are written together, so the small one tells which revision the large one is of.
      const standing = this.#summaries.get(row.conversation, '');
      if (standing !== undefined && revisionOf(standing) > row.revision) continue;
      this.#checkpoints.put(row.conversation, '', row.bytes);
      this.#summaries.put(row.conversation, '', encodeSummary(row.summary, row.revision));
    }
    return this.#behind.written();
  }

  async summaries(conversations: readonly string[]): Promise<(Summary | undefined)[]> {
    return conversations.map((conversation) => {
      const row = this.#summaries.get(conversation, '');
      return row === undefined ? undefined : decodeSummary(row);
    });
  }

  writeMemberships(rows: readonly MembershipRow[]): Written {
    for (const row of rows) {
      const standing = this.#memberships.get(row.user, row.conversation);
      if (standing !== undefined && eventOf(standing) >= row.event) continue;
      this.#memberships.put(row.user, row.conversation, encodeMembership(row));
    }
    return this.#behind.written();
  }

  async memberships(user: string): Promise<Membership[]> {
    const found: Membership[] = [];
    for (const [conversation, row] of this.#memberships.group(user)) {
      const membership = decodeMembership(conversation, row);
      if (membership.role !== 0) found.push(membership);
    }
    return found;
  }

  raiseMarks(rows: readonly MarkRow[]): Written {
    for (const row of rows) {
      const standing = this.#marksOf(row.conversation, row.user);
      if (row.delivered <= standing.delivered && row.read <= standing.read) continue;
      const raised = {
        delivered: Math.max(row.delivered, standing.delivered),
        read: Math.max(row.read, standing.read),
      };
      this.#marks.put(row.conversation, row.user, encodeMarks(raised));
    }
    return this.#behind.written();
  }

  async marksOf(user: string, conversations: readonly string[]): Promise<Marks[]> {
    return conversations.map((conversation) => this.#marksOf(conversation, user));
  }

  async marksIn(conversation: string): Promise<ReadonlyMap<string, Marks>> {
    const found = new Map<string, Marks>();
    for (const [user, row] of this.#marks.group(conversation)) found.set(user, decodeMarks(row));
    return found;
  }

  #marksOf(conversation: string, user: string): Marks {
    const row = this.#marks.get(conversation, user);
    return row === undefined ? NO_MARKS : decodeMarks(row);
  }
}
