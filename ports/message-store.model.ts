import fc from 'fast-check';
import { expect } from 'vitest';
import { type StoreUnderTest, unique } from './conformance.ts';
import type { EventRow, MessageStore } from './message-store.ts';

type Step =
  | { readonly kind: 'write'; readonly conversation: number; readonly numbers: readonly number[] }
  | { readonly kind: 'events'; readonly conversation: number; readonly from: number; readonly to: number }
  | {
      readonly kind: 'messages';
      readonly conversation: number;
      readonly from: number;
      readonly to: number;
      readonly end: 'newest' | 'oldest';
    }
  | { readonly kind: 'settle' }
  | { readonly kind: 'reopen' };

const someNumber = fc.integer({ min: 1, max: 30 });
const someConversation = fc.integer({ min: 0, max: 2 });
/** What the property does to the store, one after the other. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      conversation: someConversation,
      numbers: fc.array(someNumber, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('events' as const),
      conversation: someConversation,
      from: someNumber,
      to: someNumber,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('messages' as const),
      conversation: someConversation,
      from: someNumber,
      to: someNumber,
      end: fc.constantFrom('newest' as const, 'oldest' as const),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'settle' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
);

/** What the store must answer, kept in plain sets. Every second event is a message. */
export class Model {
  readonly conversations = [unique('m'), unique('m'), unique('m')];
  readonly rows = this.conversations.map(() => new Set<number>());
  durable: Promise<void> = Promise.resolve();

  events(conversation: number, from: number, to: number, count: number): number[] {
    const found: number[] = [];
    for (let n = from; n <= to && this.rows[conversation]!.has(n) && found.length < count; n++) found.push(n);
    return found;
  }

  messages(conversation: number, from: number, to: number, count: number, end: string): number[] {
    const found = [...this.rows[conversation]!]
      .filter((n) => n % 2 === 0 && n / 2 >= from && n / 2 <= to)
      .sort((a, b) => a - b);
    return end === 'oldest' ? found.slice(0, count) : found.slice(-count);
  }
}

const COUNT = 4;

/** Does one step to the store and holds its answer against the model's. */
export async function play(tested: StoreUnderTest<MessageStore>, model: Model, one: Step): Promise<void> {
  if (one.kind === 'settle') return model.durable;
  if (one.kind === 'reopen') {
    await model.durable;
    return tested.reopen();
  }
  const conversation = model.conversations[one.conversation]!;
  const name = (n: number): string => `${conversation}#${n}`;
  if (one.kind === 'write') {
    const rows = one.numbers.map((n) => event(conversation, n, n % 2 === 0 ? n / 2 : 0));
    const written = tested.store.write(rows, []);
    model.durable = written.durable;
    await written.readable;
    for (const n of one.numbers) model.rows[one.conversation]!.add(n);
  } else if (one.kind === 'events') {
    const limit = { count: COUNT, bytes: 1 << 20 };
    const found = await tested.store.events(conversation, one.from, one.to, limit);
    expect(found.map(text)).toEqual(model.events(one.conversation, one.from, one.to, COUNT).map(name));
  } else {
    const found = await tested.store.messages(conversation, one.from, one.to, COUNT, one.end);
    const expected = model.messages(one.conversation, one.from, one.to, COUNT, one.end);
    expect(found.map(text)).toEqual(expected.map(name));
  }
}

/** A row whose bytes are a function of its place, as they are of the log. */
export function event(conversation: string, number: number, message: number): EventRow {
  return { conversation, event: number, message, bytes: Buffer.from(`${conversation}#${number}`) };
}

export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
