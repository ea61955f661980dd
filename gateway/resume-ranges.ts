import type { ChatCalls } from '../ports/chat-calls.ts';
import type { Codec } from './codec/codec.ts';

/** Bytes of encoded ranges kept: a storm of returning clients asks for the same few. */
const KEPT_BYTES = 32 * 1024 * 1024;

export interface EncodedRange {
  readonly chunk: Uint8Array;
  readonly more: boolean;
}

/**
 * Ranges of events that returning clients lack, as frames. Identical ones are read and encoded once: ranges never
 * change, since events are numbered for ever.
 */
export class ResumeRanges {
  readonly #calls: ChatCalls;
  readonly #ranges = new Map<string, Promise<EncodedRange>>();
  #bytes = 0;

  constructor(calls: ChatCalls) {
    this.#calls = calls;
  }

  /** For one who is a member: events `from` to `to`, as one Events frame. */
  read(codec: Codec, user: string, conversation: string, from: number, to: number): Promise<EncodedRange> {
    const key = `${codec.index}:${conversation}:${from}:${to}`;
    let range = this.#ranges.get(key);
    if (!range) {
      range = this.#read(codec, user, conversation, from, to);
      this.#ranges.set(key, range);
      range.then(
        ({ chunk }) => this.#keep(chunk.length),
        () => this.#ranges.delete(key),
      );
    }
    return range;
  }

  async #read(
    codec: Codec,
    user: string,
    conversation: string,
    from: number,
    to: number,
  ): Promise<EncodedRange> {
    const { events, more } = await this.#calls.range(user, conversation, from, to);
    return {
      chunk: codec.encodeEvents(0, conversation, events, false),
      more: more || events.length < to - from + 1,
    };
  }

  /** Beyond the bound everything is forgotten: a storm is over long before, and what comes next is read anew. */
  #keep(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= KEPT_BYTES) return;
    this.#ranges.clear();
    this.#bytes = 0;
  }
}
