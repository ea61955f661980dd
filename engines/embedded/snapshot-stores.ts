import type { Account, Device, Invite, Revocation } from '../../ports/account-store.ts';
import type { MarkRow, Marks, MembershipRow, Summary } from '../../ports/conversation-store.ts';
import type { CommandName, OutcomeRow, StoredOutcome } from '../../ports/message-store.ts';
import { decodeMarks, decodeMembership, decodeSummary, revisionOf } from './conversation-rows.ts';
import { copy, KeyWriter, numberOf } from './keys.ts';
import type { CommittedOffset } from './offset-store.ts';
import { SnapshotFeed } from './snapshot-feed.ts';
import { SnapshotLinks } from './snapshot-links.ts';
import {
  buffer,
  decodeCursor,
  encodeCursor,
  json,
  type Page,
  SnapshotTables,
  split,
} from './snapshot-tables.ts';

/** Tables that this reader knows how to hand out. */
const MOVED = [
  ...['events', 'messages', 'outcomes', 'checkpoints', 'summaries', 'memberships', 'marks'],
  ...['accounts', 'account-names', 'devices', 'revocations', 'invites', 'once-values', 'meta', 'offsets'],
  ...['links', 'link-small', 'link-owners', 'link-clicks'],
  ...['feed_graph', 'feed_posts', 'feed_sets', 'feed_notes', 'feed_readers', 'feed_outcomes'],
] as const;
type Table = (typeof MOVED)[number];
/** Says something of this process and this moment only. */
const NOT_TO_MOVE = ['worker-numbers', 'feed_sessions'];
const OFFSET_BYTES = 8;
const LENGTH_BYTES = 2;

export interface StoredConversation {
  readonly conversation: string;
  readonly revision: number;
  readonly summary: Summary;
}

/** Events of a conversation that follow each other. */
export interface StoredEvent {
  readonly event: number;
  readonly bytes: Uint8Array;
}

/**
 * Reads the rows of the embedded stores from another process, while their own process goes on writing: LMDB allows
 * that. Each call sees what is committed at its time, and one call one moment; nothing is held between calls, so no
 * page of the writer's file is kept from being used again.
 */
export class SnapshotStores {
  readonly links: SnapshotLinks;
  readonly feed: SnapshotFeed;
  readonly #tables: SnapshotTables;
  readonly #keys = new KeyWriter();

  /** Rejects when there are no stores. Never in the process that has them open for writing. */
  constructor(directory: string, mapSizeBytes: number) {
    this.#tables = new SnapshotTables(directory, mapSizeBytes);
    this.links = new SnapshotLinks(this.#tables);
    this.feed = new SnapshotFeed(this.#tables);
  }

  identity(): string {
    this.#fresh();
    const identity = this.#table('meta')?.get(Buffer.from('identity'));
    if (identity === undefined) throw new Error('The stores have no identity: they are not those of a Kith.');
    return Buffer.from(identity).toString();
  }

  /** Offsets that groups committed: every effect of the records below them is in what is read later. */
  offsets(): CommittedOffset[] {
    return this.#group('offsets', '').map(([name, row]) => {
      const [group, topic, partition] = JSON.parse(name) as [string, string, number];
      const bytes = buffer(row);
      return {
        ...{ group, topic, partition },
        ...{ next: bytes.readDoubleBE(), epoch: bytes.toString('utf8', OFFSET_BYTES) },
      };
    });
  }

  /** How many rows a table has. */
  count(table: 'summaries' | 'outcomes' | 'marks' | 'accounts'): number {
    this.#fresh();
    return (this.#table(table)?.getStats() as { entryCount?: number } | undefined)?.entryCount ?? 0;
  }

  conversations(from: string, limit: number): Page<StoredConversation> {
    return this.#page('summaries', from, limit, (group, _, row) => ({
      ...{ conversation: group, revision: revisionOf(row), summary: decodeSummary(row) },
    }));
  }

  /** Summary and checkpoint of one moment. */
  conversation(id: string): (StoredConversation & { readonly checkpoint: Uint8Array }) | undefined {
    this.#fresh();
    const key = copy(this.#keys.group(id).named(''));
    const row = this.#table('summaries')?.get(key);
    const checkpoint = this.#table('checkpoints')?.get(key);
    if (row === undefined || checkpoint === undefined) return undefined;
    return { conversation: id, revision: revisionOf(row), summary: decodeSummary(row), checkpoint };
  }

  /** At most `count` events and, after the first, `bytes` together. */
  events(id: string, from: number, to: number, count: number, bytes: number): StoredEvent[] {
    this.#fresh();
    const keys = this.#keys.group(id);
    const range = { start: copy(keys.numbered(from)), end: copy(keys.numbered(to)), inclusiveEnd: true };
    const found: StoredEvent[] = [];
    let size = 0;
    for (const { key, value } of this.#table('events')?.getRange({ ...range, limit: count }) ?? []) {
      size += value.length;
      if (found.length > 0 && size > bytes) break;
      found.push({ event: numberOf(key), bytes: value });
    }
    return found;
  }

  /** Number of the event that is this message; 0: there is none. */
  eventOfMessage(id: string, message: number): number {
    const row = this.#table('messages')?.get(this.#keys.group(id).numbered(message));
    return row === undefined ? 0 : buffer(row).readUInt32BE(0);
  }

  outcomes(from: string, limit: number): Page<OutcomeRow> {
    this.#fresh();
    return this.#rawPage('outcomes', from, limit, (key, row) => ({
      ...authorOf(buffer(key).toString('utf8', LENGTH_BYTES, key.length - 4)),
      ...{ counter: numberOf(key), ...outcomeOf(row) },
    }));
  }

  outcome({ conversation, user, device, counter }: CommandName): StoredOutcome | undefined {
    this.#fresh();
    const author = `${conversation.length}:${user.length}:${conversation}${user}${device}`;
    const row = this.#table('outcomes')?.get(this.#keys.group(author).numbered(counter));
    return row === undefined ? undefined : outcomeOf(row);
  }

  marks(from: string, limit: number): Page<MarkRow> {
    return this.#page('marks', from, limit, (conversation, user, row) => ({
      ...{ conversation, user, ...decodeMarks(row) },
    }));
  }

  /** In the order asked; zeros where there are none. */
  marksOf(user: string, conversations: readonly string[]): Marks[] {
    this.#fresh();
    return conversations.map((conversation) => {
      const row = this.#table('marks')?.get(this.#keys.group(conversation).named(user));
      return row === undefined ? { delivered: 0, read: 0 } : decodeMarks(row);
    });
  }

  /** Users that were ever in a conversation. */
  users(from: string, limit: number): Page<string> {
    this.#fresh();
    const rows: string[] = [];
    let start: Uint8Array = decodeCursor(from);
    while (rows.length < limit) {
      const [key] = this.#table('memberships')?.getKeys({ start, limit: 1 }) ?? [];
      if (key === undefined) return { rows, next: undefined };
      const [user] = split(key);
      rows.push(user);
      start = copy(this.#keys.group(user).aboveNames());
    }
    return { rows, next: encodeCursor(start) };
  }

  membership(user: string, conversation: string): MembershipRow | undefined {
    const row = this.#table('memberships')?.get(this.#keys.group(user).named(conversation));
    return row === undefined ? undefined : { user, ...decodeMembership(conversation, row) };
  }

  /** Those with role 0 too. */
  membershipsOf(user: string): MembershipRow[] {
    return this.#group('memberships', user).map(([name, row]) => ({ user, ...decodeMembership(name, row) }));
  }

  accounts(from: string, limit: number): Page<Account> {
    return this.#page('accounts', from, limit, (_, __, row) => json<Account>(row));
  }

  devicesOf(user: string): Device[] {
    return this.#group('devices', user).map(([, row]) => json<Device>(row));
  }

  revocations(): Revocation[] {
    return this.#group('revocations', '').map(([, row]) => json<Revocation>(row));
  }

  invites(): Invite[] {
    return this.#group('invites', '').map(([, row]) => json<Invite>(row));
  }

  onceValues(): [name: string, value: string][] {
    return this.#group('once-values', '').map(([name, row]) => [name, json<string>(row)]);
  }

  /** Tables that hold rows of which this reader knows nothing. */
  unknown(): string[] {
    this.#fresh();
    const known: readonly string[] = [...MOVED, ...NOT_TO_MOVE];
    return this.#tables.names().filter((name) => {
      if (known.includes(name)) return false;
      const [first] = this.#table(name)?.getKeys({ limit: 1 }) ?? [];
      return first !== undefined;
    });
  }

  close(): Promise<void> {
    return this.#tables.close();
  }

  #fresh(): void {
    this.#tables.fresh();
  }

  #table(name: Table | (string & {})) {
    return this.#tables.table(name);
  }

  #group(table: Table, group: string): [name: string, row: Uint8Array][] {
    this.#fresh();
    const keys = this.#keys.group(group);
    const range = { start: copy(keys.named('')), end: copy(keys.aboveNames()) };
    return Array.from(this.#table(table)?.getRange(range) ?? [], ({ key, value }) => [split(key)[1], value]);
  }

  #page<Row>(
    table: Table,
    from: string,
    limit: number,
    decode: (group: string, name: string, row: Uint8Array) => Row,
  ): Page<Row> {
    this.#fresh();
    return this.#rawPage(table, from, limit, (key, row) => decode(...split(key), row));
  }

  #rawPage<Row>(
    table: Table,
    from: string,
    limit: number,
    decode: (key: Uint8Array, row: Uint8Array) => Row,
  ): Page<Row> {
    const rows: Row[] = [];
    let last: Uint8Array | undefined;
    for (const { key, value } of this.#table(table)?.getRange({ start: decodeCursor(from), limit }) ?? []) {
      rows.push(decode(key, value));
      last = key;
    }
    if (last === undefined || rows.length < limit) return { rows, next: undefined };
    // The next key above the last one.
    return { rows, next: encodeCursor(Buffer.concat([last, Buffer.of(0)])) };
  }
}

/** The parts of a group of outcomes, see the message store: two lengths, then the names themselves. */
function authorOf(group: string): Pick<CommandName, 'conversation' | 'user' | 'device'> {
  const [, conversationUnits = '', userUnits = ''] = /^(\d+):(\d+):/.exec(group) ?? [];
  const start = conversationUnits.length + userUnits.length + 2;
  const user = start + Number(conversationUnits);
  const device = user + Number(userUnits);
  return {
    conversation: group.slice(start, user),
    user: group.slice(user, device),
    device: group.slice(device),
  };
}

function outcomeOf(row: Uint8Array): StoredOutcome {
  const bytes = buffer(row);
  return { event: bytes.readUInt32BE(0), message: bytes.readUInt32BE(4), code: bytes.readUInt32BE(8) };
}
