import { hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** Of a name or a state: two states of a row are taken for one in one case of 2.8 · 10^14. */
const DIGEST_BYTES = 6;
const ENTRY_BYTES = 2 * DIGEST_BYTES;
/** Length and sum of what follows. */
const HEAD_BYTES = 8;
const FIRST_SLOTS = 1 << 16;
const FULL = 0.6;
const CHUNK = 4 * 1024 * 1024;

/** A row by digests: which one, and what it holds. */
export interface Mark {
  readonly id: number;
  readonly state: number;
}

/** Its rows were given up, or begun and not compared. */
export const UNSURE = 1;
const GONE = 0;

/** The row of a table in a state that stands at the target and was read back there, as far as `Copied` was told. */
export function markOf(
  table: string,
  key: Uint8Array | string,
  ...value: readonly (Uint8Array | string)[]
): Mark {
  return { id: Math.max(1, digest([table, '\0', key])), state: Math.max(2, digest(value)) };
}

/**
 * What a migration has copied and compared, row by row, kept in a file beside its journal: a run that goes on copies only
 * what is not in it, and a pass over what stands costs a read of the source a row. 16 bytes of memory a row at the least,
 * 12 on disk. A file that ends in the middle of an entry was not written to its end, which costs a copy.
 */
export class Copied {
  readonly #file: FileHandle;
  #ids = new Float64Array(FIRST_SLOTS);
  #states = new Float64Array(FIRST_SLOTS);
  #slots = 0;
  #at = 0;
  /** Rows that are not gone. */
  #standing = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async open(path: string): Promise<Copied> {
    const file = await open(path, 'a+', 0o600);
    const copied = new Copied(file);
    try {
      await copied.#load();
    } catch (error) {
      await file.close();
      throw error;
    }
    return copied;
  }

  get standing(): number {
    return this.#standing;
  }

  has({ id, state }: Mark): boolean {
    return this.#states[this.#slot(id)] === state;
  }

  /** Resolves when a later run will know, unless the machine itself fails. */
  async note(marks: readonly Mark[]): Promise<void> {
    if (marks.length === 0) return;
    const bytes = Buffer.allocUnsafe(HEAD_BYTES + marks.length * ENTRY_BYTES);
    for (const [i, { id, state }] of marks.entries()) {
      bytes.writeUIntBE(id, HEAD_BYTES + i * ENTRY_BYTES, DIGEST_BYTES);
      bytes.writeUIntBE(state, HEAD_BYTES + i * ENTRY_BYTES + DIGEST_BYTES, DIGEST_BYTES);
    }
    bytes.writeUInt32BE(bytes.length - HEAD_BYTES, 0);
    bytes.writeUInt32BE(crc32(bytes.subarray(HEAD_BYTES)), 4);
    await this.#file.appendFile(bytes);
    for (const mark of marks) this.#set(mark);
  }

  /** From here on it counts as never copied. */
  gone(ids: readonly number[]): Promise<void> {
    return this.note(ids.map((id) => ({ id, state: GONE })));
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #load(): Promise<void> {
    let rest: Buffer = Buffer.alloc(0);
    const chunk = Buffer.alloc(CHUNK);
    for (let position = 0; ; ) {
      const { bytesRead } = await this.#file.read(chunk, 0, CHUNK, position);
      if (bytesRead === 0) break;
      position += bytesRead;
      rest = this.#take(Buffer.concat([rest, chunk.subarray(0, bytesRead)]));
    }
    await this.#file.truncate(this.#at);
  }

  /** Answers what is not whole, as yet or for good. */
  #take(bytes: Buffer): Buffer {
    let at = 0;
    while (at + HEAD_BYTES <= bytes.length) {
      const end = at + HEAD_BYTES + bytes.readUInt32BE(at);
      if (end > bytes.length) break;
      const body = bytes.subarray(at + HEAD_BYTES, end);
      if (crc32(body) !== bytes.readUInt32BE(at + 4)) break;
      for (let i = 0; i < body.length; i += ENTRY_BYTES) {
        const id = body.readUIntBE(i, DIGEST_BYTES);
        this.#set({ id, state: body.readUIntBE(i + DIGEST_BYTES, DIGEST_BYTES) });
      }
      this.#at += end - at;
      at = end;
    }
    return bytes.subarray(at);
  }

  #set({ id, state }: Mark): void {
    const slot = this.#slot(id);
    const stood = this.#ids[slot] !== 0 && this.#states[slot] !== GONE;
    this.#standing += Number(state !== GONE) - Number(stood);
    if (this.#ids[slot] === 0) this.#slots++;
    this.#ids[slot] = id;
    this.#states[slot] = state;
    if (this.#slots > FULL * this.#ids.length) this.#grow();
  }

  /** Of the row, or where it would be. */
  #slot(id: number): number {
    const last = this.#ids.length - 1;
    let slot = id % this.#ids.length;
    while (this.#ids[slot] !== 0 && this.#ids[slot] !== id) slot = slot === last ? 0 : slot + 1;
    return slot;
  }

  #grow(): void {
    const [ids, states] = [this.#ids, this.#states];
    this.#ids = new Float64Array(2 * ids.length);
    this.#states = new Float64Array(2 * ids.length);
    for (let i = 0; i < ids.length; i++) {
      if (ids[i] === 0) continue;
      const slot = this.#slot(ids[i]!);
      this.#ids[slot] = ids[i]!;
      this.#states[slot] = states[i]!;
    }
  }
}

function digest(parts: readonly (Uint8Array | string)[]): number {
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return hash('sha1', bytes, 'buffer').readUIntBE(0, DIGEST_BYTES);
}
