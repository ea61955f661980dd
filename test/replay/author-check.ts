import type { Violations } from './violations.ts';

/** A line that was given out to be sent, and what its author's client was told of it. */
interface SentLine {
  readonly text: string;
  /** Milliseconds, monotonic. */
  readonly sentAt: number;
  accepted: boolean;
  /** The event that it became; 0: not told. */
  event: number;
  /** Why it was refused; 0: it was not. */
  code: number;
}

interface PostedLine {
  readonly text: string;
  readonly event: number;
}

/** What one person sent in one room, and what became of it: in the file's order, once each, word for word. */
export class AuthorCheck {
  readonly #room: string;
  readonly #user: string;
  readonly #lines: SentLine[] = [];
  readonly #posted: PostedLine[] = [];
  readonly #violations: Violations;

  constructor(room: string, user: string, violations: Violations) {
    this.#room = room;
    this.#user = user;
    this.#violations = violations;
  }

  /** Returns the number by which the line is spoken of below. */
  sent(text: string, now: number): number {
    return this.#lines.push({ text, sentAt: now, accepted: false, event: 0, code: 0 }) - 1;
  }

  accepted(line: number): void {
    this.#lines[line]!.accepted = true;
  }

  outcome(line: number, event: number): void {
    const sent = this.#lines[line]!;
    if (sent.event > 0 && sent.event !== event) {
      this.#violations.add(
        'doubled',
        `${this.#said(line)} is told to be event ${sent.event}, then ${event}.`,
      );
    }
    if (sent.code > 0)
      this.#violations.add('doubled', `${this.#said(line)} was refused, and is event ${event}.`);
    sent.event = event;
  }

  rejected(line: number, code: number): void {
    const sent = this.#lines[line]!;
    if (sent.event > 0)
      this.#violations.add('lost', `${this.#said(line)} is event ${sent.event}, then refused.`);
    sent.code = code;
  }

  /** A message of this person was first seen; returns when it was sent, as far as order tells which one it is. */
  posted(text: string, event: number): number {
    this.#posted.push({ text, event });
    return this.#lines[this.#posted.length - 1]?.sentAt ?? 0;
  }

  /** Compares what was sent with what stands in the conversation; `textAt` gives the text of an event. */
  finish(textAt: (event: number) => string | undefined): void {
    for (const [index, line] of this.#lines.entries()) {
      if (line.event > 0 && textAt(line.event) !== line.text) {
        this.#violations.add(
          'lost',
          `${this.#said(index)} is told to be event ${line.event}, which is another.`,
        );
      }
    }
    this.#compare();
  }

  /** Walks both in order. What is skipped on one side and found as surplus on the other was moved. */
  #compare(): void {
    const expected = [...this.#lines.entries()].filter(([, line]) => line.code === 0);
    const skipped: number[] = [];
    const surplus: PostedLine[] = [];
    let next = 0;
    for (const posted of this.#posted) {
      let found = next;
      while (found < expected.length && expected[found]![1].text !== posted.text) found += 1;
      if (found === expected.length) {
        surplus.push(posted);
        continue;
      }
      for (; next < found; next++) skipped.push(expected[next]![0]);
      next = found + 1;
    }
    for (; next < expected.length; next++) skipped.push(expected[next]![0]);
    this.#judge(skipped, surplus);
  }

  #judge(skipped: readonly number[], surplus: PostedLine[]): void {
    for (const index of skipped) {
      const line = this.#lines[index]!;
      const moved = surplus.findIndex(({ text }) => text === line.text);
      if (moved >= 0) {
        const [{ event }] = surplus.splice(moved, 1) as [PostedLine];
        this.#violations.add('disordered', `${this.#said(index)} stands out of its order as event ${event}.`);
      } else if (line.accepted || line.event > 0) {
        this.#violations.add('lost', `${this.#said(index)} was acknowledged and does not stand.`);
      }
    }
    for (const { text, event } of surplus) {
      const known = this.#lines.some((line) => line.text === text);
      const how = known ? 'more often than it was sent' : 'but was never sent';
      this.#violations.add(
        known ? 'doubled' : 'disordered',
        `Event ${event} of ${this.#user} in ${this.#room} stands ${how}.`,
      );
    }
  }

  #said(line: number): string {
    return `Line ${line + 1} of ${this.#user} in ${this.#room}`;
  }

  /** Lines by what their author knows of them. */
  count(): { acknowledged: number; rejected: number; open: number } {
    const rejected = this.#lines.filter(({ code }) => code > 0).length;
    const settled = this.#lines.filter(({ code, event }) => code > 0 || event > 0).length;
    const acknowledged = this.#lines.filter(
      ({ code, accepted, event }) => code === 0 && (accepted || event > 0),
    ).length;
    return { acknowledged, rejected, open: this.#lines.length - settled };
  }
}
