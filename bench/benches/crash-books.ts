import type { Dialer } from '../dialer.ts';
import { RawClient } from '../raw-client.ts';

export interface Totals {
  lost: number;
  doubled: number;
  disordered: number;
  conflicting: number;
  gaps: number;
}

/** One person of the crash bench, who outlives connections. */
export class Person {
  readonly user: string;
  readonly #books: CrashBooks;
  client: RawClient | undefined;
  connected = false;
  conversation = '';
  #store = '';
  #counter = 0;
  /** Counter → sequence of what has no acknowledgement yet, rising. */
  readonly open = new Map<number, number>();
  /** By event number, what it was; −1: no message. */
  readonly seen: number[] = [];

  constructor(user: string, books: CrashBooks) {
    this.user = user;
    this.#books = books;
  }

  /** The last event that this person has. */
  get event(): number {
    return Math.max(0, this.seen.length - 1);
  }

  async connect(dialer: Dialer, secret: string): Promise<void> {
    const known = this.conversation ? { conversation: this.conversation, event: this.event } : undefined;
    const hello = { user: this.user, secret, store: this.#store, ...(known ? { known } : {}) };
    this.connected = true;
    this.client = await RawClient.open(dialer, hello, {
      event: (event, sequence) => {
        this.seen[event] = sequence;
      },
      accepted: (sequence) => this.#accepted(sequence),
      refused: () => this.#books.refused++,
      closed: () => {
        this.connected = false;
      },
    });
    this.#store = this.client.store;
  }

  enter(conversation: string): void {
    this.conversation = conversation;
    this.client!.conversation = conversation;
  }

  say(sequence: number): void {
    this.open.set(++this.#counter, sequence);
    this.client?.post(sequence, this.#counter);
  }

  sayAgain(): void {
    for (const [counter, sequence] of this.open) this.client?.post(sequence, counter);
  }

  #accepted(sequence: number): void {
    for (const [counter, each] of this.open) {
      if (each !== sequence) continue;
      this.open.delete(counter);
      this.#books.accept(sequence);
      return;
    }
  }
}

/** What was said, by whom, and what was promised of it. */
export class CrashBooks {
  /** By sequence. */
  readonly #authors: Person[] = [];
  readonly #accepted = new Set<number>();
  readonly #stored = new Set<number>();
  refused = 0;

  get said(): number {
    return this.#authors.length;
  }

  get accepted(): number {
    return this.#accepted.size;
  }

  /** The next of these people says something. */
  say(people: readonly Person[]): void {
    const sequence = this.#authors.length;
    const author = people[sequence % people.length]!;
    this.#authors.push(author);
    author.say(sequence);
  }

  accept(sequence: number): void {
    this.#accepted.add(sequence);
  }

  /** Holds a room's stored history against itself and against what its members have. */
  compare(
    history: readonly { readonly event: number; readonly sequence: number }[],
    members: readonly Person[],
    totals: Totals,
  ): void {
    const last = new Map<Person | undefined, number>();
    let before = history.length > 0 ? history[0]!.event - 1 : 0;
    for (const { event, sequence } of history) {
      const author = this.#authors[sequence];
      if (this.#stored.has(sequence)) totals.doubled++;
      // An author's sequences rise with the counters, so anything else is not the order in which they were said.
      else if (sequence < (last.get(author) ?? -1)) totals.disordered++;
      this.#stored.add(sequence);
      last.set(author, sequence);
      // Nothing but messages happens in the room.
      if (event !== before + 1) totals.gaps++;
      before = event;
      for (const { seen } of members) {
        if (seen[event] === undefined) totals.gaps++;
        else if (seen[event] !== sequence) totals.conflicting++;
      }
    }
  }

  /** Acknowledged, and in no history that was compared. */
  lost(): number {
    let lost = 0;
    for (const sequence of this.#accepted) if (!this.#stored.has(sequence)) lost++;
    return lost;
  }
}
