type Listener = (...args: unknown[]) => void;

/** Lists of listeners, typed by the arguments that each kind of event has. */
export class Emitter<Events extends Record<keyof Events, unknown[]>> {
  readonly #listeners = new Map<keyof Events, Listener[]>();
  readonly #failed: (error: unknown) => void;

  /** `failed` is given what a listener throws, which harms no other listener. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  /** Returns what takes the listener away again. */
  on<K extends keyof Events>(kind: K, listener: (...args: Events[K]) => void): () => void {
    const added = listener as unknown as Listener;
    // Replaced, never changed: an emit that is under way goes on over the list it began with.
    this.#listeners.set(kind, [...(this.#listeners.get(kind) ?? []), added]);
    return () => {
      const left = (this.#listeners.get(kind) ?? []).filter((other) => other !== added);
      if (left.length > 0) this.#listeners.set(kind, left);
      else this.#listeners.delete(kind);
    };
  }

  /** Is anybody listening? Lets a hot path spare itself the making of an argument. */
  has(kind: keyof Events): boolean {
    return this.#listeners.has(kind);
  }

  emit<K extends keyof Events>(kind: K, ...args: Events[K]): void {
    const listeners = this.#listeners.get(kind);
    if (listeners === undefined) return;
    for (const listener of listeners) {
      try {
        listener(...args);
      } catch (error) {
        this.#failed(error);
      }
    }
  }
}
