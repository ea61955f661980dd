import type {
  Attachment,
  ChangedHeads,
  ChatCalls,
  ConversationPage,
  EventRange,
  HistoryPage,
  HistoryQuery,
  MembersAmong,
  MembershipAnswer,
} from '../ports/chat-calls.ts';
import type { ConversationStore, Membership, Summary } from '../ports/conversation-store.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { MessageStore } from '../ports/message-store.ts';
import { CodedError } from '../protocol/errors.ts';
import type { kith } from '../protocol/generated/kith.js';
import { RANGE_BYTES, RANGE_EVENTS } from '../protocol/limits.ts';
import type { ChangedHeads as HeadChanges } from './changed-heads.ts';
import type { ConversationCache } from './conversation-cache.ts';
import { type ConversationState, memberList } from './conversation-state.ts';
import { listConversations } from './list-conversations.ts';
import type { ReceiptKeeper } from './receipts.ts';

export interface ReadParts {
  readonly log: EventLog;
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly cache: ConversationCache;
  readonly receipts: ReceiptKeeper;
  readonly changed: HeadChanges;
}

/** Answers the gateways, from the owner's memory where it can. */
export class ChatReads implements ChatCalls {
  readonly #parts: ReadParts;

  constructor(parts: ReadParts) {
    this.#parts = parts;
  }

  async conversations(user: string, cursor: string, limit: number): Promise<ConversationPage> {
    const { conversations, cache } = this.#parts;
    const memberships = await conversations.memberships(user);
    const heads = await this.#heads(memberships);
    return listConversations({ user, cursor, limit, memberships, heads, store: conversations, cache });
  }

  async attachments(user: string): Promise<Attachment[]> {
    const memberships = await this.#parts.conversations.memberships(user);
    const heads = await this.#heads(memberships);
    return memberships.map(({ conversation }, index) => {
      const { event = 0, message = 0, members = 0 } = heads[index] ?? {};
      return { conversation, event, message, members };
    });
  }

  /** Heads from memory where the conversation is active, else from its saved summary: one read for all of these. */
  async #heads(memberships: readonly Membership[]): Promise<(Summary | undefined)[]> {
    const cold: string[] = [];
    const heads = memberships.map(({ conversation }) => {
      const state = this.#parts.cache.peek(conversation);
      if (!state) cold.push(conversation);
      return state ? summaryOf(state) : undefined;
    });
    if (cold.length === 0) return heads;
    const saved = await this.#parts.conversations.summaries(cold);
    let next = 0;
    return heads.map((head) => head ?? saved[next++]);
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
    return state.tail.range(from, to) ?? (await this.#parts.messages.events(state.id, from, to, limit));
  }

  async history(user: string, query: HistoryQuery): Promise<HistoryPage> {
    const { conversation, before, after, around, limit } = query;
    const { message: head } = await this.#asMember(user, conversation);
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

  outcomes(
    user: string,
    device: string,
    conversation: string,
    counters: readonly number[],
  ): Promise<kith.v1.Outcome.$Properties[]> {
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

  async acquainted(user: string, users: readonly string[]): Promise<boolean[]> {
    const asked = new Set(users);
    const known = new Set<string>([user]);
    for (const { conversation, peer } of await this.#parts.conversations.memberships(user)) {
      if (peer !== '') known.add(peer);
      else if (asked.size > known.size) {
        const { members } = await this.#load(conversation);
        for (const each of asked) if (members.has(each)) known.add(each);
      }
    }
    return users.map((each) => known.has(each));
  }

  async changedSince(since: string): Promise<ChangedHeads> {
    const { changed, cache } = this.#parts;
    const answer = changed.since(since);
    if (!answer) return { cursor: changed.cursor(), whole: since !== '', heads: [] };
    const heads = [];
    for (const conversation of answer.conversations) {
      const state = cache.peek(conversation);
      if (state) heads.push({ conversation, event: state.event, message: state.message });
    }
    return { cursor: answer.cursor, whole: false, heads };
  }

  /** The conversation, for one of its members; for anybody else it is not there. */
  async #asMember(user: string, conversation: string): Promise<ConversationState> {
    const state = await this.#load(conversation);
    if (!state.members.has(user)) throw new CodedError('not_found', { field: 'conversation' });
    return state;
  }

  #load(conversation: string): Promise<ConversationState> {
    return this.#parts.cache.load(conversation, this.#partitionOf(conversation));
  }

  #partitionOf(conversation: string): number {
    return this.#parts.log.partitionOf('chat.commands', conversation);
  }
}

function summaryOf(state: ConversationState): Summary {
  const { event, message, at, kind, title, members } = state;
  return { event, message, at, kind, title, members: members.size };
}
