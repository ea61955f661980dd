import type { Calls } from './calls.ts';
import { KithError } from './errors.ts';

/** Whether the application shows the home timeline. Said once, and again on each connection while it does. */
export class FeedWatch {
  readonly #calls: Calls;
  readonly #failed: (error: unknown) => void;
  #open = false;
  #saying: Promise<void> | undefined;

  constructor(calls: Calls, failed: (error: unknown) => void) {
    this.#calls = calls;
    this.#failed = failed;
  }

  /** Resolves when the server knows what was said last; rejects with what it refuses for good, and with 'closed'. */
  set(open: boolean): Promise<void> {
    this.#open = open;
    this.#saying ??= this.#say().finally(() => {
      this.#saying = undefined;
    });
    return this.#saying;
  }

  /** A new connection knows nothing of the last one's. A call under way is repeated by itself. */
  welcomed(): void {
    if (!this.#open || this.#saying !== undefined) return;
    this.set(true).catch((error: unknown) => {
      if (!(error instanceof KithError && error.reason === 'closed')) this.#failed(error);
    });
  }

  /** One at a time: two under way could be repeated in the wrong order. */
  async #say(): Promise<void> {
    try {
      for (let said: boolean | undefined; said !== this.#open; ) {
        const open = this.#open;
        await this.#calls.call({ watchFeed: { open } }, (frame) => frame.watched);
        said = open;
      }
    } catch (error) {
      // Refused for good: another connection would be told the same.
      this.#open = false;
      throw error;
    }
  }
}
