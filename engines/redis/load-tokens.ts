/** Where things stood when somebody began to read a link from the store. */
export interface LoadToken {
  readonly generation: number;
  readonly epoch: string;
}

/** Names of one age. Those that were never filled in, since no link has them, stay until their age is forgotten. */
const LIMIT = 20_000;

/**
 * The reads that are under way, by name: two ages, of which the older one is forgotten when the younger is full. Of
 * several reads of one name the oldest counts.
 */
export class LoadTokens {
  #young = new Map<string, LoadToken>();
  #old = new Map<string, LoadToken>();
  /** An age was forgotten: a name that is not here may have been. */
  #forgot = false;

  begin(name: string, token: LoadToken): void {
    if (this.#young.has(name) || this.#old.has(name)) return;
    if (this.#young.size >= LIMIT) {
      this.#forgot ||= this.#old.size > 0;
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(name, token);
  }

  /** Undefined: nobody had begun; unknown: it was so long ago, or never. */
  end(name: string): LoadToken | 'unknown' | undefined {
    const token = this.#young.get(name) ?? this.#old.get(name);
    this.#young.delete(name);
    this.#old.delete(name);
    return token ?? (this.#forgot ? 'unknown' : undefined);
  }
}
