import type { Mailbox, MailboxHandle, MailboxListener } from '../../ports/mailbox.ts';

/** A mailbox for the gateways of one process. Nothing is ever lost on the way, so `gap` is never called. */
export function createMemoryMailbox(): Mailbox {
  return new MemoryMailbox();
}

interface Box {
  readonly listener: MailboxListener;
  open: boolean;
}

interface Waiting {
  readonly box: Box;
  readonly lane: number;
  readonly bytes: Uint8Array;
}

/** One queue for all: messages are handed over in the order of the publishes, in a microtask of the same turn. */
class MemoryMailbox implements Mailbox {
  readonly #boxes = new Map<string, Box>();
  #waiting: Waiting[] = [];
  readonly #handOver = (): void => this.#deliver();

  publish(gateway: string, lane: number, bytes: Uint8Array): void {
    const box = this.#boxes.get(gateway);
    if (box !== undefined) this.#put(box, lane, bytes);
  }

  async listen(gateway: string, listener: MailboxListener): Promise<MailboxHandle> {
    if (this.#boxes.has(gateway)) throw new Error(`Somebody listens to the mailbox of gateway ${gateway}.`);
    const box: Box = { listener, open: true };
    this.#boxes.set(gateway, box);
    return {
      close: async () => {
        if (box.open) this.#boxes.delete(gateway);
        box.open = false;
      },
    };
  }

  broadcast(bytes: Uint8Array): void {
    for (const box of this.#boxes.values()) this.#put(box, 0, bytes);
  }

  #put(box: Box, lane: number, bytes: Uint8Array): void {
    if (this.#waiting.push({ box, lane, bytes }) === 1) queueMicrotask(this.#handOver);
  }

  #deliver(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    let next = 0;
    try {
      while (next < batch.length) {
        const { box, lane, bytes } = batch[next++]!;
        if (box.open) box.listener.message(lane, bytes);
      }
    } finally {
      // A handler that throws, which it must not, breaks its own message only.
      if (next < batch.length) {
        this.#waiting = batch.slice(next).concat(this.#waiting);
        queueMicrotask(this.#handOver);
      }
    }
  }
}
