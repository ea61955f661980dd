import type { Link } from '../../ports/link-store.ts';
import { bucketOf } from './buckets.ts';
import type { CassandraClickBudget } from './click-budget.ts';
import { COUNTER as CODES } from './code-blocks.ts';
import { partOf } from './link-fingerprints.ts';
import { encodeLink } from './link-rows.ts';
import { counterOf, PUT as PUT_PLACE } from './owned-links.ts';
import { PartitionBatches } from './partition-batches.ts';
import type { RisingNumbers } from './rising-numbers.ts';
import type { Session } from './session.ts';
import { SpreadBatches } from './spread-batches.ts';
import { send } from './written.ts';

/** The version as time: of two states the later stays, and every conditional write, whose times are of a clock, wins. */
const PUT =
  'INSERT INTO links (name, version, place, attempt, body) VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ?';
/** Milliseconds as time, where other writers have microseconds: whatever they write stays. */
const PUT_FINGERPRINT =
  'INSERT INTO link_fingerprints (owner, part, fingerprint, name) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';

/** Nobody's try of a change. */
const MOVED = 'moved';

export interface MovedLink {
  readonly link: Link;
  /** Among the links of its owner, as they were made. */
  readonly place: number;
}

export interface MovedFingerprint {
  readonly owner: string;
  readonly fingerprint: string;
  readonly name: string;
}

/**
 * Writes what another installation has as it stands there, which no port allows: places, changed links, counters. Every
 * call may be repeated, and is undone by nothing but what is newer. For stores that nobody else writes yet.
 */
export interface LinkImport {
  /** Links under their names and at their places, also disabled and deleted ones. An older version does nothing. */
  putLinks(links: readonly MovedLink[]): Promise<void>;
  /** `at`: when they were read, milliseconds; a later one stays. */
  putFingerprints(rows: readonly MovedFingerprint[], at: number): Promise<void>;
  /** Codes from here on are of numbers not below this. */
  codesFrom(number: number): Promise<void>;
  /** Exactly so many clicks of the link count as taken. */
  setTaken(link: string, taken: number): Promise<void>;
  taken(link: string): Promise<number>;
}

export interface LinkImportParts {
  readonly session: Session;
  readonly numbers: RisingNumbers;
  readonly budget: CassandraClickBudget;
}

export class CassandraLinkImport implements LinkImport {
  readonly #session: Session;
  readonly #numbers: RisingNumbers;
  readonly #budget: CassandraClickBudget;

  constructor({ session, numbers, budget }: LinkImportParts) {
    this.#session = session;
    this.#numbers = numbers;
    this.#budget = budget;
  }

  /** The counters of places first: a link that is made meanwhile gets none that is taken. */
  async putLinks(links: readonly MovedLink[]): Promise<void> {
    const ends = new Map<string, number>();
    for (const { link, place } of links) ends.set(link.owner, Math.max(place + 1, ends.get(link.owner) ?? 0));
    await Promise.all(Array.from(ends, ([owner, end]) => this.#numbers.atLeast(counterOf(owner), end)));
    const places = new PartitionBatches();
    const rows = new SpreadBatches();
    for (const { link, place } of links) {
      const { name, owner, version } = link;
      const bucket = bucketOf(place);
      places.add(
        `${bucket} ${owner}`,
        { query: PUT_PLACE, params: [owner, bucket, place, name] },
        name.length,
      );
      const body = encodeLink(link);
      rows.add({ query: PUT, params: [name, version, place, MOVED, body, version] }, body.length);
    }
    await send(this.#session, places).durable;
    await rows.send(this.#session);
  }

  async putFingerprints(rows: readonly MovedFingerprint[], at: number): Promise<void> {
    const batches = new PartitionBatches();
    for (const { owner, fingerprint, name } of rows) {
      const part = partOf(fingerprint);
      const put = { query: PUT_FINGERPRINT, params: [owner, part, fingerprint, name, Math.floor(at)] };
      batches.add(`${part} ${owner}`, put, fingerprint.length + name.length);
    }
    await send(this.#session, batches).durable;
  }

  codesFrom(number: number): Promise<void> {
    return this.#numbers.atLeast(CODES, number);
  }

  setTaken(link: string, taken: number): Promise<void> {
    return this.#budget.set(link, taken);
  }

  taken(link: string): Promise<number> {
    return this.#budget.taken(link);
  }
}
