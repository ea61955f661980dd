import type { types } from 'cassandra-driver';
import type { Link } from '../../ports/link-store.ts';
import { bucketOf, lastOf } from './buckets.ts';
import { PartitionBatches } from './partition-batches.ts';
import type { RisingNumbers } from './rising-numbers.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session } from './session.ts';
import { send } from './written.ts';

export const PUT = 'INSERT INTO links_by_owner (owner, bucket, place, name) VALUES (?, ?, ?, ?)';
const BELOW = 'SELECT place, name FROM links_by_owner WHERE owner = ? AND bucket = ? AND place < ? LIMIT ?';

export interface Owned {
  readonly place: number;
  readonly name: string;
}

/**
 * The names of each owner's links, numbered in the order they were made and cut into partitions by the number, so that
 * the newest page is one read or two and no partition grows with its owner. A name stands here before its link does: who
 * dies in between leaves a name whose link has another place, or none, and who reads passes over it.
 */
export class OwnedLinks {
  readonly #session: Session;
  readonly #numbers: RisingNumbers;

  constructor(session: Session, numbers: RisingNumbers) {
    this.#session = session;
    this.#numbers = numbers;
  }

  /** Gives each link the place that its row must name. */
  async place(links: readonly Link[]): Promise<number[]> {
    const byOwner = new Map<string, number[]>();
    for (const [i, { owner }] of links.entries()) {
      const own = byOwner.get(owner);
      if (own === undefined) byOwner.set(owner, [i]);
      else own.push(i);
    }
    const places = new Array<number>(links.length);
    const batches = new PartitionBatches();
    await Promise.all(
      Array.from(byOwner, async ([owner, own]) => {
        const first = await this.#numbers.take(counterOf(owner), own.length);
        for (const [n, i] of own.entries()) {
          const place = first + n;
          places[i] = place;
          const { name } = links[i]!;
          const put = { query: PUT, params: [owner, bucketOf(place), place, name] };
          batches.add(`${bucketOf(place)} ${owner}`, put, name.length);
        }
      }),
    );
    await send(this.#session, batches).durable;
    return places;
  }

  /** Places that were given lie below. */
  end(owner: string): Promise<number> {
    return this.#numbers.next(counterOf(owner));
  }

  /** Up to `count` names below the place, highest first; fewer only where no more are left. */
  async below(owner: string, place: number, count: number): Promise<Owned[]> {
    const found: Owned[] = [];
    for (let bucket = bucketOf(place - 1); bucket >= 0 && found.length < count; bucket--) {
      const before = Math.min(place, lastOf(bucket) + 1);
      const params = [owner, bucket, before, count - found.length];
      found.push(...(await this.#session.rows(BELOW, params)).map(ownedIn));
    }
    return found;
  }
}

export function counterOf(owner: string): string {
  return `links of ${owner}`;
}

function ownedIn(row: types.Row): Owned {
  return { place: numberIn(row, 'place'), name: textIn(row, 'name') };
}
