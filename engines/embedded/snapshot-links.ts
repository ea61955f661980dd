import type { ClickRow } from '../../ports/click-store.ts';
import type { ApiKey, Link } from '../../ports/link-store.ts';
import { clickRowOf } from './click-store.ts';
import { numberOf } from './keys.ts';
import { json, type Page, type PageSize, type RawRow, type SnapshotTables } from './snapshot-tables.ts';

const SMALL = 'link-small';

/** A link with its number among those of its owner, from 1 in the order in which they were made. */
export interface OwnedLink {
  readonly place: number;
  readonly link: Link;
  /** Of the owner's list. */
  readonly key: Uint8Array;
  /** As the link is stored. */
  readonly bytes: Uint8Array;
}

export interface StoredFingerprint {
  readonly owner: string;
  readonly fingerprint: string;
  readonly name: string;
}

export interface StoredRequest {
  readonly owner: string;
  readonly key: string;
  readonly value: string;
  readonly until: number;
}

/** All rows of a link's day, of one moment. */
export interface StoredDay {
  readonly link: string;
  readonly day: number;
  readonly rows: ClickRow[];
}

/** The rows of the shortener. */
export class SnapshotLinks {
  readonly #tables: SnapshotTables;

  constructor(tables: SnapshotTables) {
    this.#tables = tables;
  }

  /** In the order of owners and places; each with the place and the link of one moment. */
  links(from: string, size: PageSize): Page<OwnedLink> {
    const { rows, next } = this.#tables.page('link-owners', '', from, size);
    const links = rows.map(({ key, value }) => {
      const name = value.toString();
      const bytes = this.#tables.row('links', name, Buffer.alloc(0));
      if (bytes === undefined)
        throw new Error(`Link ${name} is listed and does not stand: the stores are not whole.`);
      return {
        ...{ place: numberOf(key), key, bytes },
        // Most rows of most passes are only compared.
        get link() {
          return json<Link>(bytes);
        },
      };
    });
    return { rows: links, next };
  }

  fingerprints(from: string, size: PageSize): Page<RawRow> {
    return this.#tables.page(SMALL, 'f:', from, size);
  }

  requests(from: string, size: PageSize): Page<RawRow> {
    return this.#tables.page(SMALL, 'r:', from, size);
  }

  apiKeys(): ApiKey[] {
    return this.#tables.group(SMALL, 'api-key').map(({ value }) => json<ApiKey>(value));
  }

  /** How many clicks were taken of each link with a limit. */
  budgets(): { readonly link: string; readonly taken: number }[] {
    return this.#tables.group(SMALL, 'click-budget').map(({ name, value }) => {
      return { link: name.toString(), taken: json<number>(value) };
    });
  }

  /** Every number that was ever leased lies below. */
  highWater(): number {
    const [row] = this.#tables.group(SMALL, 'code-blocks');
    return row === undefined ? 0 : json<number>(row.value);
  }

  secrets(): { readonly day: number; readonly secret: string }[] {
    return this.#tables.group(SMALL, 'click-secret').map(({ name, value }) => {
      return { day: Number(name.toString()), secret: json<string>(value) };
    });
  }

  /** Marks of a partition of a log by rising piece. */
  marks(epoch: string, partition: number): { readonly piece: number; readonly bytes: Uint8Array }[] {
    return this.#tables
      .group(SMALL, `click-mark ${epoch} ${partition}`)
      .map(({ name, value }) => ({ piece: Number(name.toString()), bytes: value }))
      .sort((a, b) => a.piece - b.piece);
  }

  /** Days of links, each whole. */
  days(from: string, size: PageSize): Page<StoredDay> {
    const { rows, next } = this.#tables.page('link-clicks', '', from, size);
    const groups = new Set(rows.map(({ group }) => group));
    const last = rows.at(-1);
    const days = Array.from(groups, (group) => this.#day(group));
    // A day that the page cuts is read to its end; the next page begins behind it.
    return { rows: days, next: next === undefined ? undefined : behind(last!) };
  }

  /** How many rows the days have together. */
  clickRows(): number {
    this.#tables.fresh();
    return (
      (this.#tables.table('link-clicks')?.getStats() as { entryCount?: number } | undefined)?.entryCount ?? 0
    );
  }

  #day(group: string): StoredDay {
    const [link = '', day] = group.split(' ');
    const rows = this.#tables.groupNow('link-clicks', group);
    return {
      ...{ link, day: Number(day) },
      rows: rows.map(({ name, value }) => clickRowOf(link, Number(day), name.toString(), value)),
    };
  }
}

export function fingerprintOf({ group, name, value }: RawRow): StoredFingerprint {
  return { owner: group.slice('f:'.length), fingerprint: name.toString(), name: value.toString() };
}

export function requestOf({ group, name, value }: RawRow): StoredRequest {
  const { value: settled, until } = json<{ value: string; until: number }>(value);
  return { owner: group.slice('r:'.length), key: name.toString(), value: settled, until };
}

/** Where the rows of the next group begin: names are UTF-8, which has no byte 0xff. */
function behind({ key, name }: RawRow): string {
  const group = key.subarray(0, key.length - name.length);
  return Buffer.concat([group, Buffer.of(0xff)]).toString('base64url');
}
