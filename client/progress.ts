import type { Clock, Timer } from '../ports/clock.ts';
import { Conversation } from './conversation.ts';
import type { ClientStorage } from './storage.ts';

const PREFIX = 'at/';
/** A crash of the process makes at most this much of the past come again. */
const SAVE_MS = 1_000;

/**
 * Saves how far each conversation has been given to the application: after its listeners ran, and gathered, since at
 * full speed a write an event would cost more than the event.
 */
export class Progress {
  readonly #storage: ClientStorage;
  readonly #clock: Clock;
  readonly #failed: (error: unknown) => void;
  #unsaved: Conversation[] = [];
  #timer: Timer | undefined;
  /** A save that overtook a forgetting would be forgotten with the rest. */
  #forgetting: Promise<void> = Promise.resolve();

  constructor(storage: ClientStorage, clock: Clock, failed: (error: unknown) => void) {
    this.#storage = storage;
    this.#clock = clock;
    this.#failed = failed;
  }

  async load(): Promise<Conversation[]> {
    const keys = await this.#storage.keys(PREFIX);
    const found = await Promise.all(
      keys.map(async (key) => {
        const saved = await this.#storage.get(key);
        return saved === undefined ? undefined : Conversation.restore(key.slice(PREFIX.length), saved);
      }),
    );
    return found.filter((conversation) => conversation !== undefined);
  }

  touch(conversation: Conversation): void {
    if (conversation.unsaved) return;
    conversation.unsaved = true;
    this.#unsaved.push(conversation);
    this.#timer ??= this.#clock.after(SAVE_MS, () => this.#fire());
  }

  /** Resolves when everything up to now is saved. */
  async flush(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    await this.#forgetting;
    const unsaved = this.#unsaved;
    this.#unsaved = [];
    await Promise.all(
      unsaved.map((conversation) => {
        conversation.unsaved = false;
        return this.#storage.set(PREFIX + conversation.id, conversation.save());
      }),
    );
  }

  /** All numbers are void. */
  forget(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    for (const conversation of this.#unsaved) conversation.unsaved = false;
    this.#unsaved = [];
    this.#forgetting = this.#deleteAll();
    return this.#forgetting;
  }

  async #deleteAll(): Promise<void> {
    const keys = await this.#storage.keys(PREFIX);
    await Promise.all(keys.map((key) => this.#storage.delete(key)));
  }

  #fire(): void {
    this.flush().catch(this.#failed);
  }
}
