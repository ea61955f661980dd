import type { Clock, Timer } from '../ports/clock.ts';
import { compareIds } from '../ports/feed-ids.ts';
import type { FeedWatchers } from '../ports/feed-watchers.ts';
import type { Logger } from '../ports/logger.ts';
import type { Registry } from '../ports/registry.ts';
import type { kith } from '../protocol/generated/kith.js';
import type { Connection } from './connection.ts';
import type { Hub } from './hub.ts';

/** A gateway that dies leaves its readers pushed to for so long. Two renewals may fail before it runs out. */
const LEASE_MS = 60_000;
const RENEW_MS = 20_000;
/** Readers renewed beside each other. */
const TOGETHER = 100;
/** A connection is told at most once in so long. */
const TELL_MS = 1_000;

export interface FeedWatchParts {
  /** Names this run of this gateway in the registry. */
  readonly id: string;
  readonly hub: Hub;
  readonly watchers: FeedWatchers;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Bytes that may wait for one connection before it is lagging. */
  readonly queueBytes: number;
}

interface Open {
  /** Not told yet. */
  head: string;
  count: number;
  /** Runs while the connection must not be told again. */
  quiet: Timer | undefined;
}

/**
 * Who has the feed open here: noted for the feed's workers while the connection lives, and told of new posts, gathered,
 * the sum of them and the newest head.
 */
export class FeedWatch {
  readonly #parts: FeedWatchParts;
  readonly #open = new Map<Connection, Open>();
  /** Notes of one user go one after the other: each says what holds at its turn, so a late one undoes nothing. */
  readonly #noting = new Map<string, Promise<void>>();
  #timer: Timer | undefined;

  constructor(parts: FeedWatchParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = this.#parts.clock.after(RENEW_MS, () => {
      this.#renew()
        .catch((error: unknown) =>
          this.#parts.logger.warn({ err: error }, 'who has the feed open is not noted'),
        )
        .finally(() => {
          if (this.#timer) this.start();
        });
    });
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** Resolves when every post that is published from now on is told, or none any more. */
  set(connection: Connection, open: boolean): Promise<void> {
    if (!open) this.#forget(connection);
    // It may have gone while the frame waited for its turn.
    else if (connection.state !== 'closed' && !this.#open.has(connection)) {
      this.#open.set(connection, { head: '', count: 0, quiet: undefined });
    }
    return this.#note(connection.user);
  }

  closed(connection: Connection): void {
    if (!this.#forget(connection)) return;
    this.#note(connection.user).catch((error: unknown) => {
      this.#parts.logger.warn(
        { err: error, user: connection.user },
        'the reader counts as watching a while longer',
      );
    });
  }

  /** Announcements of the mailbox. */
  take({ readers }: kith.internal.FeedNewsPart.$Properties): void {
    for (const { user, head, count } of readers ?? []) {
      for (const connection of this.#parts.hub.users.get(user ?? '') ?? []) {
        const open = this.#open.get(connection);
        if (open === undefined) continue;
        if (compareIds(head ?? '', open.head) > 0) open.head = head ?? '';
        open.count += count ?? 0;
        if (open.quiet === undefined) this.#tell(connection, open);
      }
    }
  }

  /** News that a connection cannot take now are kept, and counted on. */
  #tell(connection: Connection, open: Open): void {
    open.quiet = undefined;
    if (open.count === 0) return;
    const { clock, queueBytes } = this.#parts;
    const takes = connection.state === 'live' && connection.behind === undefined;
    const chunk = connection.codec.encode({ feedNews: { head: open.head, count: open.count } });
    // As all ephemera, at half the bound.
    if (takes && connection.tell(chunk, queueBytes / 2)) open.count = 0;
    open.quiet = clock.after(TELL_MS, () => this.#tell(connection, open));
  }

  #forget(connection: Connection): boolean {
    this.#open.get(connection)?.quiet?.cancel();
    return this.#open.delete(connection);
  }

  #isOpen(user: string): boolean {
    return (this.#parts.hub.users.get(user) ?? []).some((connection) => this.#open.has(connection));
  }

  #note(user: string): Promise<void> {
    const before = this.#noting.get(user) ?? Promise.resolve();
    const noted = before.catch(() => undefined).then(() => this.#noteNow(user));
    this.#noting.set(user, noted);
    const done = (): void => {
      if (this.#noting.get(user) === noted) this.#noting.delete(user);
    };
    noted.then(done, done);
    return noted;
  }

  async #noteNow(user: string): Promise<void> {
    const { id, watchers, registry, clock } = this.#parts;
    if (this.#isOpen(user)) {
      await watchers.watch(user, clock.now() + LEASE_MS);
      return;
    }
    // At another gateway the user may have it open on another device: then the note runs out by itself, or is renewed.
    const gateways = await registry.gatewaysOf([user]);
    if (gateways.every((gateway) => gateway === id)) await watchers.unwatch(user);
  }

  async #renew(): Promise<void> {
    const users = [...new Set(Array.from(this.#open.keys(), ({ user }) => user))];
    for (let from = 0; from < users.length; from += TOGETHER) {
      await Promise.all(users.slice(from, from + TOGETHER).map((user) => this.#note(user)));
    }
  }
}
