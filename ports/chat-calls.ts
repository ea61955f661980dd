import type { kith } from '../protocol/generated/kith.js';

/**
 * What a gateway asks of the chat service: in process a method call, between processes an HTTP request. Every call is
 * idempotent and may be repeated. Whatever a caller may not see is answered as if it were not there
 * (`CodedError` not_found), so that ids cannot be probed.
 */
export interface ChatCalls {
  /**
   * Conversations of the user with heads, newest activity first, from behind `cursor` ('' = the beginning).
   * `limit` 1–200. The cursor keeps its place while heads move: a conversation that moved
   * up meanwhile is told by its events.
   */
  conversations(user: string, cursor: string, limit: number): Promise<ConversationPage>;
  /** All of them, heads only: what a gateway must know to attach a connection. */
  attachments(user: string): Promise<Attachment[]>;
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
  /** Who of `users` shares a conversation with `user`, in the order asked. */
  acquainted(user: string, users: readonly string[]): Promise<boolean[]>;
  /**
   * Heads that moved since the answer that gave `since` ('' = none known: only a cursor comes back). A cursor that is
   * too old, or from another run of the owner, is answered `whole: true`: compare all heads.
   */
  changedSince(since: string): Promise<ChangedHeads>;
}

export interface ConversationPage {
  readonly conversations: kith.v1.Conversation.$Properties[];
  readonly cursor: string;
}
export interface Attachment {
  readonly conversation: string;
  /** The head. The membership that the answer tells includes every change up to it. */
  readonly event: number;
  readonly message: number;
  readonly members: number;
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
}
