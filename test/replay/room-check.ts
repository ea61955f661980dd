import { createHash } from 'node:crypto';
import { AuthorCheck } from './author-check.ts';
import { describe, type SeenEvent, same } from './seen-event.ts';
import type { Violations } from './violations.ts';
import { type Marks, Watermarks } from './watermarks.ts';

interface Canonical {
  readonly seen: SeenEvent;
  /** When its author sent it, monotonic milliseconds; 0: not known. */
  readonly sentAt: number;
}

/**
 * Holds the five laws over one room while everything that its members see streams by. Whatever a client sees first
 * under a number is what everyone else, and the store, must have under it; of a client only its last number is kept.
 */
export class RoomCheck {
  readonly room: string;
  readonly watermarks: Watermarks;
  readonly #violations: Violations;
  readonly #canonical: (Canonical | undefined)[] = [undefined];
  readonly #authors = new Map<string, AuthorCheck>();
  readonly #views: View[] = [];
  readonly #commands = new Set<string>();
  /** Number of the newest event and of the newest message that anybody saw. */
  event = 0;
  message = 0;
  /** Views that stand at the newest event. */
  atHead = 0;
  #sent = 0;

  constructor(room: string, violations: Violations) {
    this.room = room;
    this.#violations = violations;
    this.watermarks = new Watermarks(room, violations);
  }

  /** A member's client, of which everything is expected from the first event on. */
  view(user: string): View {
    const view = new View(user, this, this.#violations);
    if (this.event === 0) this.atHead += 1;
    this.#views.push(view);
    return view;
  }

  get complete(): boolean {
    return this.atHead === this.#views.length;
  }

  /** Views that lack something. */
  behind(): readonly View[] {
    return this.#views.filter(({ last }) => last < this.event);
  }

  author(user: string): AuthorCheck {
    let author = this.#authors.get(user);
    if (author === undefined) {
      author = new AuthorCheck(this.room, user, this.#violations);
      this.#authors.set(user, author);
    }
    return author;
  }

  /** A line was given out: the head may now be one higher. Returns its number with the author. */
  sent(user: string, text: string, now: number): number {
    this.#sent += 1;
    return this.author(user).sent(text, now);
  }

  /** No message number can be above what was ever sent. */
  get ceiling(): number {
    return this.#sent;
  }

  /** Compares with what others saw under the number; the first to see it says what it is. */
  compare(event: SeenEvent, who: string): Canonical {
    const known = this.#canonical[event.event];
    if (known === undefined) return this.#first(event);
    if (known.seen !== event && !same(known.seen, event)) {
      const both = `${describe(event)}, others ${describe(known.seen)}`;
      this.#violations.add('disordered', `${who} in ${this.room} has ${both}.`);
    }
    return known;
  }

  #first(seen: SeenEvent): Canonical {
    const { event, message, user, device, counter, posted } = seen;
    const command = `${user} ${device} ${counter}`;
    if (counter > 0 && this.#commands.has(command)) {
      this.#violations.add('doubled', `Command ${command} stands again in ${this.room} as event ${event}.`);
    }
    this.#commands.add(command);
    const due = posted ? this.message + 1 : 0;
    if (message !== due) {
      this.#violations.add('gaps', `Event ${event} of ${this.room} is message ${message}, not ${due}.`);
    }
    this.message = Math.max(this.message, message);
    const sentAt = posted ? this.author(user).posted(posted.text, event) : 0;
    const canonical = { seen, sentAt };
    this.#canonical[event] = canonical;
    if (event > this.event) {
      this.event = event;
      this.atHead = 0;
    }
    return canonical;
  }

  receipt(told: Map<string, Marks>, marks: Marks): void {
    this.watermarks.told(told, marks, this.ceiling);
  }

  /** The stored conversation, all of it as ReadRange gave it, must be what was seen. */
  storedEvents(events: readonly SeenEvent[]): void {
    this.#stored(events, 'event', this.event);
  }

  /** The stored messages, all of them as ReadHistory gave them. */
  storedMessages(messages: readonly SeenEvent[]): void {
    this.#stored(messages, 'message', this.message);
  }

  #stored(events: readonly SeenEvent[], by: 'event' | 'message', head: number): void {
    const where = `the stored ${by}s of ${this.room}`;
    let last = 0;
    for (const event of events) {
      const number = event[by];
      if (number <= last)
        this.#violations.add('doubled', `${by} ${number} stands behind ${last} in ${where}.`);
      else if (number > last + 1) {
        this.#violations.add(
          'lost',
          `${by}s ${last + 1} to ${number - 1} lack in ${where}.`,
          number - last - 1,
        );
      }
      last = Math.max(last, number);
      if (event.event > this.event)
        this.#violations.add('gaps', `${describe(event)} of ${where} was seen by nobody.`);
      else this.compare(event, 'The store');
    }
    if (last < head)
      this.#violations.add('lost', `${by}s ${last + 1} to ${head} lack in ${where}.`, head - last);
  }

  /** Everything that must hold once nothing is under way any more. */
  finish(): void {
    for (const view of this.#views) {
      const lack = this.event - view.last;
      if (lack > 0) {
        this.#violations.add(
          'gaps',
          `${view.user} in ${this.room} lacks events ${view.last + 1} to ${this.event}.`,
          lack,
        );
      }
    }
    for (const [user, author] of this.#authors) {
      author.finish((event) => {
        const seen = this.#canonical[event]?.seen;
        return seen?.user === user ? seen.posted?.text : undefined;
      });
    }
  }

  count(): { acknowledged: number; rejected: number; open: number } {
    const sum = { acknowledged: 0, rejected: 0, open: 0 };
    for (const author of this.#authors.values()) {
      const { acknowledged, rejected, open } = author.count();
      sum.acknowledged += acknowledged;
      sum.rejected += rejected;
      sum.open += open;
    }
    return sum;
  }

  /** Of everything seen: what is stored must still give the same after everything else was done to the server. */
  digest(): string {
    return digestOf(this.#canonical.flatMap((each) => (each === undefined ? [] : [each.seen])));
  }
}

export function digestOf(events: readonly SeenEvent[]): string {
  const hash = createHash('sha256');
  for (const event of events) hash.update(`${describe(event)}\n`);
  return hash.digest('base64url');
}

/** What one client sees of one room. */
export class View {
  readonly user: string;
  /** The last event. */
  last = 0;
  /** Watermarks as this client was told them. */
  readonly told = new Map<string, Marks>();
  readonly #check: RoomCheck;
  readonly #violations: Violations;

  constructor(user: string, check: RoomCheck, violations: Violations) {
    this.user = user;
    this.#check = check;
    this.#violations = violations;
  }

  /** The client was given an event. Returns when that was sent; 0: not known. */
  saw(event: SeenEvent): number {
    const number = event.event;
    const check = this.#check;
    if (number !== this.last + 1) this.#jumped(number);
    const { sentAt } = check.compare(event, this.user);
    if (number > this.last) {
      this.last = number;
      if (number === check.event) check.atHead += 1;
    }
    return sentAt;
  }

  #jumped(number: number): void {
    const where = `${this.user} in ${this.#check.room}`;
    if (number <= this.last)
      this.#violations.add('doubled', `${where} was given event ${number} behind ${this.last}.`);
    else
      this.#violations.add(
        'gaps',
        `${where} was given event ${number} behind ${this.last}.`,
        number - this.last - 1,
      );
  }
}
