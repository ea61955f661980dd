import type { FeedReaders } from '../../ports/feed-readers.ts';

/** Readings of a store behind the cache, and which readers it was asked for. */
export class Readings implements FeedReaders {
  readonly known = new Map<string, number>();
  readonly asked: (readonly string[])[] = [];
  /** Awaited before an answer that was looked up already is given. */
  hold: Promise<void> | undefined;

  touch(users: readonly string[], at: number): ReturnType<FeedReaders['touch']> {
    for (const user of users) this.known.set(user, Math.max(at, this.known.get(user) ?? 0));
    return { readable: null, durable: Promise.resolve() };
  }

  async lastRead(users: readonly string[]): Promise<readonly number[]> {
    this.asked.push(users);
    const answer = users.map((user) => this.known.get(user) ?? 0);
    await this.hold;
    return answer;
  }

  raiseMark(): never {
    throw new Error('not asked for here');
  }

  mark(): never {
    throw new Error('not asked for here');
  }
}
