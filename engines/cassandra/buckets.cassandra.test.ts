import { afterAll, beforeAll, expect, it } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import type { EventRow, MessageStore } from '../../ports/message-store.ts';
import { BUCKET_SIZE } from './buckets.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import { testOptions } from './stores-under-test.ts';

const LAST = 0xffffffff;
const ALL = { count: 20_000, bytes: 1 << 30 };
/** Three buckets and the beginning of a fourth, every second event a message. */
const EVENTS = 3 * BUCKET_SIZE + 10;
const MESSAGES = EVENTS / 2;
const LARGE = 24_700;

let stores: CassandraStores;
let store: MessageStore;
const conversation = unique('c');
/** A conversation in which every event is a message, seven buckets long. */
const talk = unique('talk');

const rowOf = (event: number, message: number, name: string): EventRow => ({
  conversation: name,
  event,
  message,
  bytes: Buffer.from(`${event}/${message}`),
});

async function fill(rows: EventRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 2_000) await store.write(rows.slice(i, i + 2_000), []).durable;
}

beforeAll(async () => {
  stores = await openCassandraStores(testOptions('kith_conformance'));
  store = stores.messages;
  await fill(
    Array.from({ length: EVENTS }, (_, i) => rowOf(i + 1, i % 2 === 1 ? (i + 1) / 2 : 0, conversation)),
  );
  await fill(Array.from({ length: LARGE }, (_, i) => rowOf(i + 1, i + 1, talk)));
});

afterAll(() => stores.close());

async function events(from: number, to: number, limit = ALL): Promise<number[]> {
  const found = await store.events(conversation, from, to, limit);
  return found.map((bytes) => Number(Buffer.from(bytes).toString().split('/')[0]));
}

async function messages(
  name: string,
  from: number,
  to: number,
  limit: number,
  end: 'newest' | 'oldest',
): Promise<number[]> {
  const found = await store.messages(name, from, to, limit, end);
  return found.map((bytes) => Number(Buffer.from(bytes).toString().split('/')[1]));
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

it.each([BUCKET_SIZE, 2 * BUCKET_SIZE, 3 * BUCKET_SIZE])(
  'reads events over the border at %i',
  async (border) => {
    for (const [from, to] of [
      [border - 1, border],
      [border - 1, border - 1],
      [border, border],
      [border - 3, border + 3],
      [border - 1, border + 1],
    ] as const) {
      expect(await events(from, to)).toEqual(numbers(from, to));
    }
  },
);

it('reads events over all buckets, and ends where they end', async () => {
  expect(await events(1, LAST)).toEqual(numbers(1, EVENTS));
  expect(await events(2, 3 * BUCKET_SIZE - 1)).toEqual(numbers(2, 3 * BUCKET_SIZE - 1));
  expect(await events(EVENTS, LAST)).toEqual([EVENTS]);
  expect(await events(EVENTS + 1, LAST)).toEqual([]);
});

it('counts limits over borders', async () => {
  const from = BUCKET_SIZE - 5;
  for (const count of [5, 6, 200, BUCKET_SIZE + 6]) {
    expect(await events(from, LAST, { count, bytes: 1 << 30 })).toEqual(numbers(from, from + count - 1));
  }
  // In turn six bytes, '4091/0', and nine, '4092/2046'.
  expect(await events(from, LAST, { count: 500, bytes: 60 })).toHaveLength(8);
  expect(await events(from, LAST, { count: 500, bytes: 59 })).toHaveLength(7);
});

it.each([1, 2, 3, 4, 5])('pages messages over the border of bucket %i, from both ends', async (bucket) => {
  const border = bucket * BUCKET_SIZE;
  for (const to of [border - 1, border, border + 1, border + 49]) {
    expect(await messages(talk, 1, to, 50, 'newest')).toEqual(numbers(to - 49, to));
    expect(await messages(talk, to - 49, LAST, 50, 'oldest')).toEqual(numbers(to - 49, to));
  }
  expect(await messages(talk, border - 1, border, 50, 'newest')).toEqual([border - 1, border]);
  expect(await messages(talk, border, border, 50, 'oldest')).toEqual([border]);
});

it('finds the newest without being told where it is', async () => {
  expect(await messages(talk, 1, LAST, 50, 'newest')).toEqual(numbers(LARGE - 49, LARGE));
  expect(await messages(talk, LARGE - 3, LAST, 50, 'newest')).toEqual(numbers(LARGE - 3, LARGE));
  expect(await messages(talk, LARGE + 1, LAST, 50, 'newest')).toEqual([]);
  expect(await messages(talk, 5 * BUCKET_SIZE, LAST, 50, 'newest')).toEqual(numbers(LARGE - 49, LARGE));
  expect(await messages(conversation, 1, LAST, 10, 'newest')).toEqual(numbers(MESSAGES - 9, MESSAGES));
  expect(await messages(conversation, 1, 8 * BUCKET_SIZE, 3, 'newest')).toEqual(
    numbers(MESSAGES - 2, MESSAGES),
  );
});

it('gives whole conversations in one page when asked to', async () => {
  expect(await messages(talk, 1, LAST, 100_000, 'newest')).toEqual(numbers(1, LARGE));
  expect(await messages(talk, 1, LAST, 100_000, 'oldest')).toEqual(numbers(1, LARGE));
  expect(await messages(conversation, 1, LAST, 100_000, 'oldest')).toEqual(numbers(1, MESSAGES));
});
