import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import { kith } from '../protocol/generated/kith.js';

/** Receipts of one user and conversation are told once in this time at most, in milliseconds. */
const COALESCE_MS = 1_000;

interface Pending {
  readonly user: string;
  readonly conversation: string;
  delivered: number;
  read: number;
}

/**
 * Gathers watermarks and appends them to the log. They are not acknowledged: a client compares its marks with those of
 * the next Welcome and says them again, so those that fall with a gateway come back.
 */
export class Marks {
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #pending = new Map<string, Pending>();
  #scheduled = false;

  constructor(log: EventLog, clock: Clock, logger: Logger) {
    this.#log = log;
    this.#clock = clock;
    this.#logger = logger;
  }

  raise(user: string, conversation: string, delivered: number, read: number): void {
    const key = `${user}\u0000${conversation}`;
    const pending = this.#pending.get(key);
    if (pending) {
      pending.delivered = Math.max(pending.delivered, delivered);
      pending.read = Math.max(pending.read, read);
      return;
    }
    this.#pending.set(key, { user, conversation, delivered, read });
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#clock.after(COALESCE_MS, () => {
      this.#scheduled = false;
      this.flush().catch((error: unknown) => {
        this.#logger.warn({ err: error }, 'receipts were not taken by the log; clients say them again');
      });
    });
  }

  async flush(): Promise<void> {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    await Promise.all(
      pending.map((each) =>
        this.#log.append(
          'chat.receipts',
          each.conversation,
          kith.internal.ReceiptRecord.encode(each).finish(),
        ),
      ),
    );
  }
}
