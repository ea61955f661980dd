import { expect } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import type { MessageStore } from '../../ports/message-store.ts';

const WRITERS = 8;
/** Acknowledged between one event and the next. */
const A_WHILE = 400;

/** Eight writers, each with a conversation, that write row after row and read the newest, until they are told to stop. */
export class Stream {
  readonly #messages: MessageStore;
  /** How many rows of each conversation were acknowledged. */
  readonly #last = new Map<string, number>(Array.from({ length: WRITERS }, () => [unique('c'), 0] as const));
  readonly #ended: Promise<unknown>;
  #acknowledged = 0;
  #slowestMs = 0;
  #stopped = false;

  constructor(messages: MessageStore) {
    this.#messages = messages;
    this.#ended = Promise.all([...this.#last.keys()].map((each) => this.#write(each)));
    this.#ended.catch(() => undefined);
  }

  /** Of all requests, as their caller waited for them. */
  get slowestMs(): number {
    return this.#slowestMs;
  }

  /** Resolves when a good many more were acknowledged and read; rejects when a single one was not. */
  async goOn(): Promise<void> {
    const enough = this.#acknowledged + A_WHILE;
    await Promise.race([this.#ended, expect.poll(() => this.#acknowledged).toBeGreaterThan(enough)]);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#ended;
  }

  /** Everything that was acknowledged is there, and nothing is twice. */
  async expectAll(): Promise<void> {
    for (const [conversation, last] of this.#last) {
      const limit = { count: last + 1, bytes: 1 << 30 };
      const found = await this.#messages.events(conversation, 1, last + 1, limit);
      expect(found.map(String)).toEqual(Array.from({ length: last }, (_, i) => `${conversation}/${i + 1}`));
    }
  }

  async #write(conversation: string): Promise<void> {
    for (let event = 1; !this.#stopped; event++) {
      const bytes = Buffer.from(`${conversation}/${event}`);
      await this.#timed(this.#messages.write([{ conversation, event, message: event, bytes }], []).durable);
      this.#last.set(conversation, event);
      const newest = await this.#timed(this.#messages.messages(conversation, 1, event, 5, 'newest'));
      expect(String(newest.at(-1))).toBe(`${conversation}/${event}`);
      this.#acknowledged++;
    }
  }

  async #timed<Result>(request: Promise<Result>): Promise<Result> {
    const begun = performance.now();
    const result = await request;
    this.#slowestMs = Math.max(this.#slowestMs, performance.now() - begun);
    return result;
  }
}
