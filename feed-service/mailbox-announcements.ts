import type { FeedAnnouncements, FeedNews } from '../ports/feed-announcements.ts';
import type { Logger } from '../ports/logger.ts';
import { laneOf, type Mailbox } from '../ports/mailbox.ts';
import type { Registry } from '../ports/registry.ts';
import { kith } from '../protocol/generated/kith.js';

/** Readers in one envelope: it goes to every gateway that holds any of them. */
const TOGETHER = 500;
const LANE = laneOf('feed', false);

/** Tells readers through their gateways: one question to the registry and one envelope a gateway for many of them. */
export class MailboxAnnouncements implements FeedAnnouncements {
  readonly #registry: Registry;
  readonly #mailbox: Mailbox;
  readonly #logger: Logger;

  constructor(registry: Registry, mailbox: Mailbox, logger: Logger) {
    this.#registry = registry;
    this.#mailbox = mailbox;
    this.#logger = logger;
  }

  announce(news: readonly FeedNews[]): void {
    for (let from = 0; from < news.length; from += TOGETHER) {
      this.#tell(news.slice(from, from + TOGETHER)).catch((error: unknown) => {
        this.#logger.warn({ err: error }, 'readers could not be told of new posts');
      });
    }
  }

  async #tell(news: readonly FeedNews[]): Promise<void> {
    const gateways = await this.#registry.gatewaysOf(news.map(({ reader }) => reader));
    if (gateways.length === 0) return;
    const readers = news.map(({ reader: user, head, count }) => ({ user, head, count }));
    const bytes = kith.internal.Envelope.encode({ feedNews: { readers } }).finish();
    for (const gateway of gateways) this.#mailbox.publish(gateway, LANE, bytes);
  }
}
