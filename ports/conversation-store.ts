import type { Written } from './written.ts';

/** What is kept of conversations besides their events: checkpoints, summaries, who is in them, watermarks. */
export interface ConversationStore {
  /** The newest checkpoint saved: encoded kith.internal.Checkpoint. */
  checkpoint(conversation: string): Promise<Uint8Array | undefined>;
  /**
   * Saves checkpoints with their summaries, both atomic a conversation. One with a lower revision than what stands is
   * ignored: a late replay never covers newer state.
   */
  saveCheckpoints(checkpoints: readonly CheckpointRow[]): Written;

  /** Summaries in the order asked; undefined for a conversation that is not there. */
  summaries(conversations: readonly string[]): Promise<(Summary | undefined)[]>;

  /**
   * Membership rows, newest change wins by `event`; idempotent. A row with role 0 says “gone since this event” and is
   * kept, so that a late replay cannot bring the membership back.
   */
  writeMemberships(rows: readonly MembershipRow[]): Written;
  /** Conversations that the user is in now. */
  memberships(user: string): Promise<Membership[]>;

  /** Raises watermarks; a mark below what stands leaves it (each of the two by itself). */
  raiseMarks(rows: readonly MarkRow[]): Written;
  /** The user's marks in the order asked; zeros where there are none. */
  marksOf(user: string, conversations: readonly string[]): Promise<Marks[]>;
  /** All marks of a conversation that are not zero. */
  marksIn(conversation: string): Promise<ReadonlyMap<string, Marks>>;
}

export interface CheckpointRow {
  readonly conversation: string;
  /** How many records shaped the state, from 1, below 2^48: two rows with the same revision are the same state. */
  readonly revision: number;
  readonly bytes: Uint8Array;
  readonly summary: Summary;
}

export interface Summary {
  readonly event: number;
  readonly message: number;
  /** Time of the last event, milliseconds since 1970. */
  readonly at: number;
  /** kith.v1.Kind */
  readonly kind: number;
  readonly title: string;
  readonly members: number;
}

export interface Membership {
  readonly conversation: string;
  /** kith.v1.Role, never 0 here. */
  readonly role: number;
  /** Number of the event that made it so. */
  readonly event: number;
  /** The other one of a 1:1, else ''. */
  readonly peer: string;
}

export interface MembershipRow extends Membership {
  readonly user: string;
}

export interface Marks {
  readonly delivered: number;
  readonly read: number;
}

export interface MarkRow extends Marks {
  readonly conversation: string;
  readonly user: string;
}
