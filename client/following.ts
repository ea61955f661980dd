import { MAX_KNOWN, RANGE_EVENTS } from '../protocol/limits.ts';
import { Conversation } from './conversation.ts';
import type { KithError } from './errors.ts';
import { appliedAtEvents, appliedAtHead, beginsFor, type HistoryOption } from './start-rule.ts';
import type { Cause, Stats } from './stats.ts';
import type { ConversationInfo, Event, Events, Head } from './wire.ts';

/** Events held above a gap of one conversation; what comes above is read again. */
const AHEAD = 512;

export interface FollowingHandlers {
  /** The next event of a conversation, for the application. */
  applied(conversation: Conversation, event: Event): void;
  /** The list's entry of the conversation changed otherwise. */
  changed(conversation: Conversation): void;
  /** An event that a command of this device became. */
  mine(conversation: string, event: Event): void;
  /** Reads the conversation until it lacks nothing; returns whether this began the reading. */
  read(conversation: string, cause: Cause): boolean;
  failed(error: unknown): void;
}

/** A new conversation of which only the head was seen, with its live events until its newest page was read. */
interface Met {
  head: number;
  held: Event[];
}

/**
 * The conversations that the client follows, and in each the one rule: an event goes to the application when its number
 * is one above the last, is dropped when it is not above it, and waits when there is a hole below it.
 */
export class Following {
  readonly conversations = new Map<string, Conversation>();
  user = '';
  device = '';
  /** Set when the whole list was read: who is unknown then is new. */
  listed = false;
  readonly #all: boolean;
  readonly #history: HistoryOption;
  readonly #stats: Stats;
  readonly #handlers: FollowingHandlers;
  readonly #chosen = new Set<string>();
  readonly #met = new Map<string, Met>();
  #resumed = false;

  constructor(all: boolean, history: HistoryOption, stats: Stats, handlers: FollowingHandlers) {
    this.#all = all;
    this.#history = history;
    this.#stats = stats;
    this.#handlers = handlers;
  }

  restore(conversations: readonly Conversation[]): void {
    for (const conversation of conversations) {
      this.conversations.set(conversation.id, conversation);
      if (!this.#all) this.#chosen.add(conversation.id);
    }
  }

  /** The server's data are not those that the numbers were of. */
  forget(): void {
    this.conversations.clear();
    this.#met.clear();
  }

  /** From `event` on, unless it is followed already. */
  follow(id: string, event: number): Conversation {
    this.#chosen.add(id);
    const conversation = this.conversations.get(id) ?? this.#add(id, event - 1);
    if (this.#resumed) this.#handlers.read(id, 'resumed');
    return conversation;
  }

  /** For Hello; the most recently active ones when there are more than it takes: the list tells of the others. */
  known(): { conversation: string; event: number }[] {
    let all = [...this.conversations.values()].filter(({ gone, applied }) => !gone && applied > 0);
    if (all.length > MAX_KNOWN) all = all.sort((a, b) => b.at - a.at).slice(0, MAX_KNOWN);
    return all.map(({ id, applied }) => ({ conversation: id, event: applied }));
  }

  lost(): void {
    this.#resumed = false;
    this.listed = false;
    for (const met of this.#met.values()) met.held = [];
  }

  /** Everything that Hello asked for has come: what lacks now was too much to be sent unasked. */
  resumed(): void {
    this.#resumed = true;
    for (const conversation of this.conversations.values()) {
      if (this.#lacks(conversation)) this.#handlers.read(conversation.id, 'resumed');
    }
    for (const id of this.#met.keys()) this.#handlers.read(id, 'resumed');
  }

  /** An entry of the conversation list. */
  list(info: ConversationInfo): void {
    let conversation = this.conversations.get(info.conversation);
    if (conversation === undefined) {
      // It began while we were connected, so that its beginning is wanted whatever the option says.
      const met = this.#met.get(info.conversation);
      if (met !== undefined) met.head = Math.max(met.head, info.event);
      if (met !== undefined || !this.#wanted(info.conversation)) return;
      conversation = this.#add(info.conversation, appliedAtHead(info.event, this.#history));
    }
    conversation.update(info);
    this.#handlers.changed(conversation);
    if (this.#resumed && this.#lacks(conversation)) this.#handlers.read(conversation.id, 'resumed');
  }

  /** Live events. */
  events(body: Events): void {
    const conversation =
      this.conversations.get(body.conversation) ?? this.#meet(body.conversation, body.events);
    if (conversation === undefined) {
      for (const event of body.events) this.#tellMine(body.conversation, event);
      return;
    }
    for (const event of body.events) this.#offer(conversation, event);
    // Until Resumed the hole is most likely on its way.
    if (conversation.ahead === undefined || !this.#resumed) return;
    if (this.#handlers.read(conversation.id, 'gapped')) this.#stats.gaps += 1;
  }

  /** Someone says how far conversations go. */
  heads(heads: readonly Head[], cause: Cause): void {
    for (const head of heads) {
      const conversation = this.conversations.get(head.conversation);
      if (conversation === undefined) {
        this.#meetHead(head, cause);
        continue;
      }
      if (head.event > conversation.head) {
        // Heads are told to members only: somebody added me again.
        conversation.gone = false;
        conversation.head = head.event;
        if (head.message > conversation.message) conversation.message = head.message;
        this.#handlers.changed(conversation);
      }
      if (this.#resumed && this.#lacks(conversation)) this.#handlers.read(conversation.id, cause);
    }
  }

  /** What to read next of a conversation. */
  range(id: string): { from: number; to: number } {
    const conversation = this.conversations.get(id);
    if (conversation === undefined) {
      const head = this.#met.get(id)?.head ?? 1;
      return { from: Math.max(1, head - RANGE_EVENTS + 1), to: 0 };
    }
    let to = 0;
    for (const event of conversation.ahead?.keys() ?? []) if (to === 0 || event <= to) to = event - 1;
    return { from: conversation.applied + 1, to };
  }

  lacks(id: string): boolean {
    const conversation = this.conversations.get(id);
    return conversation === undefined ? this.#met.has(id) : this.#lacks(conversation);
  }

  /** Events that were asked for. Returns whether any was new. */
  took(id: string, events: readonly Event[], cause: Cause): boolean {
    const held = this.#met.get(id)?.held;
    let conversation = this.conversations.get(id);
    let fresh = conversation === undefined;
    if (conversation === undefined) {
      if (held === undefined || events.length === 0) return false;
      conversation = this.#add(id, appliedAtEvents([...events, ...held], this.user, this.#history));
    }
    this.#met.delete(id);
    for (const event of events) {
      if (!this.#offer(conversation, event)) continue;
      fresh = true;
      if (event.message > 0) this.#stats[cause] += 1;
    }
    for (const event of held ?? []) this.#offer(conversation, event);
    return fresh;
  }

  /** I ceased to be a member while I was away. */
  left(id: string): void {
    const conversation = this.conversations.get(id);
    if (conversation === undefined || conversation.gone) return;
    conversation.gone = true;
    conversation.role = 'NONE';
    this.#handlers.changed(conversation);
  }

  /** The server does not give the range: I am no member (any more), or was not at that place. */
  refused(id: string, error: KithError): void {
    this.#met.delete(id);
    const conversation = this.conversations.get(id);
    if (conversation === undefined) return;
    if (error.code < 3000 || error.code >= 4000) this.#handlers.failed(error);
    const held = [...(conversation.ahead?.values() ?? [])].sort((a, b) => a.event - b.event);
    const begin = held.findLast((event) => beginsFor(event, this.user));
    conversation.ahead = undefined;
    if (begin === undefined) {
      conversation.gone = true;
      conversation.role = 'NONE';
      conversation.head = conversation.applied;
    } else {
      conversation.applied = begin.event - 1;
      for (const event of held) if (event.event >= begin.event) this.#offer(conversation, event);
    }
    this.#handlers.changed(conversation);
  }

  #lacks(conversation: Conversation): boolean {
    return conversation.applied < conversation.head && !conversation.gone;
  }

  #wanted(id: string): boolean {
    return this.#all || this.#chosen.has(id);
  }

  #add(id: string, applied: number): Conversation {
    const conversation = new Conversation(id, applied);
    this.conversations.set(id, conversation);
    return conversation;
  }

  #meet(id: string, events: readonly Event[]): Conversation | undefined {
    const met = this.#met.get(id);
    if (met !== undefined) {
      if (met.held.length < AHEAD) met.held.push(...events);
      return undefined;
    }
    if (!this.#wanted(id) || events.length === 0) return undefined;
    return this.#add(id, appliedAtEvents(events, this.user, this.#history));
  }

  #meetHead({ conversation: id, event }: Head, cause: Cause): void {
    if (!this.listed || !this.#wanted(id) || this.#met.has(id)) return;
    this.#met.set(id, { head: event, held: [] });
    this.#handlers.read(id, cause);
  }

  /** Returns whether the event went to the application at once. */
  #offer(conversation: Conversation, event: Event): boolean {
    const number = event.event;
    if (number <= conversation.applied) {
      this.#stats.duplicates += 1;
      return false;
    }
    if (number !== conversation.applied + 1) {
      if (number > conversation.head) conversation.head = number;
      conversation.ahead ??= new Map();
      if (conversation.ahead.size < AHEAD) conversation.ahead.set(number, event);
      return false;
    }
    this.#apply(conversation, event);
    if (conversation.ahead !== undefined) this.#close(conversation);
    return true;
  }

  /** Goes on with what was held, as far as there is no further hole. */
  #close(conversation: Conversation): void {
    const { ahead } = conversation;
    if (ahead === undefined) return;
    ahead.delete(conversation.applied);
    for (let next = ahead.get(conversation.applied + 1); next; next = ahead.get(conversation.applied + 1)) {
      ahead.delete(next.event);
      this.#apply(conversation, next);
    }
    if (ahead.size === 0) conversation.ahead = undefined;
  }

  #apply(conversation: Conversation, event: Event): void {
    conversation.apply(event, this.user);
    this.#stats.events += 1;
    if (event.message > 0) this.#stats.messages += 1;
    this.#handlers.applied(conversation, event);
    this.#tellMine(conversation.id, event);
  }

  #tellMine(conversation: string, event: Event): void {
    if (event.counter > 0 && event.device === this.device && event.user === this.user) {
      this.#handlers.mine(conversation, event);
    }
  }
}
