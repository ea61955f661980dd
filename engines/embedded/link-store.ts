import { type ApiKey, type Link, type LinkPage, type LinkStore, PAGE_NAMES } from '../../ports/link-store.ts';
import { decode, encode, type LinkRows } from './link-rows.ts';
import { NamedTable } from './named-table.ts';
import { NumberedTable } from './numbered-table.ts';

const HIGHEST = 0xffff_ffff;

interface Request {
  readonly value: string;
  readonly until: number;
}

/**
 * Links as JSON rows by name, and the names of each owner's links numbered in the order they were made. A condition is
 * checked and its change put in the same turn of the event loop: this process is the only writer.
 */
export class EmbeddedLinkStore implements LinkStore {
  readonly #rows: LinkRows;
  readonly #links: NamedTable;
  readonly #owned: NumberedTable;
  /** The last number given of owners that made a link since the start. */
  readonly #last = new Map<string, number>();

  constructor(rows: LinkRows) {
    this.#rows = rows;
    this.#links = new NamedTable(rows.environment, rows.behind, 'links');
    this.#owned = new NumberedTable(rows.environment, rows.behind, 'link-owners');
  }

  async create(link: Link): Promise<boolean> {
    this.#rows.admit();
    const isFree = this.#links.get(link.name, '') === undefined;
    if (isFree) this.#insert(link);
    // Also when it stands: who is told so must find it after a crash.
    await this.#rows.behind.urgent();
    return isFree;
  }

  async add(links: readonly Link[]): Promise<void> {
    this.#rows.admit();
    for (const link of links) this.#insert(link);
    await this.#rows.behind.urgent();
  }

  async link(name: string): Promise<Link | undefined> {
    return this.#read(name);
  }

  linkNow(name: string): Link | undefined {
    return this.#read(name);
  }

  async replace(version: number, next: Link): Promise<boolean> {
    this.#rows.admit();
    if (this.#read(next.name)?.version !== version) return false;
    this.#links.put(next.name, '', encode(next));
    this.#rows.small.put(`f:${next.owner}`, next.fingerprint, Buffer.from(next.name));
    await this.#rows.behind.urgent();
    return true;
  }

  async page(owner: string, before: string, limit: number): Promise<LinkPage> {
    const links: Link[] = [];
    let at = before === '' ? HIGHEST : Number(before) - 1;
    for (let looked = 0; ; ) {
      const found: { number: number; name: string }[] = [];
      const range = { from: 1, to: at, descending: true, limit: limit + 1 };
      if (at >= 1) {
        this.#owned.scan(owner, range, (number, name) => {
          found.push({ number, name: Buffer.from(name).toString() });
          return true;
        });
      }
      for (const { number, name } of found) {
        const link = this.#read(name);
        if (link === undefined || link.state === 'deleted') continue;
        if (links.length === limit) return { links, next: String(number + 1) };
        links.push(link);
      }
      if (found.length <= limit) return { links, next: '' };
      at = found[found.length - 1]!.number - 1;
      looked += found.length;
      if (looked >= PAGE_NAMES) return { links, next: String(at + 1) };
    }
  }

  async byFingerprint(owner: string, fingerprint: string): Promise<string | undefined> {
    const row = this.#rows.small.get(`f:${owner}`, fingerprint);
    return row === undefined ? undefined : Buffer.from(row).toString();
  }

  async settleRequest(
    owner: string,
    key: string,
    proposed: string,
    now: number,
    until: number,
  ): Promise<string> {
    const standing = this.#rows.read<Request>(`r:${owner}`, key);
    if (standing === undefined || standing.until <= now) {
      this.#rows.admit();
      const request: Request = { value: proposed, until };
      this.#rows.write(`r:${owner}`, key, request);
    }
    await this.#rows.behind.urgent();
    return this.#rows.read<Request>(`r:${owner}`, key)!.value;
  }

  async putApiKey(key: ApiKey): Promise<void> {
    this.#rows.admit();
    this.#rows.write('api-key', key.id, key);
    this.#rows.write(`a:${key.owner}`, key.id, key.id);
    await this.#rows.behind.urgent();
  }

  async apiKey(id: string): Promise<ApiKey | undefined> {
    return this.#rows.read<ApiKey>('api-key', id);
  }

  async apiKeys(owner: string): Promise<ApiKey[]> {
    const ids = [...this.#rows.small.group(`a:${owner}`).keys()];
    return ids.flatMap((id) => this.#rows.read<ApiKey>('api-key', id) ?? []);
  }

  async removeApiKey(owner: string, id: string): Promise<boolean> {
    this.#rows.admit();
    if (this.#rows.read<ApiKey>('api-key', id)?.owner !== owner) return false;
    this.#rows.small.remove('api-key', id);
    this.#rows.small.remove(`a:${owner}`, id);
    await this.#rows.behind.urgent();
    return true;
  }

  #insert(link: Link): void {
    const number = this.#next(link.owner);
    this.#links.put(link.name, '', encode(link));
    this.#owned.put(link.owner, number, Buffer.from(link.name));
    this.#rows.small.put(`f:${link.owner}`, link.fingerprint, Buffer.from(link.name));
  }

  #next(owner: string): number {
    let last = this.#last.get(owner);
    if (last === undefined) {
      last = 0;
      this.#owned.scan(owner, { from: 1, to: HIGHEST, descending: true, limit: 1 }, (number) => {
        last = number;
        return false;
      });
    }
    if (last >= HIGHEST) throw new RangeError(`${owner} has as many links as one owner may have.`);
    this.#last.set(owner, last + 1);
    return last + 1;
  }

  #read(name: string): Link | undefined {
    const row = this.#links.get(name, '');
    return row === undefined ? undefined : decode<Link>(row);
  }
}
