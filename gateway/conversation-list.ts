import type { ChatCalls, Head } from '../ports/chat-calls.ts';
import type { Membership } from '../ports/conversation-store.ts';
import { CodedError } from '../protocol/errors.ts';
import type { kith } from '../protocol/generated/kith.js';

/** One of the user's conversations. */
export interface ConversationEntry {
  readonly membership: Membership;
  readonly head: Head;
}

/** A page of them; cursor '': it was the last. */
export interface ConversationPage {
  readonly conversations: kith.v1.Conversation.$Properties[];
  readonly cursor: string;
}

/** From behind `cursor` ('' = the beginning), `limit` 1–200. */
export async function listConversations(
  calls: ChatCalls,
  user: string,
  cursor: string,
  limit: number,
): Promise<ConversationPage> {
  const memberships = await calls.memberships(user);
  const heads = await calls.heads(
    user,
    memberships.map(({ conversation }) => conversation),
  );
  return pageOf(calls, user, entriesOf(memberships, heads), cursor, limit);
}

/** Conversations that have a head and that the user is in at this head. `heads` in the order of `memberships`. */
export function entriesOf(
  memberships: readonly Membership[],
  heads: readonly (Head | undefined)[],
): ConversationEntry[] {
  const entries: ConversationEntry[] = [];
  memberships.forEach((membership, index) => {
    const head = heads[index];
    if (head && head.role !== 0) entries.push({ membership, head });
  });
  return entries;
}

/**
 * A page, newest activity first: sorted at read, since a row a member is never written for a message. A conversation
 * that moves between two pages moves up, past the cursor, so no page repeats it; that it moved is told by its events.
 */
export async function pageOf(
  calls: ChatCalls,
  user: string,
  entries: ConversationEntry[],
  cursor: string,
  limit: number,
): Promise<ConversationPage> {
  entries.sort(newestFirst);
  const start = cursor === '' ? 0 : placeBehind(entries, parseCursor(cursor));
  const page = entries.slice(start, start + limit);
  const ids = page.map(({ head }) => head.conversation);
  const marks = ids.length === 0 ? [] : await calls.marks(user, ids);
  const conversations = page.map(({ membership, head }, index) => ({
    ...membership,
    ...head,
    ...marks[index],
  }));
  const last = page[page.length - 1];
  const more = last !== undefined && start + limit < entries.length;
  return { conversations, cursor: more ? formatCursor(last) : '' };
}

function newestFirst(a: ConversationEntry, b: ConversationEntry): number {
  return b.head.at - a.head.at || (a.head.conversation < b.head.conversation ? -1 : 1);
}

function placeBehind(
  entries: readonly ConversationEntry[],
  at: { at: number; conversation: string },
): number {
  const index = entries.findIndex(
    ({ head }) => head.at < at.at || (head.at === at.at && head.conversation > at.conversation),
  );
  return index < 0 ? entries.length : index;
}

function formatCursor({ head }: ConversationEntry): string {
  return `${head.at.toString(36)}~${head.conversation}`;
}

function parseCursor(cursor: string): { at: number; conversation: string } {
  const split = cursor.indexOf('~');
  const at = split < 0 ? Number.NaN : Number.parseInt(cursor.slice(0, split), 36);
  if (Number.isNaN(at)) throw new CodedError('cursor', { field: 'cursor' });
  return { at, conversation: cursor.slice(split + 1) };
}
