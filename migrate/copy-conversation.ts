import type { StoredEvent } from '../engines/embedded/snapshot-stores.ts';
import type { MembershipRow, Summary } from '../ports/conversation-store.ts';
import type { EventRow } from '../ports/message-store.ts';
import { kith } from '../protocol/generated/kith.js';
import type { Source, Target } from './engines.ts';
import { Refusal } from './refusal.ts';
import type { Tally } from './tally.ts';

/** Events that are written, and read back, in one go. */
const EVENTS = 512;
const BYTES = 512 * 1024;

export interface ConversationCopy {
  readonly source: Source;
  readonly target: Target;
  readonly tally: Tally;
  /** Told of users whose membership an event of a copied conversation changed. */
  readonly memberOf: (user: string) => void;
}

/**
 * Brings a conversation's events, messages, memberships, checkpoint and summary to the target and compares what can be
 * read there. The checkpoint comes last: one that stands says that all rows up to its event stand, and that the events
 * were compared. So a copy that was interrupted, or a conversation that went on, begins behind it.
 */
export async function copyConversation(copy: ConversationCopy, id: string): Promise<void> {
  const { source, target, tally } = copy;
  const stored = source.stores.conversation(id);
  if (stored === undefined)
    throw new Refusal(`Conversation ${id} has no checkpoint: the source is not whole.`);
  const { summary, revision, checkpoint } = stored;
  const standing = await target.conversations.checkpoint(id);
  const known = standing === undefined ? undefined : kith.internal.Checkpoint.decode(standing);
  if (known !== undefined && known.event > summary.event) {
    throw new Refusal(
      `Conversation ${id} stands at event ${known.event} at the target and at ${summary.event} at the source: ` +
        'somebody else has written to the target.',
    );
  }
  if (standing === undefined || !same(standing, checkpoint)) {
    const whole = await copyEvents(copy, id, (known?.event ?? 0) + 1, summary);
    if (!whole) return;
    await target.conversations.saveCheckpoints([{ conversation: id, revision, bytes: checkpoint, summary }])
      .durable;
    tally.rows++;
    const saved = await target.conversations.checkpoint(id);
    if (saved === undefined || !same(saved, checkpoint)) {
      tally.differs(`conversation ${id}: its checkpoint`);
      return;
    }
  }
  const [told] = await target.conversations.summaries([id]);
  if (told === undefined || !sameSummary(told, summary)) tally.differs(`conversation ${id}: its summary`);
  else tally.verified.set(id, revision);
}

/** False: something differs at the target. */
async function copyEvents(
  copy: ConversationCopy,
  id: string,
  from: number,
  summary: Summary,
): Promise<boolean> {
  const { source, target, tally } = copy;
  let next = from;
  const changed = new Set<string>();
  while (next <= summary.event) {
    const stored = source.stores.events(id, next, summary.event, EVENTS, BYTES);
    const rows = stored.map((event, index) => rowOf(copy, id, event, next + index, changed));
    const last = rows.at(-1);
    if (last === undefined)
      throw new Refusal(`Conversation ${id} lacks event ${next}: the source is not whole.`);
    await target.messages.write(rows, []).durable;
    tally.rows += rows.length;
    if (!(await compareEvents(target, id, rows))) {
      tally.differs(`conversation ${id}: events ${next} to ${last.event}`);
      return false;
    }
    next = last.event + 1;
  }
  await copyMemberships(copy, id, changed);
  return true;
}

/** Compared with all of a user's later, once a user instead of once a conversation. */
async function copyMemberships(
  { source, target, memberOf, tally }: ConversationCopy,
  id: string,
  users: ReadonlySet<string>,
): Promise<void> {
  const rows: MembershipRow[] = [];
  for (const user of users) {
    const row = source.stores.membership(user, id);
    if (row === undefined)
      throw new Refusal(`${user} has no membership of conversation ${id}: the source is not whole.`);
    rows.push(row);
    memberOf(user);
  }
  if (rows.length > 0) await target.conversations.writeMemberships(rows).durable;
  tally.rows += rows.length;
}

function rowOf(
  { source }: ConversationCopy,
  id: string,
  { event, bytes }: StoredEvent,
  expected: number,
  changed: Set<string>,
): EventRow {
  if (event !== expected) {
    throw new Refusal(`Conversation ${id} lacks event ${expected}: the source is not whole.`);
  }
  const { message, created, membership } = kith.v1.Event.decode(bytes);
  if (message > 0 && source.stores.eventOfMessage(id, message) !== event) {
    throw new Refusal(
      `Message ${message} of conversation ${id} is not event ${event}: the source is not whole.`,
    );
  }
  for (const { user } of [...(created?.members ?? []), ...(membership?.members ?? [])])
    changed.add(user ?? '');
  return { conversation: id, event, message, bytes };
}

/** Reads the range back by both numbers. */
async function compareEvents(target: Target, id: string, rows: readonly EventRow[]): Promise<boolean> {
  const limit = { count: rows.length + 1, bytes: Number.MAX_SAFE_INTEGER };
  const events = await target.messages.events(id, rows[0]!.event, rows.at(-1)!.event, limit);
  if (!sameAll(events, rows)) return false;
  const messages = rows.filter(({ message }) => message > 0);
  const [first, last] = [messages[0], messages.at(-1)];
  if (first === undefined || last === undefined) return true;
  const found = await target.messages.messages(
    ...([id, first.message, last.message, messages.length + 1, 'oldest'] as const),
  );
  return sameAll(found, messages);
}

function sameAll(found: readonly Uint8Array[], rows: readonly EventRow[]): boolean {
  return found.length === rows.length && found.every((bytes, index) => same(bytes, rows[index]!.bytes));
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function sameSummary(a: Summary, b: Summary): boolean {
  return (
    a.event === b.event &&
    a.message === b.message &&
    a.at === b.at &&
    a.kind === b.kind &&
    a.title === b.title &&
    a.members === b.members
  );
}
