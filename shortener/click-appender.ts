import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import { PartitionKeys } from './partition-keys.ts';
import type { Entry } from './spool-entry.ts';

export const CLICK_TOPIC = 'link.clicks';
/** A log that has not answered after this long is away: what was sent is spooled, and known again by its serial. */
const ANSWER_MS = 3_000;

/** Brings frames to the log, each to its partition. */
export class ClickAppender {
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #keys: PartitionKeys;

  constructor(log: EventLog, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
    this.#keys = new PartitionKeys(log, CLICK_TOPIC);
  }

  /** What of the entry is not known to be in the log. */
  async append(entry: Entry): Promise<Entry> {
    const outcomes = await Promise.all(entry.map((frame) => this.#appended(frame.partition, frame.bytes)));
    return entry.filter((_, i) => !outcomes[i]);
  }

  #appended(partition: number, bytes: Uint8Array): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = this.#clock.after(ANSWER_MS, () => resolve(false));
      const settle = (done: boolean): void => {
        timer.cancel();
        resolve(done);
      };
      this.#log.append(CLICK_TOPIC, this.#keys.keyOf(partition), bytes).then(
        () => settle(true),
        () => settle(false),
      );
    });
  }
}
