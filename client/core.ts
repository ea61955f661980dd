import { Calls } from './calls.ts';
import type { Conversation } from './conversation.ts';
import type { Emitter } from './emitter.ts';
import { errorOf, KithError, passes } from './errors.ts';
import type { ClientEvents, PostedEvent } from './events.ts';
import { FeedWatch } from './feed-watch.ts';
import { Following } from './following.ts';
import { type Identity, IdentityStore } from './identity-store.ts';
import { Marks } from './marks.ts';
import type { ResolvedOptions } from './options.ts';
import { Outbox } from './outbox.ts';
import type { Sending } from './outbox-entry.ts';
import { OutboxStore } from './outbox-store.ts';
import { Progress } from './progress.ts';
import { Ranges } from './ranges.ts';
import { Reading } from './reading.ts';
import { Session } from './session.ts';
import type { Stats } from './stats.ts';
import type { Action, Event, Outcome, Receipts, ServerFrame, Welcome } from './wire.ts';

/** Where the parts of a client meet, and nowhere else: who is told what, and in which order. */
export class Core {
  readonly session: Session;
  readonly calls: Calls;
  readonly reading: Reading;
  readonly feedWatch: FeedWatch;
  readonly following: Following;
  readonly marks: Marks;
  readonly outbox: Outbox;
  readonly progress: Progress;
  readonly #ranges: Ranges;
  readonly #options: ResolvedOptions;
  readonly #stats: Stats;
  readonly #emitter: Emitter<ClientEvents>;
  readonly #identities: IdentityStore;
  readonly #outboxStore: OutboxStore;
  #identity: Identity | undefined;
  #loading: Promise<void> | undefined;
  #loaded = false;
  #resumed = false;
  #welcomes = 0;

  constructor(options: ResolvedOptions, stats: Stats, emitter: Emitter<ClientEvents>) {
    this.#options = options;
    this.#stats = stats;
    this.#emitter = emitter;
    const { storage, clock, random } = options;
    this.#identities = new IdentityStore(storage);
    this.#outboxStore = new OutboxStore(storage);
    this.progress = new Progress(storage, clock, this.#failed);
    this.session = this.#makeSession();
    this.calls = new Calls(this.session, clock, random);
    this.reading = new Reading(this.calls);
    this.feedWatch = new FeedWatch(this.calls, this.#failed);
    this.marks = new Marks(this.session, clock);
    this.following = this.#makeFollowing();
    this.#ranges = new Ranges(this.session, clock, random, {
      range: (conversation) => this.following.range(conversation),
      took: (conversation, events, cause) => this.following.took(conversation, events, cause),
      lacks: (conversation) => this.following.lacks(conversation),
      refused: (conversation, error) => this.following.refused(conversation, error),
      idle: () => this.#caughtUp(),
    });
    this.outbox = new Outbox(this.#outboxStore, this.session, clock, random, {
      accepted: (command) => emitter.emit('accepted', command),
      outcome: (sent) => emitter.emit('outcome', sent),
      rejected: (command, error) => emitter.emit('rejected', command, error),
      ask: (conversation, counters) => this.#ask(conversation, counters),
      failed: this.#failed,
    });
  }

  /** Reads the storage, once. Nothing is sent and no number given before. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  command(conversation: string, action: Action): Sending {
    if (this.#loaded) return this.outbox.send(conversation, action, this.#floor(conversation));
    // Counters are not known yet; once they are, commands come in the order of the calls.
    const sending = this.load().then(() => [this.command(conversation, action)] as const);
    const accepted = sending.then(([{ accepted }]) => accepted);
    const outcome = sending.then(([outcome]) => outcome);
    accepted.catch(() => undefined);
    outcome.catch(() => undefined);
    return Object.assign(outcome, { accepted });
  }

  /** Something other than the next event changed a conversation. */
  changed(conversation: Conversation): void {
    this.progress.touch(conversation);
    if (this.#emitter.has('conversation')) this.#emitter.emit('conversation', conversation.view());
  }

  #makeSession(): Session {
    return new Session(this.#options, {
      hello: () => ({
        device: this.#options.device,
        store: this.#identity?.store ?? '',
        known: this.following.known(),
        agent: this.#options.agent,
      }),
      welcomed: (welcome) => this.#welcomed(welcome),
      resumed: () => {
        this.#resumed = true;
        this.following.resumed();
        this.outbox.resumed();
        this.#caughtUp();
      },
      news: (frame) => this.#news(frame),
      beat: (frame) => this.#beat(frame),
      lost: () => this.#lost(),
      changed: (change) => this.#emitter.emit('state', change.state, change),
      signedOut: (error) => this.#emitter.emit('signedOut', error),
      failed: this.#failed,
    });
  }

  #makeFollowing(): Following {
    const { followAll, history } = this.#options;
    return new Following(followAll, history, this.#stats, {
      applied: (conversation, event) => this.#applied(conversation, event),
      changed: (conversation) => {
        this.marks.touch(conversation);
        this.changed(conversation);
      },
      mine: (conversation, { counter, event, message }) =>
        this.outbox.outcome({ conversation, counter, event, message, code: 0 }),
      read: (conversation, cause) => this.#ranges.want(conversation, cause),
      failed: this.#failed,
    });
  }

  async #load(): Promise<void> {
    this.#identity = await this.#identities.load();
    this.#nameUs();
    const conversations = await this.progress.load();
    this.following.restore(conversations);
    for (const conversation of conversations) this.marks.touch(conversation);
    const { commands, counters } = await this.#outboxStore.load();
    this.outbox.restore(commands, counters);
    this.#loaded = true;
  }

  #nameUs(): void {
    this.following.user = this.#identity?.user ?? '';
    this.following.device = this.#identity?.device ?? '';
  }

  #welcomed(welcome: Welcome): void {
    this.#welcomes += 1;
    if (this.#welcomes > 1) this.#stats.reconnects += 1;
    this.#identify(welcome);
    for (const info of welcome.conversations) this.following.list(info);
    for (const id of welcome.gone) this.following.left(id);
    this.marks.welcomed();
    this.calls.welcomed();
    this.feedWatch.welcomed();
    if (welcome.cursor === '' || !this.#options.followAll) this.following.listed = true;
    else this.#listRest(welcome.cursor).catch(this.#failed);
  }

  /** Who we are, and whether what we know still counts. */
  #identify({ user, device, store }: Welcome): void {
    const before = this.#identity;
    this.#identity = { user, device, store };
    this.#nameUs();
    if (before?.user === user && before.device === device && before.store === store) return;
    const saved: Promise<void>[] = [];
    if (before !== undefined && (before.user !== user || before.device !== device)) {
      saved.push(this.outbox.clear());
    }
    if (before !== undefined && (before.user !== user || before.store !== store)) {
      this.outbox.voidEvents();
      this.following.forget();
      this.marks.forget();
      saved.push(this.progress.forget());
      this.#emitter.emit('reset', before.user === user ? 'store' : 'user');
    }
    // Last: after a crash before it, all of this is found out and done again.
    Promise.all(saved)
      .then(() => this.#identities.save({ user, device, store }))
      .catch(this.#failed);
  }

  async #listRest(cursor: string): Promise<void> {
    try {
      for await (const page of this.reading.conversations(cursor, true)) {
        for (const info of page) this.following.list(info);
      }
    } catch (error) {
      // The next connection begins its own list.
      if (error instanceof KithError && (error.reason === 'lost' || error.reason === 'closed')) return;
      this.#failed(error);
    }
    this.following.listed = true;
    this.#caughtUp();
  }

  #caughtUp(): void {
    if (this.#resumed && this.following.listed && this.#ranges.idle) this.session.caughtUp();
  }

  #lost(): void {
    this.#resumed = false;
    this.following.lost();
    this.#ranges.lost();
    this.calls.lost();
    this.marks.lost();
    this.outbox.lost();
  }

  #beat({ pong }: ServerFrame): void {
    const { patienceMs } = this.session;
    this.marks.beat();
    if (pong) this.following.heads(pong.heads, 'healed');
    this.#ranges.sweep(patienceMs);
    this.calls.sweep(patienceMs);
    if (this.#resumed) this.outbox.sweep(patienceMs);
  }

  #news(frame: ServerFrame): void {
    if (frame.events) this.following.events(frame.events);
    else if (frame.outcomes) for (const outcome of frame.outcomes.outcomes) this.outbox.outcome(outcome);
    else if (frame.heads) this.following.heads(frame.heads.heads, this.#resumed ? 'lagged' : 'resumed');
    else if (frame.receipts) this.#receipts(frame.receipts);
    else if (frame.feedNews) this.#emitter.emit('feedNews', frame.feedNews);
    else if (frame.error && frame.request > 0 && passes(frame.error.code)) {
      this.marks.refused(frame.error.retryMs);
    } else if (frame.error) this.#failed(errorOf(frame.error));
  }

  #applied(conversation: Conversation, event: Event): void {
    this.progress.touch(conversation);
    if (event.message > conversation.delivered && this.#options.tellDelivered) {
      conversation.delivered = event.message;
      // The server knows of one's own without being told.
      if (event.user === this.following.user) conversation.deliveredSent = event.message;
      else this.marks.touch(conversation);
    }
    this.#emitter.emit('event', conversation.id, event);
    if (event.posted) this.#emitter.emit('message', conversation.id, event as PostedEvent);
    if (this.#emitter.has('conversation')) this.#emitter.emit('conversation', conversation.view());
  }

  #receipts(receipts: Receipts): void {
    const conversation = this.following.conversations.get(receipts.conversation);
    const mine = receipts.members.find(({ user }) => user === this.following.user);
    if (conversation !== undefined && mine !== undefined && mine.read > conversation.read) {
      // Another device of mine has read on.
      conversation.read = mine.read;
      conversation.readSent = Math.max(mine.read, conversation.readSent);
      this.changed(conversation);
    }
    this.#emitter.emit('receipts', receipts);
  }

  async #ask(conversation: string, counters: number[]): Promise<Outcome[]> {
    const body = { outcomes: { conversation, counters } };
    return (await this.calls.call(body, (frame) => frame.outcomes, true)).outcomes;
  }

  #floor(conversation: string): number {
    return this.following.conversations.get(conversation)?.applied ?? 0;
  }

  readonly #failed = (error: unknown): void => this.#emitter.emit('error', error);
}
