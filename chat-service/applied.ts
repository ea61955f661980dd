import { NotHeld } from '../ports/chat-calls.ts';

interface Waiter {
  readonly offset: number;
  resolve(): void;
  reject(error: Error): void;
}

interface Place {
  /** Everything up to it was numbered, can be read, and was delivered. */
  offset: number;
  waiters: Waiter[];
}

/** How far each partition held here is done, for callers who wait until their own record is. */
export class Applied {
  readonly #places = new Map<number, Place>();

  /** The partition begins anew. */
  assigned(partition: number): void {
    this.revoked(partition);
    this.#places.set(partition, { offset: -1, waiters: [] });
  }

  revoked(partition: number): void {
    const waiters = this.#places.get(partition)?.waiters ?? [];
    this.#places.delete(partition);
    for (const { reject } of waiters) reject(new NotHeld(`partition ${partition} was given to another`));
  }

  reached(partition: number, offset: number): void {
    const place = this.#places.get(partition);
    if (!place || offset <= place.offset) return;
    place.offset = offset;
    if (place.waiters.length === 0) return;
    const done = place.waiters.filter((waiter) => waiter.offset <= offset);
    place.waiters = place.waiters.filter((waiter) => waiter.offset > offset);
    for (const { resolve } of done) resolve();
  }

  /** Resolves when the offset is done. Rejects with NotHeld when the partition is, or goes, elsewhere. */
  until(partition: number, offset: number): Promise<void> {
    const place = this.#places.get(partition);
    if (!place) return Promise.reject(new NotHeld(`partition ${partition} is not held here`));
    if (place.offset >= offset) return Promise.resolve();
    return new Promise((resolve, reject) => place.waiters.push({ offset, resolve, reject }));
  }
}
