import type { ClickDays, ClickMark, ClickRow, ClickStore } from '../../ports/click-store.ts';
import type { Position } from '../../ports/event-log.ts';
import type { LinkRows } from './link-rows.ts';
import { NamedTable } from './named-table.ts';

/** The offset that a row is folded up to stands before its bytes. */
const UP_TO_BYTES = 8;
/** Marks kept of a partition; after a crash the log is read again from the oldest piece that was open. */
const MARKS = 4;
const SECRET_GROUP = 'click-secret';

export class EmbeddedClickStore implements ClickStore {
  readonly #rows: LinkRows;
  readonly #clicks: NamedTable;

  constructor(rows: LinkRows) {
    this.#rows = rows;
    this.#clicks = new NamedTable(rows.environment, rows.behind, 'link-clicks');
  }

  async put(rows: readonly ClickRow[]): Promise<void> {
    for (const row of rows) this.#put(row);
    await this.#rows.behind.written().durable;
  }

  #put(row: ClickRow): void {
    const { link, day, upTo, bytes } = row;
    const group = groupOf(link, day);
    const name = nameOf(row);
    const standing = this.#clicks.get(group, name);
    if (standing !== undefined && upToOf(standing) > upTo) return;
    const value = Buffer.allocUnsafe(UP_TO_BYTES + bytes.length);
    value.writeDoubleBE(upTo);
    value.set(bytes, UP_TO_BYTES);
    this.#clicks.put(group, name, value);
  }

  async rows(link: string, day: number): Promise<ClickRow[]> {
    return Array.from(this.#clicks.group(groupOf(link, day)), ([name, value]) =>
      clickRowOf(link, day, name, value),
    );
  }

  async erase(link: string, fromDay: number, toDay: number, at?: Position): Promise<void> {
    for (let day = fromDay; day <= toDay; day++) {
      const group = groupOf(link, day);
      for (const [name, value] of this.#clicks.group(group)) {
        const row = clickRowOf(link, day, name, value);
        if (at === undefined || !goesFurther(row, at)) this.#clicks.remove(group, name);
      }
    }
    await this.#rows.behind.urgent();
  }

  async roll(row: ClickRow, replaced: readonly ClickRow[]): Promise<void> {
    // In one turn, and so in one transaction.
    for (const each of replaced) {
      if (nameOf(each) !== nameOf(row)) this.#clicks.remove(groupOf(each.link, each.day), nameOf(each));
    }
    this.#put(row);
    await this.#rows.behind.written().durable;
  }

  async days(after: string, limit: number): Promise<ClickDays> {
    const groups = this.#clicks.durableGroups(after, limit);
    const days = groups.map((group) => {
      const [link = '', day] = group.split(' ');
      return { link, day: Number(day) };
    });
    return { days, next: groups.length < limit ? '' : groups[groups.length - 1]! };
  }

  async putMark({ epoch, partition, piece, bytes }: ClickMark): Promise<void> {
    const group = markGroup(epoch, partition);
    this.#rows.small.put(group, String(piece), bytes);
    const pieces = this.#pieces(group);
    for (const old of pieces.slice(0, -MARKS)) this.#rows.small.remove(group, String(old));
    await this.#rows.behind.written().durable;
  }

  async markBelow(epoch: string, partition: number, piece: number): Promise<ClickMark | undefined> {
    const group = markGroup(epoch, partition);
    const found = this.#pieces(group).findLast((each) => each < piece);
    if (found === undefined) return undefined;
    return { epoch, partition, piece: found, bytes: this.#rows.small.get(group, String(found))! };
  }

  async secret(day: number, proposed: string): Promise<string> {
    const standing = this.#rows.read<string>(SECRET_GROUP, String(day));
    if (standing === undefined) {
      this.#rows.write(SECRET_GROUP, String(day), proposed);
      for (const name of this.#rows.small.group(SECRET_GROUP).keys()) {
        if (Number(name) < day - 1) this.#rows.small.remove(SECRET_GROUP, name);
      }
    }
    await this.#rows.behind.urgent();
    return standing ?? proposed;
  }

  #pieces(group: string): number[] {
    return Array.from(this.#rows.small.group(group).keys(), Number).sort((a, b) => a - b);
  }
}

/** A row as it stands in the table. */
export function clickRowOf(link: string, day: number, name: string, value: Uint8Array): ClickRow {
  const [hour, partition, piece, epoch = ''] = name.split(' ');
  return {
    ...{ link, day, hour: Number(hour), partition: Number(partition), piece: Number(piece), epoch },
    ...{ upTo: upToOf(value), bytes: value.subarray(UP_TO_BYTES) },
  };
}

/** The row is of the same log, and holds what came behind the place. */
function goesFurther({ epoch, partition, upTo }: ClickRow, at: Position): boolean {
  return epoch === at.epoch && partition === at.partition && upTo > at.offset;
}

function nameOf({ hour, partition, piece, epoch }: ClickRow): string {
  return `${hour} ${partition} ${piece} ${epoch}`;
}

function groupOf(link: string, day: number): string {
  return `${link} ${day}`;
}

function markGroup(epoch: string, partition: number): string {
  return `click-mark ${epoch} ${partition}`;
}

function upToOf(value: Uint8Array): number {
  return Buffer.from(value.buffer, value.byteOffset, UP_TO_BYTES).readDoubleBE();
}
