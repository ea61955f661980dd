import { numberIn, textIn } from './rows.ts';
import type { Session } from './session.ts';

const STANDING = 'SELECT value, until FROM link_requests WHERE owner = ? AND key = ?';
const PUT =
  'INSERT INTO link_requests (owner, key, value, until) VALUES (?, ?, ?, ?) IF NOT EXISTS USING TTL ?';
const PUT_ANEW =
  'UPDATE link_requests USING TTL ? SET value = ?, until = ? WHERE owner = ? AND key = ? IF value = ? AND until = ?';

/** Rows outlive their end by this: the end is by the caller's clock, and one who is behind must find it. */
const MARGIN_SECONDS = 3_600;
/** The longest that Cassandra takes: 20 years. */
const MAX_TTL_SECONDS = 630_720_000;

interface Request {
  readonly owner: string;
  readonly key: string;
  readonly now: number;
}

interface Settled {
  readonly value: string;
  readonly until: number;
}

/** What the keys of owners' requests stand for. The time to live is a matter of room, `until` decides. */
export class LinkRequests {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async settle(request: Request, proposed: Settled): Promise<string> {
    let standing = await this.#read(request);
    while (standing === undefined || standing.until <= request.now) {
      const { applied, now } = await this.#decide(request, standing, proposed);
      if (applied) return proposed.value;
      // A proposal that stands without an answer to its try is found here like anybody's.
      standing = now;
    }
    return standing.value;
  }

  async #decide(
    request: Request,
    standing: Settled | undefined,
    { value, until }: Settled,
  ): Promise<{ applied: boolean; now: Settled | undefined }> {
    const { owner, key, now } = request;
    const left = Math.ceil((until - now) / 1_000) + MARGIN_SECONDS;
    const ttl = Math.min(MAX_TTL_SECONDS, Math.max(1, left));
    const put =
      standing === undefined
        ? { query: PUT, params: [owner, key, value, until, ttl] }
        : { query: PUT_ANEW, params: [ttl, value, until, owner, key, standing.value, standing.until] };
    const partition = `link_requests:${owner.length}:${owner}${key}`;
    const { applied } = await this.#session.conditional(partition, [put]);
    return { applied, now: applied ? undefined : await this.#read(request) };
  }

  async #read({ owner, key }: Request): Promise<Settled | undefined> {
    const [row] = await this.#session.rows(STANDING, [owner, key]);
    return row && { value: textIn(row, 'value'), until: numberIn(row, 'until') };
  }
}
