/**
 * Beyond the limit this much more is read and thrown away before the refusal, because closing a connection with bytes
 * unread resets it, and the reset may overtake the answer that says why.
 */
const DISCARDED_BYTES = 1024 * 1024;
const FIRST_BYTES = 4096;

/** Gathers a request body in one growing buffer, so that a body of one-byte chunks costs no more than its bytes. */
export class Body {
  readonly #limit: number;
  #buffer: Uint8Array = new Uint8Array(0);
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Copies `chunk`, which may die after the call. Keeps nothing once the limit is passed. */
  add(chunk: Uint8Array): void {
    const at = this.#size;
    this.#size += chunk.length;
    if (this.tooLarge) {
      this.#buffer = new Uint8Array(0);
      return;
    }
    if (this.#size > this.#buffer.length) this.#grow(at);
    this.#buffer.set(chunk, at);
  }

  /** More came than is allowed. */
  get tooLarge(): boolean {
    return this.#size > this.#limit;
  }

  /** So much more came that waiting for the end would be a gift to an attacker: refuse and close now. */
  get hopeless(): boolean {
    return this.#size > this.#limit + DISCARDED_BYTES;
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.tooLarge ? 0 : this.#size);
  }

  #grow(used: number): void {
    const capacity = Math.min(this.#limit, Math.max(FIRST_BYTES, this.#buffer.length * 2, this.#size));
    const larger = new Uint8Array(capacity);
    larger.set(this.#buffer.subarray(0, used));
    this.#buffer = larger;
  }
}
