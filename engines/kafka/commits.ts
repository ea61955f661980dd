import type { Clock, Timer } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { Code, KafkaRefusal } from './error-codes.ts';
import type { Membership } from './membership.ts';
import { byTopic, keyOf } from './offsets.ts';
import type { Lane, Wire } from './wire.ts';

const GATHER_MS = 500;
/** When partitions are given back, what stands is committed first; after so many tries the successor reads more again. */
const LAST_TRIES = 3;

interface Commit {
  readonly topic: string;
  readonly partition: number;
  next: number;
  /** What Kafka has; undefined until that is known. */
  durable: number | undefined;
}

export interface CommitsOptions {
  readonly wire: Wire;
  readonly groupId: string;
  readonly membership: Membership;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Offsets of this member, gathered and sent now and then. Kafka refuses those of who is no member any more. */
export class Commits {
  readonly #options: CommitsOptions;
  readonly #lane: Lane;
  readonly #commits = new Map<string, Commit>();
  #timer: Timer | undefined;
  #sending: Promise<boolean> = Promise.resolve(true);
  #closed = false;

  constructor(options: CommitsOptions) {
    this.#options = options;
    this.#lane = options.wire.lane();
  }

  /** What Kafka has of a partition that this member begins with. Answers where reading starts. */
  start(topic: string, partition: number, durable: number, end: number): number {
    const commit = this.#of(topic, partition);
    commit.durable = durable;
    commit.next = Math.max(durable, Math.min(commit.next, end));
    if (commit.next > durable) this.#schedule();
    return commit.next;
  }

  set(topic: string, partition: number, next: number): void {
    const commit = this.#of(topic, partition);
    if (next <= commit.next) return;
    commit.next = next;
    this.#schedule();
  }

  /** Sends what was not sent, of one partition or of all, a few times if need be. */
  async flush(partition?: number): Promise<void> {
    for (let i = 0; i < LAST_TRIES; i++) {
      if (await this.#send((commit) => partition === undefined || commit.partition === partition)) return;
    }
  }

  forget(partition: number): void {
    for (const [key, commit] of this.#commits) {
      if (commit.partition === partition) this.#commits.delete(key);
    }
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    this.#lane.close();
  }

  #of(topic: string, partition: number): Commit {
    const key = keyOf(topic, partition);
    let commit = this.#commits.get(key);
    if (commit === undefined) {
      commit = { topic, partition, next: 0, durable: undefined };
      this.#commits.set(key, commit);
    }
    return commit;
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer ??= this.#options.clock.after(GATHER_MS, () => {
      this.#timer = undefined;
      void this.#send(() => true).then((done) => {
        if (!done) this.#schedule();
      });
    });
  }

  /** One request after the other, so that an older one never arrives behind a newer. */
  #send(which: (commit: Commit) => boolean): Promise<boolean> {
    this.#sending = this.#sending.then(() => this.#sendNow(which));
    return this.#sending;
  }

  async #sendNow(which: (commit: Commit) => boolean): Promise<boolean> {
    const { membership, groupId, logger } = this.#options;
    const sent = [...this.#commits.values()]
      .filter((commit) => commit.next > (commit.durable ?? commit.next) && which(commit))
      .map((commit) => ({ commit, next: commit.next }));
    if (sent.length === 0) return true;
    const { identity } = membership;
    if (identity === undefined) return false;
    try {
      const offsets = new Map(
        sent.map(({ commit, next }) => [keyOf(commit.topic, commit.partition), `${next}`]),
      );
      const topics = byTopic(
        sent.map(({ commit }) => commit),
        (partition) => partition,
      ).map(({ topic, partitions }) => ({
        topic,
        partitions: partitions.map((partition) => ({
          partition,
          offset: offsets.get(keyOf(topic, partition)),
        })),
      }));
      const answer = await this.#lane.ask<CommitAnswer>(await membership.coordinator(), 'OffsetCommit', {
        ...{ groupId, ...identity, topics },
      });
      const refused = refusals(answer);
      for (const { commit, next } of sent) {
        if (refused.has(keyOf(commit.topic, commit.partition))) continue;
        commit.durable = Math.max(commit.durable ?? 0, next);
      }
      for (const code of refused.values()) throw new KafkaRefusal(code, 'Commit');
      return true;
    } catch (error) {
      membership.forgetCoordinator();
      logger.debug({ groupId, error }, 'Offsets could not be committed; they are sent again.');
      return false;
    }
  }
}

interface CommitAnswer {
  readonly responses: readonly {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number; readonly errorCode: number }[];
  }[];
}

function refusals(answer: CommitAnswer): Map<string, number> {
  const refused = new Map<string, number>();
  for (const { topic, partitions } of answer.responses) {
    for (const { partition, errorCode } of partitions) {
      if (errorCode !== Code.NONE) refused.set(keyOf(topic, partition), errorCode);
    }
  }
  return refused;
}
