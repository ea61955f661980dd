import { open, stat } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import type { Clock, Timer } from '../../ports/clock.ts';

const LOOK_MS = 250;
const CHUNK = 65_536;

/** Gives the lines that come to a file from now on. A file that is not there yet, or begins anew, is read from its start. */
export class FileFollower {
  readonly #file: string;
  readonly #onLine: (line: string) => void;
  readonly #clock: Clock;
  #decoder = new StringDecoder('utf8');
  #at = 0;
  #rest = '';
  #timer: Timer | undefined;
  #stopped = false;

  constructor(file: string, onLine: (line: string) => void, clock: Clock) {
    this.#file = file;
    this.#onLine = onLine;
    this.#clock = clock;
  }

  async start(): Promise<void> {
    this.#at = await this.#size();
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = this.#clock.after(LOOK_MS, () => void this.look().finally(() => this.#schedule()));
  }

  /** Reads what came since the last look. */
  async look(): Promise<void> {
    const size = await this.#size();
    if (size < this.#at) {
      this.#at = 0;
      this.#rest = '';
      this.#decoder = new StringDecoder('utf8');
    }
    if (size === this.#at) return;
    const handle = await open(this.#file, 'r');
    try {
      const buffer = Buffer.alloc(CHUNK);
      while (this.#at < size) {
        const { bytesRead } = await handle.read(buffer, 0, CHUNK, this.#at);
        if (bytesRead === 0) break;
        this.#at += bytesRead;
        this.#take(this.#decoder.write(buffer.subarray(0, bytesRead)));
      }
    } finally {
      await handle.close();
    }
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#onLine(line);
  }

  async #size(): Promise<number> {
    return stat(this.#file).then(
      ({ size }) => size,
      () => 0,
    );
  }
}
