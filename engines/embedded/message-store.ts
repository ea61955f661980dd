import type {
  CommandName,
  EventRow,
  MessageStore,
  OutcomeRow,
  ReadLimit,
  StoredOutcome,
} from '../../ports/message-store.ts';
import type { Written } from '../../ports/written.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { NumberedTable } from './numbered-table.ts';
import type { WriteBehind } from './write-behind.ts';

/** Numbers are unsigned 32-bit integers: uint32 in kith.v1.Event. */
const MAX_NUMBER = 0xffffffff;

/**
 * Three tables: events by event number, messages by message number, outcomes by counter. A message's row is the number
 * of its event, four bytes: a longer row will carry the state of an edited message, which an unedited one has not.
 */
export class EmbeddedMessageStore implements MessageStore {
  readonly #behind: WriteBehind;
  readonly #events: NumberedTable;
  readonly #messages: NumberedTable;
  readonly #outcomes: NumberedTable;

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.#behind = behind;
    this.#events = new NumberedTable(environment, behind, 'events');
    this.#messages = new NumberedTable(environment, behind, 'messages');
    this.#outcomes = new NumberedTable(environment, behind, 'outcomes');
  }

  write(events: readonly EventRow[], outcomes: readonly OutcomeRow[]): Written {
    for (const row of events) {
      this.#events.put(row.conversation, row.event, row.bytes);
      if (row.message > 0) this.#messages.put(row.conversation, row.message, encodeNumber(row.event));
    }
    for (const row of outcomes) this.#outcomes.put(author(row), row.counter, encodeOutcome(row));
    return this.#behind.written();
  }

  async events(conversation: string, from: number, to: number, limit: ReadLimit): Promise<Uint8Array[]> {
    const found: Uint8Array[] = [];
    let expected = from;
    let bytes = 0;
    const range = { from, to: Math.min(to, MAX_NUMBER), descending: false, limit: limit.count };
    this.#events.scan(conversation, range, (number, value) => {
      bytes += value.length;
      if (number !== expected || (found.length > 0 && bytes > limit.bytes)) return false;
      expected++;
      found.push(value);
      return true;
    });
    return found;
  }

  async messages(
    conversation: string,
    from: number,
    to: number,
    limit: number,
    end: 'newest' | 'oldest',
  ): Promise<Uint8Array[]> {
    const found: Uint8Array[] = [];
    const descending = end === 'newest';
    const range = { from: Math.max(from, 0), to: Math.min(to, MAX_NUMBER), descending, limit };
    this.#messages.scan(conversation, range, (_, row) => {
      const event = this.#events.get(conversation, decodeNumber(row));
      if (event !== undefined) found.push(event);
      return true;
    });
    return descending ? found.reverse() : found;
  }

  async outcome(command: CommandName): Promise<StoredOutcome | undefined> {
    const row = this.#outcomes.get(author(command), command.counter);
    return row === undefined ? undefined : decodeOutcome(row);
  }
}

/** The group of a device's outcomes in a conversation. Lengths first: 'a' + 'bc' is not 'ab' + 'c'. */
function author({ conversation, user, device }: CommandName): string {
  return `${conversation.length}:${user.length}:${conversation}${user}${device}`;
}

function encodeNumber(number: number): Uint8Array {
  const row = Buffer.allocUnsafe(4);
  row.writeUInt32BE(number);
  return row;
}

function decodeNumber(row: Uint8Array): number {
  return view(row).getUint32(0);
}

function encodeOutcome(outcome: StoredOutcome): Uint8Array {
  const row = Buffer.allocUnsafe(12);
  row.writeUInt32BE(outcome.event, 0);
  row.writeUInt32BE(outcome.message, 4);
  row.writeUInt32BE(outcome.code, 8);
  return row;
}

function decodeOutcome(row: Uint8Array): StoredOutcome {
  const fields = view(row);
  return { event: fields.getUint32(0), message: fields.getUint32(4), code: fields.getUint32(8) };
}

function view(row: Uint8Array): DataView {
  return new DataView(row.buffer, row.byteOffset, row.byteLength);
}
