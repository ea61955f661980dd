import type { Wire } from './fault-socket.ts';
import type { Said } from './frames.ts';
import type { Person, PersonHandlers, Refetched, Sending } from './person.ts';
import { type Random, whole } from './random.ts';
import { RawCommands } from './raw-commands.ts';
import type { Cause, RawConversation } from './raw-conversation.ts';
import { AGAIN_MS, RawLink, type RawLinkOptions } from './raw-link.ts';
import type { RawMemory } from './raw-memory.ts';
import type { SeenEvent } from './seen-event.ts';

export interface RawOptions extends RawLinkOptions {
  /** Of this person's device, over all its clients. */
  readonly memory: RawMemory;
}

/**
 * A person whose client is written from protocol/kith.proto alone, to hold the SDK's reading of it against: numbers,
 * ranges, repeats and beats, with as little machinery as that takes.
 */
export class RawPerson implements Person {
  readonly user: string;
  readonly kind: RawOptions['kind'];
  readonly wire: Wire;
  readonly #device: string;
  readonly #random: Random;
  readonly #memory: RawMemory;
  readonly #handlers: PersonHandlers;
  readonly #link: RawLink;
  readonly #commands: RawCommands;
  readonly #counts = { resumed: 0, gapped: 0, lagged: 0, healed: 0, holes: 0 };

  constructor(options: RawOptions, handlers: PersonHandlers) {
    this.user = options.user;
    this.kind = options.kind;
    this.wire = options.wire;
    this.#device = options.device;
    this.#random = options.random;
    this.#memory = options.memory;
    this.#handlers = handlers;
    this.#link = new RawLink(options, {
      known: () => this.#known(),
      welcomed: (welcome) => this.#welcomed(welcome),
      news: (said) => this.#news(said),
      resumed: () => this.#resumed(),
      pong: ({ pong }) => {
        for (const { conversation, event } of pong?.heads ?? []) this.#head(conversation, event, 'healed');
        this.#commands.pong();
      },
      lost: () => {
        for (const conversation of this.#memory.conversations.values()) conversation.lost();
      },
      failed: (error) => handlers.failed(error),
    });
    this.#commands = new RawCommands(this.user, this.#memory, this.#link, (error) => handlers.failed(error));
  }

  get live(): boolean {
    return this.#link.live;
  }

  state(): string {
    const { kind, live, wire } = this;
    return `${kind}, ${live ? 'live' : 'not live'}, ${wire.connected ? 'connected' : 'not connected'}`;
  }

  connect(): Promise<void> {
    return this.#link.connect();
  }

  wake(): void {
    this.#link.wake();
  }

  async close(): Promise<void> {
    this.#link.close();
  }

  async createGroup(key: string, title: string): Promise<string> {
    const { opened } = await this.call({ createGroup: { key, title, open: true } });
    return opened!.conversation;
  }

  add(conversation: string, users: readonly string[]): Promise<void> {
    return this.#commands.done(conversation, { add: { users } });
  }

  join(conversation: string): Promise<void> {
    return this.#commands.done(conversation, { join: {} });
  }

  send(conversation: string, text: string, sending: Sending): void {
    this.#commands.say(
      conversation,
      { send: { text } },
      {
        onAccepted: () => sending.accepted(),
        onOutcome: (event) => sending.outcome(event),
        onRejected: (code) => sending.rejected(code),
        onForgotten: () => sending.forgotten(),
      },
    );
  }

  /** Sometimes too much, which counts as the head, and sometimes less than before, which is nothing. */
  markRead(conversation: string, message: number): void {
    const read = Math.max(1, message - 2 + whole(this.#random, 5));
    if (this.#link.live) this.#link.say({ mark: { conversation, delivered: message, read } });
  }

  refetched(): Refetched {
    return this.#counts;
  }

  /** Asks until it is answered, over as many connections as that takes. Rejects with what is refused for good. */
  call(body: object): Promise<Said> {
    return this.#link.call(body);
  }

  // ------------------------------------------------------------ resuming

  #known(): { store: string; known: { conversation: string; event: number }[] } {
    const known = [...this.#memory.conversations.values()].filter(({ last }) => last > 0);
    return {
      store: this.#memory.store,
      known: known.map(({ id, last }) => ({ conversation: id, event: last })),
    };
  }

  #welcomed({ store, conversations, cursor }: NonNullable<Said['welcome']>): void {
    if (this.#memory.store !== '' && this.#memory.store !== store) {
      this.#handlers.failed(new Error('Numbers became void: another store.'));
    }
    this.#memory.store = store;
    for (const { conversation, event } of conversations) this.#head(conversation, event);
    if (cursor !== '') this.#list(cursor);
  }

  #list(cursor: string): void {
    this.#link.ask({ list: { cursor, limit: 200 } }, ({ conversations: page }) => {
      for (const { conversation, event } of page?.conversations ?? [])
        this.#head(conversation, event, 'resumed');
      if (page?.cursor) this.#list(page.cursor);
    });
  }

  #resumed(): void {
    for (const conversation of this.#memory.conversations.values()) {
      if (conversation.lacks) this.#read(conversation, 'resumed');
      this.#commands.sayAgain(conversation);
    }
    this.#commands.askAll();
  }

  // ------------------------------------------------------------ conversations

  #news({ events, heads, outcomes, receipts, reconnect, error }: Said): void {
    if (events) this.#events(events.conversation, events.events);
    else if (heads) {
      const cause = this.#link.live ? 'lagged' : 'resumed';
      for (const { conversation, event } of heads.heads) this.#head(conversation, event, cause);
    } else if (outcomes) this.#commands.outcomes(outcomes.outcomes);
    else if (receipts) this.#handlers.receipts(receipts.conversation, receipts.members);
    else if (reconnect) this.#link.after(reconnect.slotMs, () => this.#link.leave());
    else if (error) this.#handlers.failed(new Error(`${this.user}: ${error.code} ${error.message}`));
  }

  /** Someone says how far a conversation goes. Before Resumed the rest may be on its way. */
  #head(id: string, event: number, cause?: Cause): void {
    const conversation = this.#memory.conversation(id);
    conversation.head = Math.max(conversation.head, event);
    if (this.#link.live && cause && conversation.lacks) this.#read(conversation, cause);
  }

  #events(id: string, events: readonly SeenEvent[]): void {
    const conversation = this.#memory.conversation(id);
    conversation.offer(events, (event) => this.#next(conversation, event));
    if (!this.#link.live || !conversation.lacks || conversation.reading) return;
    this.#counts.holes += 1;
    this.#read(conversation, 'gapped');
  }

  #next(conversation: RawConversation, event: SeenEvent): void {
    this.#handlers.event(conversation.id, event);
    if (event.user === this.user && event.device === this.#device) {
      this.#commands.becameEvent(conversation, event);
    }
  }

  /** One range a conversation at a time, until nothing lacks. */
  #read(conversation: RawConversation, cause: Cause): void {
    if (conversation.reading) return;
    conversation.reading = true;
    const again = (ms: number): void => {
      this.#link.after(ms, () => {
        conversation.reading = false;
        if (conversation.lacks) this.#read(conversation, cause);
      });
    };
    this.#link.ask(
      { range: { conversation: conversation.id, from: conversation.last + 1, to: 0 } },
      ({ events, error }) => {
        if (error && error.code < 4000) this.#handlers.failed(new Error(`${this.user}: ${error.message}`));
        if (!events) return again(error?.retryMs || AGAIN_MS);
        const before = conversation.last;
        this.#counts[cause] += conversation.offer(events.events, (event) => this.#next(conversation, event));
        if (!conversation.lacks && !events.more) conversation.reading = false;
        else if (conversation.last === before) again(AGAIN_MS);
        else {
          conversation.reading = false;
          this.#read(conversation, cause);
        }
      },
    );
  }
}
