import type { types } from 'cassandra-driver';
import { type ApiKey, type Link, type LinkPage, type LinkStore, PAGE_NAMES } from '../../ports/link-store.ts';
import { LinkApiKeys } from './link-api-keys.ts';
import { LinkFingerprints } from './link-fingerprints.ts';
import { LinkRequests } from './link-requests.ts';
import { decodeLink, encodeLink } from './link-rows.ts';
import { type Owned, OwnedLinks } from './owned-links.ts';
import type { RisingNumbers } from './rising-numbers.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session } from './session.ts';
import { SpreadBatches } from './spread-batches.ts';

const ONE = 'SELECT name, version, place, attempt, body FROM links WHERE name = ?';
const CREATE = 'INSERT INTO links (name, version, place, attempt, body) VALUES (?, ?, ?, ?, ?) IF NOT EXISTS';
/** With the lowest time: whatever is done to the link later wins, though this comes once more after it. */
const ADD =
  'INSERT INTO links (name, version, place, attempt, body) VALUES (?, ?, ?, ?, ?) USING TIMESTAMP 1';
const REPLACE = 'UPDATE links SET version = ?, attempt = ?, body = ? WHERE name = ? IF version = ?';

export interface LinkStoreParts {
  readonly session: Session;
  readonly numbers: RisingNumbers;
  /** Unlike what any other call makes. */
  readonly newId: () => string;
}

/**
 * A link is one row by its name, so that claiming the name and making the link are one conditional write. Its place
 * among its owner's is written before it, and what it is found by (the fingerprint) behind it.
 */
export class CassandraLinkStore implements LinkStore {
  readonly #session: Session;
  readonly #newId: () => string;
  readonly #owned: OwnedLinks;
  readonly #fingerprints: LinkFingerprints;
  readonly #requests: LinkRequests;
  readonly #keys: LinkApiKeys;

  constructor({ session, numbers, newId }: LinkStoreParts) {
    this.#session = session;
    this.#newId = newId;
    this.#owned = new OwnedLinks(session, numbers);
    this.#fingerprints = new LinkFingerprints(session);
    this.#requests = new LinkRequests(session);
    this.#keys = new LinkApiKeys(session);
  }

  async create(link: Link): Promise<boolean> {
    // Most names that are not free are so for long: they cost no place and no decision.
    if ((await this.#row(link.name)) !== undefined) return false;
    const [place] = await this.#owned.place([link]);
    const attempt = this.#newId();
    const create = { query: CREATE, params: columns(link, place!, attempt) };
    const { applied, row } = await this.#session.conditional(`links:${link.name}`, [create]);
    if (!applied && !(row !== undefined && isPlacedAt(row, link.owner, place!))) return false;
    await this.#fingerprints.put([link]);
    return true;
  }

  async add(links: readonly Link[]): Promise<void> {
    const places = await this.#owned.place(links);
    const attempt = this.#newId();
    const batches = new SpreadBatches();
    for (const [i, link] of links.entries()) {
      const params = columns(link, places[i]!, attempt);
      batches.add({ query: ADD, params }, String(params.at(-1)).length);
    }
    await Promise.all([batches.send(this.#session), this.#fingerprints.put(links)]);
  }

  async link(name: string): Promise<Link | undefined> {
    const row = await this.#row(name);
    return row && linkIn(row);
  }

  async replace(version: number, next: Link): Promise<boolean> {
    const attempt = this.#newId();
    const replace = {
      query: REPLACE,
      params: [next.version, attempt, encodeLink(next), next.name, version],
    };
    const { applied, sure } = await this.#session.conditional(`links:${next.name}`, [replace]);
    if (!applied && (sure || !(await this.#stands(next, attempt)))) return false;
    await this.#fingerprints.put([next]);
    return true;
  }

  /** Names are read until the page is full and one more is known, since deleted links have theirs still. */
  async page(owner: string, before: string, limit: number): Promise<LinkPage> {
    const links: Link[] = [];
    let at = before === '' ? await this.#owned.end(owner) : Number(before);
    let last = at;
    for (let looked = 0; at > 0; ) {
      const names = await this.#owned.below(owner, at, limit + 1);
      const rows = await Promise.all(names.map((owned) => this.#standing(owner, owned)));
      for (const [i, link] of rows.entries()) {
        if (link === undefined) continue;
        if (links.length === limit) return { links, next: String(last) };
        links.push(link);
        last = names[i]!.place;
      }
      if (names.length <= limit) break;
      at = names[limit]!.place;
      looked += names.length;
      if (looked >= PAGE_NAMES) return { links, next: String(at) };
    }
    return { links, next: '' };
  }

  byFingerprint(owner: string, fingerprint: string): Promise<string | undefined> {
    return this.#fingerprints.find(owner, fingerprint);
  }

  settleRequest(owner: string, key: string, proposed: string, now: number, until: number): Promise<string> {
    return this.#requests.settle({ owner, key, now }, { value: proposed, until });
  }

  putApiKey(key: ApiKey): Promise<void> {
    return this.#keys.put(key);
  }

  apiKey(id: string): Promise<ApiKey | undefined> {
    return this.#keys.one(id);
  }

  apiKeys(owner: string): Promise<ApiKey[]> {
    return this.#keys.all(owner);
  }

  removeApiKey(owner: string, id: string): Promise<boolean> {
    return this.#keys.remove(owner, id);
  }

  /** The link that has this place; undefined: it is deleted, or another claim of the name won. */
  async #standing(owner: string, { place, name }: Owned): Promise<Link | undefined> {
    const row = await this.#row(name);
    if (row === undefined || !isPlacedAt(row, owner, place)) return undefined;
    const link = linkIn(row);
    return link.state === 'deleted' ? undefined : link;
  }

  /**
   * Whether a try that got no answer put `next` there. A link that has changed again since may have done so from `next`
   * or from a rival's: nobody can tell, and neither true nor false may be said.
   */
  async #stands({ name, version }: Link, attempt: string): Promise<boolean> {
    const [row] = await this.#session.serialRows(ONE, [name]);
    if (row === undefined) return false;
    if (textIn(row, 'attempt') === attempt) return true;
    if (numberIn(row, 'version') <= version) return false;
    throw new Error(`Whether link ${name} was changed is unknown; it has changed again since.`);
  }

  async #row(name: string): Promise<types.Row | undefined> {
    const [row] = await this.#session.rows(ONE, [name]);
    return row;
  }
}

/** A place is given once, and a link keeps it whatever is changed: so it tells who made the link. */
function isPlacedAt(row: types.Row, owner: string, place: number): boolean {
  return numberIn(row, 'place') === place && linkIn(row).owner === owner;
}

/** In the order of CREATE and ADD. */
function columns(link: Link, place: number, attempt: string): unknown[] {
  return [link.name, link.version, place, attempt, encodeLink(link)];
}

function linkIn(row: types.Row): Link {
  return decodeLink(textIn(row, 'name'), numberIn(row, 'version'), textIn(row, 'body'));
}
