import { z } from 'zod';
import { TokenBuckets } from '../../http/token-bucket.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { LiveVisits, LiveWatch } from '../../ports/live-visits.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Socket, SocketHandler } from '../../ports/transport.ts';
import { type CloseName, CodedError, closes } from '../../protocol/errors.ts';
import { Newest } from './newest.ts';
import { decodeVisits, type LiveVisit } from './visit.ts';

/** Links that one connection may follow. */
const MOST_FOLLOWED = 50;
/** Visits that wait for one connection. */
const MOST_WAITING = 500;
/** Visits are gathered for so long. */
const GATHER_MS = 100;
/** At so many bytes that the client does not read nothing more is sent. */
const BEHIND_BYTES = 64 * 1024;
/** Who follows nothing for so long is not waited for. */
const IDLE_MS = 30_000;
/** Rights are looked at again this often: a key may be taken back, a link change hands or end. */
export const RIGHTS_MS = 5_000;
/** Messages of a client at once, and how many come back a second. */
const MESSAGES = { capacity: 60, perSecond: 5, keys: 1 };

export interface WatcherParts {
  readonly live: LiveVisits;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The link's name as it is stored. Rejects with CodedError for who may not see its statistics. */
  readonly admit: (token: string, name: string) => Promise<string>;
}

const asked = z.union([
  z.object({ follow: z.string().min(1).max(64), token: z.string().min(1).max(4_096) }).strict(),
  z.object({ unfollow: z.string().min(1).max(64) }).strict(),
]);

interface Followed {
  readonly token: string;
  readonly watch: LiveWatch;
}

/**
 * One connection of an owner who watches visits as they come. Messages are JSON texts, described in docs/links-for-owners.md.
 * A client that reads slowly is told the newest visits, and how many it was not told.
 */
export class Watcher implements SocketHandler {
  readonly #socket: Socket;
  readonly #parts: WatcherParts;
  readonly #budget: TokenBuckets;
  readonly #followed = new Map<string, Followed>();
  readonly #queue = new Newest<LiveVisit & { readonly link: string }>(MOST_WAITING);
  /** One message at a time, in the order they came. */
  #last: Promise<void> = Promise.resolve();
  #sending: Timer | undefined;
  #checking: Timer | undefined;
  #idle: Timer | undefined;
  #closed = false;

  constructor(socket: Socket, parts: WatcherParts) {
    this.#socket = socket;
    this.#parts = parts;
    this.#budget = new TokenBuckets(MESSAGES, parts.clock);
    this.#idleFrom();
    this.#check();
  }

  message(data: Uint8Array, isBinary: boolean): void {
    if (this.#budget.take('') > 0) {
      this.#end('rate_limited', '12');
      return;
    }
    const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString();
    const request = isBinary ? undefined : read(text);
    if (request === undefined) {
      this.#end('malformed', '');
      return;
    }
    this.#last = this.#last.then(async () => {
      if (this.#closed) return;
      if ('unfollow' in request) await this.#unfollow(request.unfollow);
      else await this.#follow(request.follow, request.token);
    });
  }

  drain(): void {
    this.#send();
  }

  close(): void {
    this.#closed = true;
    for (const timer of [this.#sending, this.#checking, this.#idle]) timer?.cancel();
    for (const { watch } of this.#followed.values()) void watch.close();
    this.#followed.clear();
  }

  /** The instance stops. */
  leave(): void {
    this.#end('draining', '');
  }

  async #follow(given: string, token: string): Promise<void> {
    try {
      if (this.#followed.size >= MOST_FOLLOWED) throw new CodedError('full');
      const name = await this.#parts.admit(token, given);
      await this.#followed.get(name)?.watch.close();
      const watch = await this.#parts.live.watch(name, (visits) => this.#hear(name, visits));
      if (this.#closed) return void watch.close();
      this.#followed.set(name, { token, watch });
      this.#idle?.cancel();
      this.#tell({ following: name });
    } catch (error) {
      this.#tell({ refused: given, error: this.#told(error) });
    }
  }

  async #unfollow(name: string): Promise<void> {
    await this.#drop(name);
    this.#tell({ unfollowed: name });
  }

  async #drop(name: string): Promise<void> {
    const followed = this.#followed.get(name);
    this.#followed.delete(name);
    if (this.#followed.size === 0) this.#idleFrom();
    await followed?.watch.close();
  }

  #hear(link: string, bytes: Uint8Array): void {
    const visits = decodeVisits(bytes).map((visit) => ({ link, ...visit }));
    this.#queue.push(visits, ({ clicks }) => clicks);
    this.#sending ??= this.#parts.clock.after(GATHER_MS, () => {
      this.#sending = undefined;
      this.#send();
    });
  }

  #send(): void {
    // `drain` comes when the client has read.
    if (this.#closed || this.#queue.size === 0 || this.#socket.buffered() > BEHIND_BYTES) return;
    const { items: visits, dropped } = this.#queue.take();
    this.#tell({ visits: visits.filter(({ link }) => this.#followed.has(link)), dropped });
  }

  #check(): void {
    this.#checking = this.#parts.clock.after(RIGHTS_MS, () => {
      this.#last = this.#last.then(() => this.#checkAll()).finally(() => this.#closed || this.#check());
    });
  }

  async #checkAll(): Promise<void> {
    for (const [name, { token }] of [...this.#followed]) {
      try {
        await this.#parts.admit(token, name);
      } catch (error) {
        // A store that cannot be asked takes nobody's rights.
        if (!(error instanceof CodedError) || error.retryMs > 0) continue;
        await this.#drop(name);
        this.#tell({ ended: name, error: this.#told(error) });
      }
    }
  }

  #told(error: unknown): { code: number; name: string; message: string } {
    const coded = error instanceof CodedError ? error : new CodedError('internal');
    if (coded !== error) this.#parts.logger.error({ err: error }, 'Following visits of a link failed.');
    return { code: coded.entry.code, name: coded.reason, message: coded.message };
  }

  #tell(body: object): void {
    if (!this.#closed) this.#socket.send(Buffer.from(JSON.stringify(body)), false);
  }

  #idleFrom(): void {
    this.#idle?.cancel();
    this.#idle = this.#parts.clock.after(IDLE_MS, () => this.#end('silent', ''));
  }

  #end(name: CloseName, reason: string): void {
    if (this.#closed) return;
    this.close();
    this.#socket.close(closes[name].code, reason);
  }
}

function read(text: string): z.output<typeof asked> | undefined {
  try {
    return asked.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
