import { createHmac, randomBytes } from 'node:crypto';
import type { ClickStore } from '../ports/click-store.ts';
import { visitorMark } from './hyper-log-log.ts';
import { Remembered } from './remembered.ts';

export const DAY_MS = 86_400_000;
const REMEMBERED = 50_000;

/**
 * Tells visitors apart for a day: HMAC-SHA-256 with the secret of the day over domain, address and agent, of which only
 * a register and a rank are kept. The secret is forgotten after the next day, so nobody can ask later whether an address
 * was here, and visitors of two days cannot be told to be the same.
 */
export class Visitors {
  readonly #store: ClickStore;
  readonly #domain: string;
  /** By day. */
  readonly #days = new Map<number, Remembered<number>>();

  constructor(store: ClickStore, domain: string) {
    this.#store = store;
    this.#domain = domain;
  }

  /** To be awaited before marks of that day are asked for. */
  async prepare(day: number): Promise<void> {
    if (this.#days.has(day)) return;
    const secret = await this.#store.secret(day, randomBytes(32).toString('base64url'));
    this.#days.set(
      day,
      new Remembered(REMEMBERED, (visitor) =>
        visitorMark(createHmac('sha256', secret).update(`${this.#domain}\n${visitor}`).digest()),
      ),
    );
    for (const old of this.#days.keys()) if (old < day - 1) this.#days.delete(old);
  }

  mark(day: number, address: string, agent: string): number {
    const known = this.#days.get(day);
    return known === undefined ? -1 : known.get(`${address}\n${agent}`);
  }
}
