import { expect } from 'vitest';
import type { CheckpointRow, ConversationStore, MembershipRow } from './conversation-store.ts';
import type { Written } from './written.ts';

export async function seen(written: Written): Promise<void> {
  await written.readable;
}

/** Every second record made an event, unless told otherwise: two revisions share an event number. */
export function checkpoint(
  conversation: string,
  revision: number,
  event: number = Math.ceil(revision / 2),
): CheckpointRow {
  return {
    conversation,
    revision,
    bytes: Buffer.from(`${conversation}@${revision}`),
    summary: {
      event,
      message: event - 1,
      at: 1_700_000_000_000 + revision,
      kind: 2,
      title: 'team',
      members: 3,
    },
  };
}

export async function expectCheckpoint(
  store: ConversationStore,
  conversation: string,
  revision: number,
  event?: number,
): Promise<void> {
  const expected = checkpoint(conversation, revision, event);
  expect(Buffer.from((await store.checkpoint(conversation))!).toString()).toBe(expected.bytes.toString());
  expect(await store.summaries([conversation])).toEqual([expected.summary]);
}

export function membership(
  user: string,
  conversation: string,
  event: number,
  rest: { role?: number; peer?: string } = {},
): MembershipRow {
  return { user, conversation, event, role: 3, peer: '', ...rest };
}

export function bare({ user: _, ...rest }: MembershipRow): Omit<MembershipRow, 'user'> {
  return rest;
}

export function sorted<Row extends { readonly conversation: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.conversation < b.conversation ? -1 : 1));
}
