import type { ConversationPage } from '../ports/chat-calls.ts';
import type { ConversationStore, Marks, Membership, Summary } from '../ports/conversation-store.ts';
import { CodedError } from '../protocol/errors.ts';
import type { ConversationCache } from './conversation-cache.ts';

export interface ListParts {
  readonly user: string;
  readonly cursor: string;
  readonly limit: number;
  readonly memberships: readonly Membership[];
  /** In the order of `memberships`. */
  readonly heads: readonly (Summary | undefined)[];
  readonly store: ConversationStore;
  readonly cache: ConversationCache;
}

interface Entry {
  readonly membership: Membership;
  readonly head: Summary;
}

/**
 * A page of the user's conversations, newest activity first: sorted at read, since a row a member is never written for
 * a message. A conversation that moves between two pages moves up, past the cursor, so no page repeats it; that it
 * moved is told by its events.
 */
export async function listConversations(parts: ListParts): Promise<ConversationPage> {
  const { user, cursor, limit, store, cache } = parts;
  const entries: Entry[] = [];
  parts.memberships.forEach((membership, index) => {
    const head = parts.heads[index];
    if (head) entries.push({ membership, head });
  });
  entries.sort(newestFirst);
  const start = cursor === '' ? 0 : placeBehind(entries, parseCursor(cursor));
  const page = entries.slice(start, start + limit);
  const stored = await store.marksOf(
    user,
    page.map(({ membership }) => membership.conversation),
  );
  const conversations = page.map(({ membership, head }, index) => {
    const marks = newest(stored[index], cache.peek(membership.conversation)?.raised.get(user));
    return { ...membership, ...head, ...marks };
  });
  const last = page[page.length - 1];
  const more = last !== undefined && start + limit < entries.length;
  return { conversations, cursor: more ? formatCursor(last) : '' };
}

function newestFirst(a: Entry, b: Entry): number {
  return b.head.at - a.head.at || (a.membership.conversation < b.membership.conversation ? -1 : 1);
}

function placeBehind(entries: readonly Entry[], at: { at: number; conversation: string }): number {
  const index = entries.findIndex(
    ({ head, membership }) =>
      head.at < at.at || (head.at === at.at && membership.conversation > at.conversation),
  );
  return index < 0 ? entries.length : index;
}

function formatCursor({ head, membership }: Entry): string {
  return `${head.at.toString(36)}~${membership.conversation}`;
}

function parseCursor(cursor: string): { at: number; conversation: string } {
  const split = cursor.indexOf('~');
  const at = split < 0 ? Number.NaN : Number.parseInt(cursor.slice(0, split), 36);
  if (Number.isNaN(at)) throw new CodedError('cursor', { field: 'cursor' });
  return { at, conversation: cursor.slice(split + 1) };
}

function newest(stored: Marks | undefined, raised: Marks | undefined): Marks {
  return {
    delivered: Math.max(stored?.delivered ?? 0, raised?.delivered ?? 0),
    read: Math.max(stored?.read ?? 0, raised?.read ?? 0),
  };
}
