import type { EventLog } from '../../ports/event-log.ts';
import type { LinkShortening } from '../../ports/link-shortening.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { CallClient } from './call-client.ts';

export const SHORTENER = 'shortener';
export const SHORTENER_METHODS: readonly (keyof LinkShortening)[] = ['shorten'];

/** Whoever writes a text does not wait longer. */
const TRY_MS = 2_000;
/** Which shorteners there are is looked up again after this, and when one does not answer. */
const KNOWN_MS = 10_000;

export interface RoutedShorteningParts {
  readonly client: CallClient;
  readonly log: Pick<EventLog, 'holders'>;
  /** The consumer group that every shortener is a member of. */
  readonly group: string;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
}

/** The shortening of shorteners in other processes, asked in turns. */
export class RoutedShortening implements LinkShortening {
  readonly #parts: RoutedShorteningParts;
  #addresses: readonly string[] = [];
  #until = Number.NEGATIVE_INFINITY;
  #next = 0;

  constructor(parts: RoutedShorteningParts) {
    this.#parts = parts;
  }

  async shorten(user: string, key: string, targets: readonly string[]): Promise<readonly string[]> {
    const address = await this.#one();
    if (address === undefined) throw new CodedError('overloaded', { retryMs: KNOWN_MS });
    try {
      const made = await this.#parts.client.call(address, SHORTENER, 'shorten', [user, key, targets], TRY_MS);
      return made as string[];
    } catch (error) {
      this.#until = Number.NEGATIVE_INFINITY;
      throw error;
    }
  }

  async #one(): Promise<string | undefined> {
    const { log, group, monotonic } = this.#parts;
    if (monotonic() >= this.#until) {
      const holders = await log.holders(group);
      this.#addresses = [...new Set(holders.values())].filter((address) => address !== '');
      this.#until = monotonic() + KNOWN_MS;
    }
    return this.#addresses[this.#next++ % this.#addresses.length];
  }
}
