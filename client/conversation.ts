import { membersOf } from './start-rule.ts';
import type { ConversationInfo, Event, Kind, Role } from './wire.ts';

/** A conversation as the application sees it. */
export interface ConversationView extends ConversationInfo {
  /** Messages above my read mark. */
  readonly unread: number;
}

/**
 * What the client knows of one conversation. A flat record of numbers: a process may hold thousands of clients with as
 * many conversations each, and everything that a quiet one does not need is absent.
 */
export class Conversation {
  readonly id: string;
  /** The last event given to the application; the next is this plus one. */
  applied: number;
  /** The highest event that is known to exist. */
  head: number;
  /** Number of the newest message known. */
  message = 0;
  read = 0;
  delivered = 0;
  /** My marks as far as the server was told. */
  readSent = 0;
  deliveredSent = 0;
  kind: Kind = '';
  role: Role = 'NONE';
  title = '';
  peer = '';
  at = 0;
  members = 0;
  /** I am no member any more: nothing is asked for until somebody adds me. */
  gone = false;
  /** Waits to be saved. */
  unsaved = false;
  /** Events above a gap, by number. */
  ahead: Map<number, Event> | undefined = undefined;

  constructor(id: string, applied: number) {
    this.id = id;
    this.applied = applied;
    this.head = applied;
  }

  /** Takes over what a list says; marks only upwards. */
  update(info: ConversationInfo): void {
    this.kind = info.kind;
    this.role = info.role;
    this.title = info.title;
    this.peer = info.peer;
    this.members = info.members;
    this.gone = false;
    if (info.event > this.head) this.head = info.event;
    if (info.message > this.message) this.message = info.message;
    if (info.at > this.at) this.at = info.at;
    // What the server holds may be less than it was told, when the telling was lost.
    this.readSent = info.read;
    this.deliveredSent = info.delivered;
    if (info.read > this.read) this.read = info.read;
    if (info.delivered > this.delivered) this.delivered = info.delivered;
  }

  /** The next event. `me`: the user whose client this is. */
  apply(event: Event, me: string): void {
    this.applied = event.event;
    if (event.event > this.head) this.head = event.event;
    this.at = event.at;
    if (event.message === 0) {
      this.#applyMembers(event, me);
      return;
    }
    if (event.message > this.message) this.message = event.message;
    // Who sends has read up to there, as the server counts too.
    if (event.user === me && event.message > this.read) this.read = this.readSent = event.message;
  }

  #applyMembers(event: Event, me: string): void {
    if (event.created) {
      const { kind, title, members } = event.created;
      this.kind = kind;
      this.title = title;
      this.members = members.length;
      if (kind === 'DIRECT') this.peer = members.find(({ user }) => user !== me)?.user ?? me;
    }
    const mine = membersOf(event).find(({ user }) => user === me);
    if (mine === undefined) return;
    this.role = mine.role;
    this.gone = mine.role === 'NONE';
  }

  view(): ConversationView {
    const { id, kind, title, peer, role, head, message, at, read, delivered, members } = this;
    const unread = Math.max(0, message - read);
    return {
      conversation: id,
      kind,
      title,
      peer,
      role,
      event: head,
      message,
      at,
      read,
      delivered,
      members,
      unread,
    };
  }

  save(): string {
    const { applied, message, read, delivered, readSent, deliveredSent, gone } = this;
    return JSON.stringify([applied, message, read, delivered, readSent, deliveredSent, gone ? 1 : 0]);
  }

  /** undefined when `saved` is not what `save` gave: the conversation is then new to us, which loses nothing. */
  static restore(id: string, saved: string): Conversation | undefined {
    let numbers: unknown;
    try {
      numbers = JSON.parse(saved);
    } catch {
      return undefined;
    }
    if (!Array.isArray(numbers) || !numbers.every((n) => Number.isSafeInteger(n) && n >= 0)) return undefined;
    const [applied = 0, message = 0, read = 0, delivered = 0, readSent = 0, deliveredSent = 0, gone = 0] =
      numbers;
    const conversation = new Conversation(id, applied);
    Object.assign(conversation, { message, read, delivered, readSent, deliveredSent, gone: gone === 1 });
    return conversation;
  }
}
