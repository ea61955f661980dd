import type { ClickMark, ClickRow, ClickStore } from '../../ports/click-store.ts';
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
    const { link, day, hour, epoch, partition, piece, upTo, bytes } = row;
    const group = groupOf(link, day);
    const name = `${hour} ${partition} ${piece} ${epoch}`;
    const standing = this.#clicks.get(group, name);
    if (standing !== undefined && upToOf(standing) > upTo) return;
    const value = Buffer.allocUnsafe(UP_TO_BYTES + bytes.length);
    value.writeDoubleBE(upTo);
    value.set(bytes, UP_TO_BYTES);
    this.#clicks.put(group, name, value);
  }

  async rows(link: string, day: number): Promise<ClickRow[]> {
    return Array.from(this.#clicks.group(groupOf(link, day)), ([name, value]) => {
      const [hour, partition, piece, epoch = ''] = name.split(' ');
      return {
        ...{ link, day, hour: Number(hour), partition: Number(partition), piece: Number(piece), epoch },
        ...{ upTo: upToOf(value), bytes: value.subarray(UP_TO_BYTES) },
      };
    });
  }

  async erase(link: string, fromDay: number, toDay: number): Promise<void> {
    for (let day = fromDay; day <= toDay; day++) {
      const group = groupOf(link, day);
      for (const name of this.#clicks.group(group).keys()) this.#clicks.remove(group, name);
    }
    await this.#rows.behind.urgent();
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

function groupOf(link: string, day: number): string {
  return `${link} ${day}`;
}

function markGroup(epoch: string, partition: number): string {
  return `click-mark ${epoch} ${partition}`;
}

function upToOf(value: Uint8Array): number {
  return Buffer.from(value.buffer, value.byteOffset, UP_TO_BYTES).readDoubleBE();
}
