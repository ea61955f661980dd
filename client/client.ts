import { Conversation, type ConversationView } from './conversation.ts';
import { Core } from './core.ts';
import { Emitter } from './emitter.ts';
import { KithError } from './errors.ts';
import type { ClientEvents } from './events.ts';
import { type KithClientOptions, type ResolvedOptions, randomName, withDefaults } from './options.ts';
import type { Sending } from './outbox-entry.ts';
import type { SessionState, StateChange } from './session.ts';
import { Stats } from './stats.ts';
import type { History, HistoryQuery, MemberState, Presence } from './wire.ts';

export interface SendOptions {
  readonly shorten?: boolean;
}

/** A user's device at a Kith server. */
export class KithClient {
  readonly stats = new Stats();
  readonly #options: ResolvedOptions;
  readonly #emitter = new Emitter<ClientEvents>((error) => this.#listenerFailed(error));
  readonly #core: Core;

  constructor(options: KithClientOptions) {
    this.#options = withDefaults(options);
    this.#core = new Core(this.#options, this.stats, this.#emitter);
  }

  /** Returns what takes the listener away again. Listen before `start`, or the first events are given to nobody. */
  on<K extends keyof ClientEvents>(kind: K, listener: (...args: ClientEvents[K]) => void): () => void {
    return this.#emitter.on(kind, listener);
  }

  get state(): SessionState {
    return this.#core.session.state;
  }

  /** Who is signed in; '' before the first connection. */
  get user(): string {
    return this.#core.following.user;
  }

  get device(): string {
    return this.#core.following.device;
  }

  /** Commands without an outcome. */
  get unsettled(): number {
    return this.#core.outbox.size;
  }

  /**
   * Connects and stays connected until `close`. Resolves when the client is live for the first time; rejects when it
   * has stopped trying: signed out, or closed. Need not be awaited.
   */
  start(): Promise<void> {
    const live = new Promise<void>((resolve, reject) => {
      const stop = this.on('state', (_state, change) => {
        if (change.state === 'live') resolve();
        else if (isEnd(change)) reject(change.error ?? new KithError('closed'));
        else return;
        stop();
      });
      this.#core.load().then(() => {
        this.#core.session.start();
        if (this.state === 'live') resolve();
      }, reject);
    });
    live.catch(() => undefined);
    return live;
  }

  /** The network came back, or the page is seen again: does now what would be done after a wait. */
  wake(): void {
    this.#core.session.wake();
  }

  /**
   * Disconnects and saves. Requests under way reject with 'closed'; commands without an outcome stay in the storage,
   * and their promises open.
   */
  async close(): Promise<void> {
    this.#core.session.stop();
    this.#core.calls.close();
    await this.#core.progress.flush();
  }

  /** Saves how far events were given to the application, which otherwise happens a second later. */
  flush(): Promise<void> {
    return this.#core.progress.flush();
  }

  // ------------------------------------------------------------ commands

  /** With `shorten`, the server puts short links of the user in place of the long ones; asked again, the same ones. */
  send(conversation: string, text: string, { shorten = false }: SendOptions = {}): Sending {
    return this.#core.command(conversation, { send: shorten ? { text, shorten } : { text } });
  }

  addMembers(conversation: string, users: readonly string[]): Sending {
    return this.#core.command(conversation, { add: { users } });
  }

  removeMembers(conversation: string, users: readonly string[]): Sending {
    return this.#core.command(conversation, { remove: { users } });
  }

  join(conversation: string): Sending {
    return this.#core.command(conversation, { join: {} });
  }

  leave(conversation: string): Sending {
    return this.#core.command(conversation, { leave: {} });
  }

  /** The one conversation of the pair, made if need be. Returns its id. */
  async openDirect(user: string): Promise<string> {
    return (await this.#core.calls.call({ openDirect: { user } }, (frame) => frame.opened)).conversation;
  }

  /** Returns the id. The same `key` of the same device names the same group; default: a new one. */
  async createGroup(group: {
    key?: string;
    title?: string;
    members?: string[];
    open?: boolean;
  }): Promise<string> {
    const { key = randomName(this.#options.random), title = '', members = [], open = false } = group;
    const body = { createGroup: { key, title, members, open } };
    return (await this.#core.calls.call(body, (frame) => frame.opened)).conversation;
  }

  // ------------------------------------------------------------ reading

  /** Begins to give the events of a conversation from `event` on. One that is followed goes on where it is. */
  follow(conversation: string, event = 1): void {
    void this.#core
      .load()
      .then(() => this.#core.progress.touch(this.#core.following.follow(conversation, event)));
  }

  /** What the client knows of a conversation that it follows. */
  conversation(id: string): ConversationView | undefined {
    return this.#core.following.conversations.get(id)?.view();
  }

  /** Messages above my read mark. */
  unread(id: string): number {
    return this.conversation(id)?.unread ?? 0;
  }

  /** The user's conversations from the server, newest activity first. */
  async *conversations(): AsyncGenerator<ConversationView> {
    for await (const page of this.#core.reading.conversations()) {
      for (const info of page) {
        this.#core.following.list(info);
        yield this.conversation(info.conversation) ?? {
          ...info,
          unread: Math.max(0, info.message - info.read),
        };
      }
    }
  }

  /** Messages by number, `limit` at most 200; one of before, after and around, or the newest. */
  history(conversation: string, query: Omit<HistoryQuery, 'conversation'> = {}): Promise<History> {
    return this.#core.reading.history({ conversation, ...query });
  }

  members(conversation: string): Promise<MemberState[]> {
    return this.#core.reading.members(conversation);
  }

  presence(users: readonly string[]): Promise<Presence[]> {
    return this.#core.reading.presence(users);
  }

  /**
   * The home timeline is on screen, or no more: while it is, 'feedNews' tells of new posts, at most once a second, over
   * reconnects too. Resolves when the server has taken it: what is published from then on is told.
   */
  watchFeed(open = true): Promise<void> {
    return this.#core.feedWatch.set(open);
  }

  /** Everything up to this message is read; default: up to the newest known. Never goes back. */
  markRead(conversation: string, message?: number): void {
    const known = this.#core.following.conversations.get(conversation) ?? new Conversation(conversation, 0);
    const read = message ?? known.message;
    if (read <= known.read) return;
    known.read = read;
    this.#core.marks.touch(known);
    if (this.#core.following.conversations.has(conversation)) this.#core.changed(known);
  }

  /** Without anybody to hear of it, a listener's own error is nobody's but the program's. */
  #listenerFailed(error: unknown): void {
    if (this.#emitter.has('error')) this.#emitter.emit('error', error);
    else
      queueMicrotask(() => {
        throw error;
      });
  }
}

function isEnd({ state, retryMs }: StateChange): boolean {
  return state === 'offline' && retryMs === undefined;
}
