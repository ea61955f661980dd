import type { Violations } from './violations.ts';

/** How far a member has got, by message numbers. */
export interface Marks {
  readonly user: string;
  readonly delivered: number;
  readonly read: number;
}

/** Watermarks never go back in what any one client is told, and never stand above the head. */
export class Watermarks {
  readonly #room: string;
  readonly #violations: Violations;
  /** The highest that anybody was told. */
  readonly #highest = new Map<string, Marks>();

  constructor(room: string, violations: Violations) {
    this.#room = room;
    this.#violations = violations;
  }

  /** `before`: what this client was told earlier; `ceiling`: the head is at most this. */
  told(before: Map<string, Marks>, marks: Marks, ceiling: number): void {
    const { user, delivered, read } = marks;
    const known = before.get(user);
    if (known !== undefined && (delivered < known.delivered || read < known.read)) {
      this.#add(user, `goes back from ${text(known)} to ${text(marks)}`);
    }
    if (delivered > ceiling || read > ceiling)
      this.#add(user, `is ${text(marks)}, above the head of at most ${ceiling}`);
    before.set(user, highest(marks, known));
    this.#highest.set(user, highest(marks, this.#highest.get(user)));
  }

  /** What the store says in the end: nothing below what anybody was told, nothing above the head. */
  stored(members: readonly Marks[], head: number): void {
    const found = new Map(members.map((marks) => [marks.user, marks]));
    for (const [user, told] of this.#highest) {
      const marks = found.get(user) ?? { user, delivered: 0, read: 0 };
      if (marks.delivered < told.delivered || marks.read < told.read) {
        this.#add(user, `is stored as ${text(marks)}, and was told to be ${text(told)}`);
      }
    }
    for (const marks of members) {
      if (marks.delivered > head || marks.read > head)
        this.#add(marks.user, `is stored as ${text(marks)} above ${head}`);
    }
  }

  #add(user: string, what: string): void {
    this.#violations.add('regressions', `The watermark of ${user} in ${this.#room} ${what}.`);
  }
}

function highest(marks: Marks, known: Marks | undefined): Marks {
  if (known === undefined) return marks;
  if (marks.delivered >= known.delivered && marks.read >= known.read) return marks;
  const delivered = Math.max(marks.delivered, known.delivered);
  return { user: marks.user, delivered, read: Math.max(marks.read, known.read) };
}

function text({ delivered, read }: Marks): string {
  return `delivered ${delivered}, read ${read}`;
}
