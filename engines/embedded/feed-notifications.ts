import { isNewer, type Version } from '../../ports/feed-ids.ts';
import type { FeedNotifications, NoteGroup, NoteRow } from '../../ports/feed-notifications.ts';
import type { Written } from '../../ports/written.ts';
import { idName, idOf } from './feed-keys.ts';
import { SortedTable } from './feed-table.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import type { WriteBehind } from './write-behind.ts';

/** The last event of an actor in a group, standing or taken back. */
const ACTORS = 'a';
/** Standing events of a group by id: the actor. */
const EVENTS = 'e';
/** A group's head: count 4, then the id of the newest event. */
const HEADS = 'h';
/** Groups of a user by the id of their newest event. */
const ORDER = 'o';
const COUNT_BYTES = 4;
const SHOWN = 3;

/** Everything about a group changes in one synchronous call. */
export class EmbeddedFeedNotifications implements FeedNotifications {
  readonly #behind: WriteBehind;
  readonly #table: SortedTable;

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.#behind = behind;
    this.#table = new SortedTable(environment, behind, 'feed_notes');
  }

  note(rows: readonly NoteRow[]): Written {
    for (const row of rows) this.#note(row);
    return this.#behind.written();
  }

  async page(user: string, before: string, limit: number): Promise<NoteGroup[]> {
    const found: NoteGroup[] = [];
    if (limit <= 0) return found;
    this.#table.scan(ORDER + user, { below: idName(before), descending: true }, (name, value) => {
      const group = Buffer.from(value).toString();
      const head = this.#head(user, group);
      const actors: string[] = [];
      this.#table.scan(EVENTS + key(user, group), { descending: true }, (_, actor) => {
        return actors.push(Buffer.from(actor).toString()) < SHOWN;
      });
      return found.push({ group, id: idOf(name), count: head.count, actors }) < limit;
    });
    return found;
  }

  async countAbove(user: string, id: string, most: number): Promise<number> {
    let count = 0;
    this.#table.scan(ORDER + user, { above: idName(id) }, () => ++count < most);
    return count;
  }

  #note({ user, group, actor, id, on, version }: NoteRow): void {
    const at = key(user, group);
    const row = this.#table.get(ACTORS + at, actor);
    const before = row && decodeEvent(row);
    if (!isNewer(version, before?.version)) return;
    const had = before?.on ?? false;
    this.#table.put(ACTORS + at, actor, encodeEvent({ id, on, version }));
    if (had) this.#table.remove(EVENTS + at, idName(before!.id));
    if (on) this.#table.put(EVENTS + at, idName(id), Buffer.from(actor));
    const head = this.#head(user, group);
    const count = head.count + Number(on) - Number(had);
    let newest = '';
    this.#table.scan(EVENTS + at, { descending: true }, (name) => {
      newest = idOf(name);
      return false;
    });
    if (head.id !== '' && head.id !== newest) this.#table.remove(ORDER + user, idName(head.id));
    if (newest === '') this.#table.remove(HEADS + user, group);
    else {
      this.#table.put(ORDER + user, idName(newest), Buffer.from(group));
      this.#table.put(HEADS + user, group, encodeHead(count, newest));
    }
  }

  #head(user: string, group: string): { count: number; id: string } {
    const row = this.#table.get(HEADS + user, group);
    if (row === undefined) return { count: 0, id: '' };
    const bytes = Buffer.from(row);
    return { count: bytes.readUInt32BE(), id: bytes.toString('latin1', COUNT_BYTES) };
  }
}

/** A user's name holds no line break. */
function key(user: string, group: string): string {
  return `${user}\n${group}`;
}

export interface NoteEvent {
  readonly id: string;
  readonly on: boolean;
  readonly version: Version;
}

function encodeEvent({ id, on, version }: NoteEvent): Uint8Array {
  return Buffer.from(JSON.stringify([id, on, version.offset, version.epoch]));
}

export function decodeEvent(row: Uint8Array): NoteEvent {
  const [id, on, offset, epoch] = JSON.parse(Buffer.from(row).toString()) as [
    string,
    boolean,
    number,
    string,
  ];
  return { id, on, version: { offset, epoch } };
}

function encodeHead(count: number, id: string): Uint8Array {
  const row = Buffer.allocUnsafe(COUNT_BYTES + id.length);
  row.writeUInt32BE(count);
  row.write(id, COUNT_BYTES, 'latin1');
  return row;
}
