/** One is being written, one gathered. */
const KEPT = 2;

/** Buffers of written batches, kept for later ones. */
export class SpareBuffers {
  readonly #mostBytes: number;
  readonly #buffers: Buffer[] = [];

  /** A buffer of more than `mostBytes` is given back instead of kept. */
  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  take(): Buffer | undefined {
    return this.#buffers.pop();
  }

  keep(buffer: Buffer): void {
    if (this.#buffers.length < KEPT && buffer.length <= this.#mostBytes) this.#buffers.push(buffer);
  }
}
