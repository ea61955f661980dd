import { createHash } from 'node:crypto';
import type { Link } from '../../ports/link-store.ts';
import { PartitionBatches } from './partition-batches.ts';
import { textIn } from './rows.ts';
import type { Session } from './session.ts';
import { send } from './written.ts';

const PUT = 'INSERT INTO link_fingerprints (owner, part, fingerprint, name) VALUES (?, ?, ?, ?)';
const FIND = 'SELECT name FROM link_fingerprints WHERE owner = ? AND part = ? AND fingerprint = ?';

/** Of an owner's fingerprints: an owner of millions has no giant partition, and a bulk is some tens of writes. Never changed. */
const PARTS = 64;

/** Which link an owner made or changed last with a fingerprint. Whoever finds one looks at the link. */
export class LinkFingerprints {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async put(links: readonly Link[]): Promise<void> {
    const batches = new PartitionBatches();
    for (const { owner, fingerprint, name } of links) {
      const part = partOf(fingerprint);
      const put = { query: PUT, params: [owner, part, fingerprint, name] };
      batches.add(`${part} ${owner}`, put, fingerprint.length + name.length);
    }
    await send(this.#session, batches).durable;
  }

  async find(owner: string, fingerprint: string): Promise<string | undefined> {
    const [row] = await this.#session.rows(FIND, [owner, partOf(fingerprint), fingerprint]);
    return row && textIn(row, 'name');
  }
}

export function partOf(fingerprint: string): number {
  return createHash('sha256').update(fingerprint).digest()[0]! % PARTS;
}
