import type { types } from 'cassandra-driver';
import type { ClickDays, ClickMark, ClickPiece, ClickRow, ClickStore } from '../../ports/click-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Position } from '../../ports/event-log.ts';
import { ClickSecrets } from './click-secrets.ts';
import { PartitionBatches } from './partition-batches.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session, Statement } from './session.ts';
import { send } from './written.ts';

const PUT =
  'INSERT INTO link_clicks (link, day, hour, epoch, partition, piece, up_to, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?';
const OF_DAY =
  'SELECT hour, epoch, partition, piece, up_to, bytes FROM link_clicks WHERE link = ? AND day = ?';
const KEYS_OF_DAY = 'SELECT hour, epoch, partition, piece, up_to FROM link_clicks WHERE link = ? AND day = ?';
const ERASE =
  'DELETE FROM link_clicks USING TIMESTAMP ? WHERE link = ? AND day = ? AND hour = ? AND epoch = ? AND partition = ? AND piece = ?';

const DAYS = 'SELECT DISTINCT link, day FROM link_clicks';

const PUT_MARK = 'INSERT INTO link_click_marks (epoch, partition, piece, bytes) VALUES (?, ?, ?, ?)';
const BELOW =
  'SELECT piece, bytes FROM link_click_marks WHERE epoch = ? AND partition = ? AND piece < ? LIMIT 1';
const FORGET = 'DELETE FROM link_click_marks WHERE epoch = ? AND partition = ? AND piece < ?';

/** Rows of a day are one answer: between two a roll could take away what was not read yet. */
const WHOLE_DAY = 100_000;
/** Days of which rows are erased at the same time. */
const DAYS_AT_ONCE = 32;
/** Marks are forgotten so many pieces behind, each time that as many were made: one tombstone covers them all. */
const MARKS = 64;
/** Of a removal in a batch. */
const ERASURE_BYTES = 100;

/**
 * A row is written with the offset that it goes up to as write timestamp, so of all that was ever written under a key the
 * server keeps what goes furthest, in whatever order it came. A removal carries an offset too, that of the row that it
 * found or, where the log tells of it, its own: what is written again of offsets before it, by a zombie or after a
 * restart, stays away, and what goes further stands.
 */
export class CassandraClickStore implements ClickStore {
  readonly #session: Session;
  readonly #secrets: ClickSecrets;

  constructor(session: Session, clock: Clock) {
    this.#session = session;
    this.#secrets = new ClickSecrets(session, clock);
  }

  async put(rows: readonly ClickRow[]): Promise<void> {
    const batches = new PartitionBatches();
    for (const row of rows) {
      batches.add(`${row.day} ${row.link}`, insertion(row), row.bytes.length + row.link.length);
    }
    await send(this.#session, batches).durable;
  }

  async rows(link: string, day: number): Promise<ClickRow[]> {
    const { rows } = await this.#session.page(OF_DAY, [link, day], WHOLE_DAY);
    return rows.map((row) => ({ link, day, ...placeIn(row), bytes: row.get('bytes') as Buffer }));
  }

  /** `at`: where the log says so; of that partition what goes no further than there is erased, whenever it comes. */
  async erase(link: string, fromDay: number, toDay: number, at?: Position): Promise<void> {
    for (let day = fromDay; day <= toDay; day += DAYS_AT_ONCE) {
      const days = Array.from({ length: Math.min(DAYS_AT_ONCE, toDay - day + 1) }, (_, i) => day + i);
      await Promise.all(days.map((each) => this.#eraseDay(link, each, at)));
    }
  }

  /** One batch of one partition: all or nothing, also for who reads. */
  async roll(row: ClickRow, replaced: readonly ClickRow[]): Promise<void> {
    const gone = replaced.filter((each) => !isSamePlace(each, row)).map((each) => erasure(each, each.upTo));
    await this.#session.write([insertion(row), ...gone], row.bytes.length + gone.length * ERASURE_BYTES);
  }

  /** By the order of partitions in the ring; the driver's own mark of a page is where the next call begins. */
  async days(after: string, limit: number): Promise<ClickDays> {
    const { rows, next } = await this.#session.page(DAYS, [], limit, after === '' ? undefined : after);
    const days = rows.map((row) => ({ link: textIn(row, 'link'), day: numberIn(row, 'day') }));
    return { days, next: next ?? '' };
  }

  async putMark({ epoch, partition, piece, bytes }: ClickMark): Promise<void> {
    const value = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const mark = { query: PUT_MARK, params: [epoch, partition, piece, value] };
    await this.#session.write([mark], value.length);
    if (piece % MARKS !== 0 || piece < MARKS) return;
    await this.#session.write([{ query: FORGET, params: [epoch, partition, piece - MARKS] }], 0);
  }

  async markBelow(epoch: string, partition: number, piece: number): Promise<ClickMark | undefined> {
    const [row] = await this.#session.rows(BELOW, [epoch, partition, piece]);
    if (row === undefined) return undefined;
    return { epoch, partition, piece: numberIn(row, 'piece'), bytes: row.get('bytes') as Buffer };
  }

  secret(day: number, proposed: string): Promise<string> {
    return this.#secrets.settle(day, proposed);
  }

  async #eraseDay(link: string, day: number, at: Position | undefined): Promise<void> {
    const batches = new PartitionBatches();
    for (const row of await this.#session.rows(KEYS_OF_DAY, [link, day])) {
      const place = placeIn(row);
      const isOfLog = at?.epoch === place.epoch && at.partition === place.partition;
      const upTo = isOfLog ? at.offset - 1 : place.upTo;
      batches.add('', erasure({ link, day, ...place }, upTo), ERASURE_BYTES);
    }
    await send(this.#session, batches).durable;
  }
}

function insertion(row: ClickRow): Statement {
  const { link, day, hour, epoch, partition, piece, upTo, bytes } = row;
  const value = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { query: PUT, params: [link, day, hour, epoch, partition, piece, upTo, value, timeOf(upTo)] };
}

type RowPlace = ClickPiece & Pick<ClickRow, 'link' | 'day' | 'hour'>;

/** Of whatever was or will be written under this key and goes no further than `upTo`. */
function erasure({ link, day, hour, epoch, partition, piece }: RowPlace, upTo: number): Statement {
  return { query: ERASE, params: [timeOf(upTo), link, day, hour, epoch, partition, piece] };
}

function isSamePlace(a: RowPlace, b: RowPlace): boolean {
  return a.hour === b.hour && a.epoch === b.epoch && a.partition === b.partition && a.piece === b.piece;
}

/** From 1: a write timestamp of 0 says nothing. */
function timeOf(upTo: number): number {
  return upTo + 1;
}

function placeIn(row: types.Row): Pick<ClickRow, 'hour' | 'epoch' | 'partition' | 'piece' | 'upTo'> {
  return {
    hour: row.get('hour') as number,
    epoch: textIn(row, 'epoch'),
    partition: row.get('partition') as number,
    piece: numberIn(row, 'piece'),
    upTo: numberIn(row, 'up_to'),
  };
}
