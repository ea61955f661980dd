import type { ConsumeOptions, EventLog, PartitionConsumer } from '../../ports/event-log.ts';
import { encodeFrame } from '../../shortener/click.ts';
import { CLICK_TOPIC } from '../../shortener/click-appender.ts';

/**
 * Knows how far the clicks of a log were folded, by whichever instances fold them: it stands between each of them and
 * its log. Lag alone would not do, since a log elsewhere is longer than whoever reads it has heard.
 */
export class FoldWatch {
  /** By partition: every record up to this offset is folded. */
  readonly #folded = new Map<number, number>();
  #told: () => void = () => undefined;
  #serial = 0;

  through(log: EventLog): EventLog {
    return new Proxy(log, {
      get: (target, name) => {
        if (name === 'consume') {
          return (options: ConsumeOptions) =>
            target.consume({ ...options, consumer: this.#watched(options.consumer) });
        }
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  /** Resolves when everything that was appended before the call is folded: an empty frame in each partition is behind it. */
  async caughtUp(log: EventLog): Promise<void> {
    const marks = new Map<number, Promise<number>>();
    for (let tried = 0; marks.size < log.partitionCount(CLICK_TOPIC); tried++) {
      const key = `fold-watch-${tried}`;
      const partition = log.partitionOf(CLICK_TOPIC, key);
      if (!marks.has(partition)) marks.set(partition, this.#mark(log, key));
    }
    for (const [partition, mark] of marks) {
      const offset = await mark;
      while ((this.#folded.get(partition) ?? -1) < offset) {
        await new Promise<void>((resolve) => {
          this.#told = resolve;
        });
      }
    }
  }

  async #mark(log: EventLog, key: string): Promise<number> {
    const frame = { source: `fold-watch-${process.pid}`, serial: ++this.#serial, base: 0 };
    const empty = encodeFrame({ ...frame, links: [], contexts: [], clicks: [] });
    return (await log.append(CLICK_TOPIC, key, empty)).offset;
  }

  #watched(consumer: PartitionConsumer): PartitionConsumer {
    return {
      assigned: (partition) => consumer.assigned(partition),
      caughtUp: (partition) => consumer.caughtUp(partition),
      revoked: (partition) => consumer.revoked(partition),
      records: async (topic, partition, records) => {
        await consumer.records(topic, partition, records);
        const last = records.at(-1)?.offset ?? -1;
        this.#folded.set(partition, Math.max(last, this.#folded.get(partition) ?? -1));
        this.#told();
      },
    };
  }
}
