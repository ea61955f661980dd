import type {
  ChangedHeads,
  ChatCalls,
  EventRange,
  Head,
  HistoryPage,
  HistoryQuery,
  MembersAmong,
  MembershipAnswer,
} from '../ports/chat-calls.ts';
import { NotHeld } from '../ports/chat-calls.ts';
import type { ConversationStore, Marks, Membership } from '../ports/conversation-store.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { MessageStore } from '../ports/message-store.ts';
import { CodedError } from '../protocol/errors.ts';
import type { kith } from '../protocol/generated/kith.js';
import { RANGE_BYTES, RANGE_EVENTS } from '../protocol/limits.ts';
import type { Applied } from './applied.ts';
import type { ChangedHeads as HeadChanges } from './changed-heads.ts';
import type { ConversationCache } from './conversation-cache.ts';
import { type ConversationState, highest, memberList } from './conversation-state.ts';
import type { ReceiptKeeper } from './receipts.ts';

export interface ReadParts {
  readonly log: EventLog;
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly cache: ConversationCache;
  readonly receipts: ReceiptKeeper;
  readonly changed: HeadChanges;
  /** The partition is held for certain and read to its end: what is in memory is the newest. */
  holds(partition: number): boolean;
  /** Rows of the partition being written now; a head may be ahead of what the store can show until it resolves. */
  writing(partition: number): Promise<void> | undefined;
  readonly applied: Applied;
}

/** Answers the gateways, from the owner's memory where it can. */
export class ChatReads implements ChatCalls {
  readonly #parts: ReadParts;

  constructor(parts: ReadParts) {
    this.#parts = parts;
  }

  memberships(user: string): Promise<Membership[]> {
    return this.#parts.conversations.memberships(user);
  }

  /** From memory where the conversation is active, else from its saved summary: one read for all of these. */
  async heads(user: string, conversations: readonly string[]): Promise<(Head | undefined)[]> {
    for (const conversation of conversations) this.#check(conversation);
    const cold: string[] = [];
    const heads = conversations.map((conversation) => {
      const state = this.#parts.cache.peek(conversation);
      if (!state) cold.push(conversation);
      return state ? headOf(state, user) : undefined;
    });
    if (cold.length === 0) return heads;
    const saved = new Map<string, Head>();
    const summaries = await this.#parts.conversations.summaries(cold);
    cold.forEach((conversation, index) => {
      const summary = summaries[index];
      if (summary) saved.set(conversation, { conversation, ...summary });
    });
    return heads.map((head, index) => head ?? saved.get(conversations[index]!));
  }

  async marks(user: string, conversations: readonly string[]): Promise<Marks[]> {
    for (const conversation of conversations) this.#check(conversation);
    const stored = await this.#parts.conversations.marksOf(user, conversations);
    return stored.map((marks, index) =>
      highest(marks, this.#parts.cache.peek(conversations[index]!)?.raised.get(user)),
    );
  }

  async range(user: string, conversation: string, from: number, to: number): Promise<EventRange> {
    const state = await this.#asMember(user, conversation);
    const head = state.event;
    const last = to === 0 ? head : Math.min(to, head);
    const wanted = Math.min(last, from + RANGE_EVENTS - 1);
    const events = from > last ? [] : await this.#events(state, from, wanted);
    return { events, head, more: from + events.length <= last };
  }

  async #events(state: ConversationState, from: number, to: number): Promise<Uint8Array[]> {
    const limit = { count: RANGE_EVENTS, bytes: RANGE_BYTES };
    const recent = state.tail.range(from, to);
    if (recent) return recent;
    await this.#written(state.id);
    return this.#parts.messages.events(state.id, from, to, limit);
  }

  async history(user: string, query: HistoryQuery): Promise<HistoryPage> {
    const { conversation, before, after, around, limit } = query;
    const { message: head } = await this.#asMember(user, conversation);
    await this.#written(conversation);
    const { messages } = this.#parts;
    if (around > 0) {
      const older = Math.floor(limit / 2);
      const from = Math.max(1, Math.min(around - older, head - limit + 1));
      const to = Math.min(head, from + limit - 1);
      const page = await messages.messages(conversation, from, to, limit, 'oldest');
      return { messages: page, hasOlder: from > 1 && head > 0, hasNewer: to < head };
    }
    if (after > 0) {
      const page = await messages.messages(conversation, after + 1, head, limit, 'oldest');
      return { messages: page, hasOlder: page.length > 0 || head > 0, hasNewer: after + page.length < head };
    }
    const to = before > 0 ? Math.min(before - 1, head) : head;
    const page = await messages.messages(conversation, 1, to, limit, 'newest');
    return { messages: page, hasOlder: to - page.length > 0, hasNewer: to < head };
  }

  async members(
    user: string,
    conversation: string,
    after: string,
    limit: number,
  ): Promise<kith.v1.Members.$Properties> {
    await this.#asMember(user, conversation);
    const state = await this.#parts.receipts.withMarks(conversation, this.#partitionOf(conversation));
    const users = [...memberList(state)].sort().filter((each) => each > after);
    const page = users.slice(0, limit).map((each) => ({
      user: each,
      role: state.members.get(each) ?? 0,
      delivered: state.marks?.get(each)?.delivered ?? 0,
      read: state.marks?.get(each)?.read ?? 0,
    }));
    return { members: page, more: users.length > limit };
  }

  async outcomes(
    user: string,
    device: string,
    conversation: string,
    counters: readonly number[],
  ): Promise<kith.v1.Outcome.$Properties[]> {
    this.#check(conversation);
    await this.#written(conversation);
    return Promise.all(
      counters.map(async (counter) => {
        const stands = await this.#parts.messages.outcome({ conversation, user, device, counter });
        return { conversation, counter, ...stands };
      }),
    );
  }

  async membership(user: string, conversation: string): Promise<MembershipAnswer | undefined> {
    const state = await this.#load(conversation);
    if (state.event === 0) return undefined;
    const { event, message } = state;
    return { role: state.members.get(user) ?? 0, event, message, members: state.members.size };
  }

  async membersAmong(conversation: string, users: readonly string[]): Promise<MembersAmong> {
    const state = await this.#load(conversation);
    const { event, message } = state;
    return {
      users: users.filter((user) => state.members.has(user)),
      event,
      message,
      members: state.members.size,
    };
  }

  applied(conversation: string, offset: number): Promise<void> {
    return this.#parts.applied.until(this.#partitionOf(conversation), offset);
  }

  async changedSince(since: string): Promise<ChangedHeads> {
    const { changed, cache, conversations } = this.#parts;
    const answer = changed.since(since);
    if (!answer) return { cursor: changed.cursor(), whole: since !== '', heads: [], joined: [] };
    const heads: { conversation: string; event: number; message: number }[] = [];
    const cold: string[] = [];
    for (const conversation of answer.conversations) {
      const state = cache.peek(conversation);
      if (state) heads.push({ conversation, event: state.event, message: state.message });
      else cold.push(conversation);
    }
    // Let go of since: saved before.
    const saved = cold.length === 0 ? [] : await conversations.summaries(cold);
    cold.forEach((conversation, index) => {
      const summary = saved[index];
      if (summary) heads.push({ conversation, event: summary.event, message: summary.message });
    });
    return { cursor: answer.cursor, whole: false, heads, joined: answer.joined };
  }

  /** The conversation, for one of its members; for anybody else it is not there. */
  async #asMember(user: string, conversation: string): Promise<ConversationState> {
    const state = await this.#load(conversation);
    if (!state.members.has(user)) throw new CodedError('not_found', { field: 'conversation' });
    return state;
  }

  /** Rejects with NotHeld like every call that looks at a conversation. */
  async #load(conversation: string): Promise<ConversationState> {
    this.#check(conversation);
    return this.#parts.cache.load(conversation, this.#partitionOf(conversation));
  }

  #check(conversation: string): void {
    const partition = this.#partitionOf(conversation);
    if (!this.#parts.holds(partition)) throw new NotHeld(`partition ${partition} is not held here`);
  }

  /** Resolves when the store shows all that the head tells of; at once unless a write is on its way. */
  async #written(conversation: string): Promise<void> {
    await this.#parts.writing(this.#partitionOf(conversation));
  }

  #partitionOf(conversation: string): number {
    return this.#parts.log.partitionOf('chat.commands', conversation);
  }
}

function headOf(state: ConversationState, user: string): Head {
  const { id: conversation, event, message, at, kind, title, members } = state;
  return {
    conversation,
    event,
    message,
    at,
    kind,
    title,
    members: members.size,
    role: members.get(user) ?? 0,
  };
}
