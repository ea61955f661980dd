import type { Clock } from '../ports/clock.ts';
import { errors } from '../protocol/errors.ts';
import { errorOf, KithError } from './errors.ts';
import type { AcceptedCommand, CommandName } from './events.ts';
import type { Link } from './link.ts';
import { Entry, type Sending, type Sent } from './outbox-entry.ts';
import { OutboxQueue } from './outbox-queue.ts';
import type { OutboxStore, SavedCommand } from './outbox-store.ts';
import type { Action, Outcome } from './wire.ts';

export interface OutboxHandlers {
  accepted(command: AcceptedCommand): void;
  outcome(sent: Sent): void;
  rejected(command: CommandName, error: KithError): void;
  /** Asks what became of commands. Rejects when it cannot be known on this connection. */
  ask(conversation: string, counters: number[]): Promise<Outcome[]>;
  failed(error: unknown): void;
}

/** Counters in one AskOutcomes. */
const ASK = 512;

/**
 * Keeps every command until its outcome is known, over connections and processes, and says it as often as that takes:
 * its counter makes that harmless.
 */
export class Outbox {
  readonly #store: OutboxStore;
  readonly #link: Link;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #handlers: OutboxHandlers;
  readonly #queues = new Map<string, OutboxQueue>();
  #resumed = false;

  constructor(store: OutboxStore, link: Link, clock: Clock, random: () => number, handlers: OutboxHandlers) {
    this.#store = store;
    this.#link = link;
    this.#clock = clock;
    this.#random = random;
    this.#handlers = handlers;
  }

  restore(commands: readonly SavedCommand[], counters: ReadonlyMap<string, number>): void {
    for (const [conversation, last] of counters) this.#queue(conversation).last = last;
    for (const command of commands) {
      const entry = new Entry(command.counter, command.action, command.floor);
      // It may have been on the wire before the process ended.
      entry.tried = true;
      entry.saved = true;
      this.#queue(command.conversation).add(entry);
    }
  }

  /** `floor`: the last event of the conversation that the client has. */
  send(conversation: string, action: Action, floor: number): Sending {
    const queue = this.#queue(conversation);
    queue.last += 1;
    const entry = new Entry(queue.last, action, floor);
    queue.add(entry);
    this.#save(queue, entry);
    return entry.sending();
  }

  /** Commands without an outcome. */
  get size(): number {
    let size = 0;
    for (const queue of this.#queues.values()) size += queue.open();
    return size;
  }

  /** Asks what became of what may have been said before; what is not known is said again. */
  resumed(): void {
    this.#resumed = true;
    for (const queue of this.#queues.values()) this.#resume(queue);
  }

  lost(): void {
    this.#resumed = false;
    for (const queue of this.#queues.values()) queue.lost();
  }

  /** Asks after commands that were said longer than `patienceMs` ago: their outcome may have been dropped. */
  sweep(patienceMs: number): void {
    const before = this.#clock.monotonic() - patienceMs;
    for (const queue of this.#queues.values()) if (queue.oldestSent() < before) this.#resume(queue);
  }

  /** The numbers of events are void, those of commands are not. */
  voidEvents(): void {
    for (const queue of this.#queues.values()) queue.voidFloors();
  }

  /** Another user or device: none of the commands is theirs. */
  clear(): Promise<void> {
    for (const queue of this.#queues.values()) {
      for (const entry of queue.clear()) this.#reject(queue, entry, new KithError('device'));
    }
    this.#queues.clear();
    return this.#store.clear();
  }

  /** An outcome was heard of, by whatever way, perhaps not for the first time. */
  outcome({ conversation, counter, event, message, code }: Outcome): void {
    const queue = this.#queues.get(conversation);
    const entry = queue?.find(counter);
    if (queue === undefined || entry === undefined || entry.settled) return;
    if (code > 0) this.#refused(queue, entry, errorOf({ code }));
    else if (event > 0 && event <= entry.floor && isAnothers(entry, message)) this.#rename(queue, entry);
    else if (event > 0) {
      this.#settle(queue, entry);
      const sent = { conversation, counter, event, message };
      entry.resolve(sent);
      this.#handlers.outcome(sent);
    }
  }

  #queue(conversation: string): OutboxQueue {
    let queue = this.#queues.get(conversation);
    if (queue === undefined) {
      queue = new OutboxQueue(conversation, !this.#resumed, this.#link, this.#clock, this.#random, {
        accepted: (entry, unshortened) => {
          entry.accept();
          this.#handlers.accepted({ conversation, counter: entry.counter, unshortened });
        },
        refused: (of, entry, error) => this.#refused(of, entry, error),
      });
      this.#queues.set(conversation, queue);
    }
    return queue;
  }

  #save(queue: OutboxQueue, entry: Entry): void {
    const { counter, action, floor } = entry;
    this.#store.add({ conversation: queue.conversation, counter, action, floor }).then(
      () => {
        entry.saved = true;
        if (this.#resumed) queue.pump();
      },
      (error: unknown) => {
        this.#settle(queue, entry);
        this.#reject(queue, entry, new KithError('unsaved', { message: String(error) }));
      },
    );
  }

  #resume(queue: OutboxQueue): void {
    const counters = queue.tried();
    if (queue.asking) return;
    if (counters.length === 0) {
      queue.again();
      return;
    }
    queue.quiet = true;
    queue.asking = true;
    const pages = [];
    for (let i = 0; i < counters.length; i += ASK) {
      pages.push(this.#handlers.ask(queue.conversation, counters.slice(i, i + ASK)));
    }
    const round = queue.round;
    Promise.all(pages)
      .then((answers) => {
        for (const outcome of answers.flat()) this.outcome(outcome);
      })
      // Not to be told (no member any more, say) is no reason to be silent: each command will get its own answer.
      .catch(() => undefined)
      .then(() => {
        if (queue.round !== round) return;
        queue.asking = false;
        queue.again();
      })
      .catch(this.#handlers.failed);
  }

  #refused(queue: OutboxQueue, entry: Entry, error: KithError): void {
    // The device has used far higher counters than this storage knows of.
    if (error.code === errors.too_old.code) {
      this.#rename(queue, entry);
      return;
    }
    this.#settle(queue, entry);
    this.#reject(queue, entry, error);
  }

  #reject({ conversation }: OutboxQueue, entry: Entry, error: KithError): void {
    entry.reject(error);
    this.#handlers.rejected({ conversation, counter: entry.counter }, error);
  }

  #settle(queue: OutboxQueue, entry: Entry): void {
    queue.settle(entry);
    const last = queue.lastSaved < entry.counter ? queue.last : undefined;
    if (last !== undefined) queue.lastSaved = last;
    this.#store.settle(queue.conversation, entry.counter, last).catch(this.#handlers.failed);
  }

  /**
   * The counter had been used before: its outcome is older than the command. This storage does not know all that its
   * device has sent, having been emptied or restored. The command takes a new counter, far beyond.
   */
  #rename(queue: OutboxQueue, entry: Entry): void {
    const renamed = entry.renamed(queue.rename(entry.counter));
    queue.add(renamed);
    // First the new name, then the old one's end: a crash between them must not lose the command.
    this.#save(queue, renamed);
    this.#settle(queue, entry);
  }
}

/**
 * Does an outcome older than the command belong to another one, of the same counter? A change of members that is
 * already so stands as an older event, but never as a message; a message never stands as an older event.
 */
function isAnothers(entry: Entry, message: number): boolean {
  return entry.action.send !== undefined || message > 0;
}
