import type WebSocket from 'ws';
import { errors } from '../../protocol/errors.ts';
import { SOCKET_PATH, SUBPROTOCOL_JSON, SUBPROTOCOL_PROTO, VERSION } from '../../protocol/limits.ts';
import type { Wire } from './fault-socket.ts';
import { decodeFrames, encodeFrames, type Outcome, type Said } from './frames.ts';
import type { Person, PersonHandlers, Refetched, Sending } from './person.ts';
import { type Random, whole } from './random.ts';
import { type Cause, type RawCommand, RawConversation } from './raw-conversation.ts';
import type { SeenEvent } from './seen-event.ts';

export interface RawOptions {
  readonly url: string;
  readonly user: string;
  readonly device: string;
  readonly kind: 'raw-proto' | 'raw-json';
  readonly token: () => Promise<string>;
  /** Of this person's device, over all its clients. */
  readonly memory: RawMemory;
  readonly wire: Wire;
  readonly random: Random;
}

/** What a device keeps while it is away. */
export class RawMemory {
  store = '';
  readonly conversations = new Map<string, RawConversation>();
}

interface Call {
  readonly body: object;
  readonly answer: (said: Said) => void;
  readonly refuse: (error: Error) => void;
}

/** Before the same again, where the server names no time, and between connections. */
const AGAIN_MS = 300;

/**
 * A person whose client is written from protocol/kith.proto alone, to hold the SDK's reading of it against: numbers,
 * ranges, repeats and beats, with as little machinery as that takes.
 */
export class RawPerson implements Person {
  readonly user: string;
  readonly kind: RawOptions['kind'];
  readonly wire: Wire;
  readonly #options: RawOptions;
  readonly #handlers: PersonHandlers;
  readonly #memory: RawMemory;
  readonly #counts = { resumed: 0, gapped: 0, lagged: 0, healed: 0 };
  readonly #calls = new Set<Call>();
  readonly #asked = new Map<number, (said: Said) => void>();
  #waiting: (() => void)[] = [];
  #socket: WebSocket | undefined;
  #requests = 0;
  #live = false;
  #closed = false;
  #retry: NodeJS.Timeout | undefined;
  #beat: NodeJS.Timeout | undefined;
  #quietBeats = 0;

  constructor(options: RawOptions, handlers: PersonHandlers) {
    this.user = options.user;
    this.kind = options.kind;
    this.wire = options.wire;
    this.#options = options;
    this.#memory = options.memory;
    this.#handlers = handlers;
  }

  get live(): boolean {
    return this.#live;
  }

  connect(): Promise<void> {
    this.#open();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  wake(): void {
    if (this.#retry !== undefined) this.#open();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#lost();
    this.#socket?.close();
    for (const call of this.#calls) call.refuse(new Error('The client was closed.'));
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
      },
    );
  }

  /** Sometimes too much, which counts as the head, and sometimes less than before, which is nothing. */
  markRead(conversation: string, message: number): void {
    const read = Math.max(1, message - 2 + whole(this.#options.random, 5));
    if (this.#live) this.#say({ mark: { conversation, delivered: message, read } });
  }

  refetched(): Refetched {
    return this.#counts;
  }

  /** Asks until it is answered, over as many connections as that takes. Rejects with what is refused for good. */
  call(body: object): Promise<Said> {
    return new Promise((resolve, reject) => {
      const call: Call = { body, answer: resolve, refuse: reject };
      this.#calls.add(call);
      if (this.#live) this.#put(call);
    });
  }

  // ------------------------------------------------------------ connection

  #open(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const url = `${this.#options.url.replace(/^http/, 'ws')}${SOCKET_PATH}`;
    const socket = this.wire.open(url, this.kind === 'raw-json' ? SUBPROTOCOL_JSON : SUBPROTOCOL_PROTO);
    this.#socket = socket;
    socket.on('open', () => this.#hello(socket).catch(this.#handlers.failed));
    socket.on('message', (data: Buffer, isBinary) => {
      if (socket === this.#socket && !this.#closed) this.#message(decodeFrames(data, isBinary));
    });
    socket.on('close', (code, reason) => {
      if (socket === this.#socket && !this.#closed) this.#comeBack(code, String(reason));
    });
    // What failed is told by `close`.
    socket.on('error', () => undefined);
  }

  async #hello(socket: WebSocket): Promise<void> {
    const { token, device, kind } = this.#options;
    const known = [...this.#memory.conversations.values()]
      .filter(({ last }) => last > 0)
      .map(({ id, last }) => ({ conversation: id, event: last }));
    const hello = { version: VERSION, token: await token(), device, store: this.#memory.store, known };
    if (socket !== this.#socket || socket.readyState !== socket.OPEN) return;
    this.#ask({ hello: { ...hello, agent: `replay ${kind}` } }, (said) => this.#welcomed(said));
  }

  #comeBack(code: number, reason: string): void {
    this.#lost();
    if (code >= 4200 && code < 4300) {
      this.#handlers.failed(new Error(`The server closed the connection of ${this.user}: ${code} ${reason}`));
      return;
    }
    const seconds = code >= 4100 && code < 4200 ? Number.parseFloat(reason) || 1 : 0;
    this.#retry = setTimeout(() => this.#open(), seconds * 1000 + this.#options.random() * AGAIN_MS * 2);
  }

  #lost(): void {
    this.#live = false;
    clearInterval(this.#beat);
    this.#asked.clear();
    for (const conversation of this.#memory.conversations.values()) conversation.lost();
  }

  #welcomed({ welcome, error }: Said): void {
    if (!welcome) {
      if (error && error.code < 4000) this.#handlers.failed(new Error(`${this.user}: ${error.message}`));
      this.#socket?.close();
      return;
    }
    if (this.#memory.store !== '' && this.#memory.store !== welcome.store) {
      this.#handlers.failed(new Error('Numbers became void: another store.'));
    }
    this.#memory.store = welcome.store;
    this.#quietBeats = 0;
    this.#beat = setInterval(() => this.#ping(), welcome.beatMs);
    for (const { conversation, event } of welcome.conversations) this.#head(conversation, event);
    if (welcome.cursor !== '') this.#list(welcome.cursor);
  }

  #list(cursor: string): void {
    this.#ask({ list: { cursor, limit: 200 } }, ({ conversations: page }) => {
      for (const { conversation, event } of page?.conversations ?? [])
        this.#head(conversation, event, 'resumed');
      if (page?.cursor) this.#list(page.cursor);
    });
  }

  #resumed(): void {
    this.#live = true;
    for (const conversation of this.#memory.conversations.values()) {
      if (conversation.lacks) this.#read(conversation, 'resumed');
      for (const command of conversation.commands.values()) this.#speak(conversation, command);
    }
    for (const call of this.#calls) this.#put(call);
    for (const resolve of this.#waiting) resolve();
    this.#waiting = [];
  }

  #ping(): void {
    this.#quietBeats += 1;
    if (this.#quietBeats > 2) this.#socket?.terminate();
    this.#ask({ ping: {} }, ({ pong }) => {
      for (const { conversation, event } of pong?.heads ?? []) this.#head(conversation, event, 'healed');
      this.#askOutcomes();
    });
  }

  /** Of commands that were accepted a beat ago: the telling may have been lost with a connection. */
  #askOutcomes(): void {
    const before = performance.now() - 2_000;
    for (const { id, commands } of this.#memory.conversations.values()) {
      const late = [...commands.values()].filter(
        (each) => each.accepted && !each.settled && each.saidAt < before,
      );
      const counters = late.map(({ counter }) => counter);
      if (counters.length === 0) continue;
      this.#ask({ outcomes: { conversation: id, counters } }, ({ outcomes }) =>
        this.#outcomes(outcomes?.outcomes),
      );
    }
  }

  #say(body: object): number {
    const request = ++this.#requests;
    const socket = this.#socket;
    if (socket?.readyState === socket?.OPEN)
      socket?.send(encodeFrames(socket.protocol, [{ request, ...body }]));
    return request;
  }

  #ask(body: object, answer: (said: Said) => void): void {
    this.#asked.set(this.#say(body), answer);
  }

  #put(call: Call): void {
    this.#ask(call.body, (said) => {
      if (said.error && said.error.code >= 4000) {
        setTimeout(() => {
          if (this.#live && this.#calls.has(call)) this.#put(call);
        }, said.error.retryMs || AGAIN_MS);
        return;
      }
      this.#calls.delete(call);
      if (said.error) call.refuse(new Error(`${said.error.code}: ${said.error.message}`));
      else call.answer(said);
    });
  }

  #message(frames: readonly Said[]): void {
    this.#quietBeats = 0;
    for (const said of frames) {
      if (said.request === 0) {
        this.#news(said);
        continue;
      }
      const answer = this.#asked.get(said.request);
      this.#asked.delete(said.request);
      answer?.(said);
    }
  }

  // ------------------------------------------------------------ conversations

  #news({ events, heads, outcomes, receipts, resumed, reconnect, error }: Said): void {
    if (events) this.#events(events.conversation, events.events);
    else if (heads) {
      const cause = this.#live ? 'lagged' : 'resumed';
      for (const { conversation, event } of heads.heads) this.#head(conversation, event, cause);
    } else if (outcomes) this.#outcomes(outcomes.outcomes);
    else if (receipts) this.#handlers.receipts(receipts.conversation, receipts.members);
    else if (resumed) this.#resumed();
    else if (reconnect) setTimeout(() => this.#socket?.close(), reconnect.slotMs);
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
    if (this.#live && cause && conversation.lacks) this.#read(conversation, cause);
  }

  #events(id: string, events: readonly SeenEvent[]): void {
    const conversation = this.#conversation(id);
    conversation.offer(events, (event) => this.#next(conversation, event));
    if (this.#live && conversation.lacks) this.#read(conversation, 'gapped');
  }

  #next(conversation: RawConversation, event: SeenEvent): void {
    this.#handlers.event(conversation.id, event);
    if (event.user === this.user && event.device === this.#options.device) {
      this.#settle(conversation, event.counter, (command) => command.onOutcome(event.event));
    }
  }

  /** One range a conversation at a time, until nothing lacks. */
  #read(conversation: RawConversation, cause: Cause): void {
    if (conversation.reading) return;
    conversation.reading = true;
    const socket = this.#socket;
    const again = (ms: number): void => {
      setTimeout(() => {
        if (socket !== this.#socket || !this.#live) return;
        conversation.reading = false;
        if (conversation.lacks) this.#read(conversation, cause);
      }, ms);
    };
    this.#ask(
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
      });
    });
  }

  #command(
    id: string,
    action: object,
    tell: Pick<RawCommand, 'onAccepted' | 'onOutcome' | 'onRejected'>,
  ): void {
    const conversation = this.#conversation(id);
    const counter = ++conversation.counter;
    const command = { counter, action, accepted: false, refused: false, settled: false, saidAt: 0, ...tell };
    conversation.commands.set(counter, command);
    if (this.#live && conversation.hold === undefined) this.#speak(conversation, command);
  }

  #speak(conversation: RawConversation, command: RawCommand): void {
    const { counter, action } = command;
    command.saidAt = performance.now();
    this.#ask({ command: { conversation: conversation.id, counter, ...action } }, ({ error }) => {
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
      if (!this.#live) return;
      for (const command of conversation.commands.values()) this.#speak(conversation, command);
    }, retryMs || AGAIN_MS);
  }

  #outcomes(outcomes: readonly Outcome[] = []): void {
    for (const { conversation, counter, event, code } of outcomes) {
      const known = this.#memory.conversations.get(conversation);
      if (!known || (event === 0 && code === 0)) continue;
      this.#settle(known, counter, (command) => {
        if (code === 0) command.onOutcome(event);
        else if (code === errors.too_old.code)
          this.#handlers.failed(new Error(`${this.user} used an old counter.`));
        else command.onRejected(code);
      });
    }
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
