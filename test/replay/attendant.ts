import type { Person, PersonHandlers } from './person.ts';
import type { SeenEvent } from './seen-event.ts';
import type { Marks } from './watermarks.ts';

/** Someone's place in one room. */
export interface Seat {
  event(event: SeenEvent): void;
  receipts(members: readonly Marks[]): void;
}

/** A connected person: brings what the client sees to the room that it belongs to. */
export class Attendant implements PersonHandlers {
  readonly person: Person;
  /** Sends without an outcome, in all rooms. */
  open = 0;
  readonly #seats = new Map<string, Seat>();
  /** Events of rooms whose id the tool has yet to hear. */
  readonly #early = new Map<string, SeenEvent[]>();
  readonly #complain: (error: unknown) => void;

  constructor(make: (handlers: PersonHandlers) => Person, complain: (error: unknown) => void) {
    this.#complain = complain;
    this.person = make(this);
  }

  sit(conversation: string, seat: Seat): void {
    this.#seats.set(conversation, seat);
    const early = this.#early.get(conversation) ?? [];
    this.#early.delete(conversation);
    for (const event of early) seat.event(event);
  }

  /** Rooms that this person sits in. */
  get conversations(): string[] {
    return [...this.#seats.keys()];
  }

  event(conversation: string, event: SeenEvent): void {
    const { user, wire } = this.person;
    if (event.user === user) wire.stands(conversation, event.counter);
    const seat = this.#seats.get(conversation);
    if (seat !== undefined) {
      seat.event(event);
      return;
    }
    const early = this.#early.get(conversation);
    if (early === undefined) this.#early.set(conversation, [event]);
    else early.push(event);
  }

  receipts(conversation: string, members: readonly Marks[]): void {
    this.#seats.get(conversation)?.receipts(members);
  }

  failed(error: unknown): void {
    this.#complain(error);
  }
}
