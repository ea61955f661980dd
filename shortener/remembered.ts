/** A function's answers by its argument, the `limit` used last. */
export class Remembered<Value> {
  readonly #limit: number;
  readonly #make: (key: string) => Value;
  /** Two generations instead of an order: a look-up moves nothing, and forgetting drops half at once. */
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  constructor(limit: number, make: (key: string) => Value) {
    this.#limit = limit;
    this.#make = make;
  }

  get(key: string): Value {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const value = this.#old.get(key) ?? this.#make(key);
    if (this.#young.size >= this.#limit / 2) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
    return value;
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
