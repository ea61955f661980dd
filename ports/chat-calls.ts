import type { kith } from '../protocol/generated/kith.js';
import type { Marks, Membership, Summary } from './conversation-store.ts';

/**
 * What a gateway asks of the chat service: in process a method call, between processes an HTTP request to who owns the
 * conversation. Every call is idempotent and may be repeated. Whatever a caller may not see is answered as if it were
 * not there (`CodedError` not_found), so that ids cannot be probed. What cannot be asked now is told as `CodedError`
 * unavailable with the time to come back; one process of several throws `NotHeld` instead.
 */
export interface ChatCalls {
  /**
   * Conversations that the user is in, no order. Includes every change whose event was readable when it was asked: one
   * that this misses is delivered to whoever had registered before.
   */
  memberships(user: string): Promise<Membership[]>;
  /**
   * Heads as their owners know them, in the order asked, at most 10,000; undefined: no such conversation. What is
   * numbered after the answer lies above.
   */
  heads(user: string, conversations: readonly string[]): Promise<(Head | undefined)[]>;
  /** The user's watermarks in the order asked; zeros where there are none. */
  marks(user: string, conversations: readonly string[]): Promise<Marks[]>;
  /** Reads at most 512 events or 1 MiB from `from` to `to` (0: the head). Encoded kith.v1.Event. */
  range(user: string, conversation: string, from: number, to: number): Promise<EventRange>;
  /** A page of messages, see kith.v1.ReadHistory. */
  history(user: string, query: HistoryQuery): Promise<HistoryPage>;
  members(
    user: string,
    conversation: string,
    after: string,
    limit: number,
  ): Promise<kith.v1.Members.$Properties>;
  outcomes(
    user: string,
    device: string,
    conversation: string,
    counters: readonly number[],
  ): Promise<kith.v1.Outcome.$Properties[]>;
  /** The user's role (kith.v1.Role; 0: no member) and the head's numbers; undefined: no such conversation. */
  membership(user: string, conversation: string): Promise<MembershipAnswer | undefined>;
  /** Which of `users` are members, with the head at which this holds: for a gateway that missed a change. */
  membersAmong(conversation: string, users: readonly string[]): Promise<MembersAmong>;
  /**
   * Resolves when the command that the log holds at `offset` of the conversation's partition was numbered, and whatever
   * is asked from then on shows it. For who appended it and wants to go on from there.
   */
  applied(conversation: string, offset: number): Promise<void>;
  /**
   * Heads that moved since the answer that gave `since` ('' = none known: only a cursor comes back). A cursor that is
   * too old, or from another run of the owner, is answered `whole: true`: compare all heads.
   */
  changedSince(since: string): Promise<ChangedHeads>;
}

/** A conversation as of its newest event. */
export interface Head extends Summary {
  readonly conversation: string;
  /** Of the asking user (kith.v1.Role), 0: no member at this head; absent: the conversation rests, ask `membership`. */
  readonly role?: number;
}
export interface EventRange {
  readonly events: Uint8Array[];
  /** The head when it was read. */
  readonly head: number;
  readonly more: boolean;
}
export interface HistoryQuery {
  readonly conversation: string;
  readonly before: number;
  readonly after: number;
  readonly around: number;
  readonly limit: number;
}
export interface HistoryPage {
  readonly messages: Uint8Array[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}
export interface MembershipAnswer {
  readonly role: number;
  /** The head at which this holds. */
  readonly event: number;
  readonly message: number;
  readonly members: number;
}
export interface MembersAmong {
  readonly users: string[];
  readonly event: number;
  readonly message: number;
  readonly members: number;
}
export interface ChangedHeads {
  readonly cursor: string;
  readonly whole: boolean;
  readonly heads: { readonly conversation: string; readonly event: number; readonly message: number }[];
  /** Who became a member, or changed role, since then; they may have left again. */
  readonly joined: { readonly conversation: string; readonly user: string }[];
}

/** This process does not hold the conversation's partition for certain: ask who holds it now. Never told to clients. */
export class NotHeld extends Error {
  override name = 'NotHeld';
}
