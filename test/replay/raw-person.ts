import { errors } from '../../protocol/errors.ts';
import type { Wire } from './fault-socket.ts';
import type { Outcome, Said } from './frames.ts';
import type { Person, PersonHandlers, Refetched, Sending } from './person.ts';
import { type Random, whole } from './random.ts';
import { type Cause, type RawCommand, RawConversation } from './raw-conversation.ts';
import { AGAIN_MS, RawLink, type RawLinkOptions } from './raw-link.ts';
import type { SeenEvent } from './seen-event.ts';

export interface RawOptions extends RawLinkOptions {
  /** Of this person's device, over all its clients. */
  readonly memory: RawMemory;
}

/** What a device keeps while it is away. */
export class RawMemory {
  store = '';
  readonly conversations = new Map<string, RawConversation>();
}

/** An outcome comes sooner than this behind Accepted, in milliseconds; */
const LATE_MS = 1_000;
/** … and so often the server may not know of the command yet. */
const PATIENCE = 4;

const NEW = { accepted: false, refused: false, settled: false, saidAt: 0, unknown: 0 };
type Told = Pick<RawCommand, 'onAccepted' | 'onOutcome' | 'onRejected' | 'onForgotten'>;

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
        this.#askOutcomes(performance.now() - LATE_MS);
      },
      lost: () => {
        for (const conversation of this.#memory.conversations.values()) conversation.lost();
      },
      failed: (error) => handlers.failed(error),
    });
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
    return this.#done(conversation, { add: { users } });
  }

  join(conversation: string): Promise<void> {
    return this.#done(conversation, { join: {} });
  }

  send(conversation: string, text: string, sending: Sending): void {
    this.#command(
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
      for (const command of conversation.commands.values()) {
        if (!command.accepted) this.#speak(conversation, command);
      }
    }
    this.#askOutcomes(performance.now());
  }

  /**
   * What became of commands accepted before `before`: the telling may have been lost with a connection. They are not
   * said again: this client takes the server at its word, or an acknowledgement that came too early would be mended
   * by the repeat and never show.
   */
  #askOutcomes(before: number): void {
    for (const { id, commands } of this.#memory.conversations.values()) {
      const late = [...commands.values()].filter(
        (each) => each.accepted && !each.settled && each.saidAt < before,
      );
      const counters = late.map(({ counter }) => counter);
      if (counters.length === 0) continue;
      this.#link.ask({ outcomes: { conversation: id, counters } }, ({ outcomes }) =>
        this.#outcomes(outcomes?.outcomes),
      );
    }
  }

  // ------------------------------------------------------------ conversations

  #news({ events, heads, outcomes, receipts, reconnect, error }: Said): void {
    if (events) this.#events(events.conversation, events.events);
    else if (heads) {
      const cause = this.#link.live ? 'lagged' : 'resumed';
      for (const { conversation, event } of heads.heads) this.#head(conversation, event, cause);
    } else if (outcomes) this.#outcomes(outcomes.outcomes);
    else if (receipts) this.#handlers.receipts(receipts.conversation, receipts.members);
    else if (reconnect) this.#link.after(reconnect.slotMs, () => this.#link.leave());
    else if (error) this.#handlers.failed(new Error(`${this.user}: ${error.code} ${error.message}`));
  }

  #conversation(id: string): RawConversation {
    const known = this.#memory.conversations.get(id);
    if (known) return known;
    const conversation = new RawConversation(id);
    this.#memory.conversations.set(id, conversation);
    return conversation;
  }

  /** Someone says how far a conversation goes. Before Resumed the rest may be on its way. */
  #head(id: string, event: number, cause?: Cause): void {
    const conversation = this.#conversation(id);
    conversation.head = Math.max(conversation.head, event);
    if (this.#link.live && cause && conversation.lacks) this.#read(conversation, cause);
  }

  #events(id: string, events: readonly SeenEvent[]): void {
    const conversation = this.#conversation(id);
    conversation.offer(events, (event) => this.#next(conversation, event));
    if (!this.#link.live || !conversation.lacks || conversation.reading) return;
    this.#counts.holes += 1;
    this.#read(conversation, 'gapped');
  }

  #next(conversation: RawConversation, event: SeenEvent): void {
    this.#handlers.event(conversation.id, event);
    if (event.user === this.user && event.device === this.#device) {
      this.#settle(conversation, event.counter, (command) => command.onOutcome(event.event));
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

  // ------------------------------------------------------------ commands

  #done(conversation: string, action: object): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#command(conversation, action, {
        onAccepted: () => undefined,
        onOutcome: () => resolve(),
        onRejected: (code) => reject(new Error(`The command was rejected with ${code}.`)),
        onForgotten: () => reject(new Error('The command was accepted and is not known.')),
      });
    });
  }

  #command(id: string, action: object, tell: Told): void {
    const conversation = this.#conversation(id);
    const counter = ++conversation.counter;
    const command = { counter, action, ...NEW, ...tell };
    conversation.commands.set(counter, command);
    if (this.#link.live && conversation.hold === undefined) this.#speak(conversation, command);
  }

  #speak(conversation: RawConversation, command: RawCommand): void {
    const { counter, action } = command;
    command.saidAt = performance.now();
    this.#link.ask({ command: { conversation: conversation.id, counter, ...action } }, ({ error }) => {
      command.refused = error !== null && error !== undefined && error.code >= 4000;
      if (command.refused) this.#holdBack(conversation, error!.retryMs);
      else if (command.settled) conversation.commands.delete(counter);
      else if (error) this.#settle(conversation, counter, (open) => open.onRejected(error.code));
      else if (!command.accepted) {
        command.accepted = true;
        command.onAccepted();
      }
    });
  }

  /** “Come back”: the gateway refuses all higher counters until this one comes again, so all come again in order. */
  #holdBack(conversation: RawConversation, retryMs: number): void {
    conversation.hold ??= setTimeout(() => {
      conversation.hold = undefined;
      if (!this.#link.live) return;
      for (const command of conversation.commands.values()) this.#speak(conversation, command);
    }, retryMs || AGAIN_MS);
  }

  #outcomes(outcomes: readonly Outcome[] = []): void {
    for (const { conversation, counter, event, code } of outcomes) {
      const known = this.#memory.conversations.get(conversation);
      if (!known) continue;
      if (event === 0 && code === 0) {
        this.#unknown(known, counter);
        continue;
      }
      this.#settle(known, counter, (command) => {
        if (code === 0) command.onOutcome(event);
        else if (code === errors.too_old.code)
          this.#handlers.failed(new Error(`${this.user} used an old counter.`));
        else command.onRejected(code);
      });
    }
  }

  /** Accepted means that it will have an outcome. A little later it must be known, or it is lost. */
  #unknown(conversation: RawConversation, counter: number): void {
    const command = conversation.commands.get(counter);
    if (!command?.accepted || command.settled) return;
    command.unknown += 1;
    if (command.unknown === PATIENCE) this.#settle(conversation, counter, (lost) => lost.onForgotten());
    else this.#link.after(LATE_MS, () => this.#askOutcomes(performance.now()));
  }

  #settle(conversation: RawConversation, counter: number, tell: (command: RawCommand) => void): void {
    const command = conversation.commands.get(counter);
    if (!command || command.settled) return;
    command.settled = true;
    // One that was refused is said once more although it stands: the gateway waits for its counter.
    if (!command.refused) conversation.commands.delete(counter);
    tell(command);
  }
}
