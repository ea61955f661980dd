import type { Clock } from '../../ports/clock.ts';

/** 2020-01-01T00:00:00Z. 41 bits of milliseconds reach to the year 2089. Never changed: ids would repeat. */
export const ID_EPOCH = 1_577_836_800_000;
const WORKERS = 1024;
const SEQUENCE = 4096;

/**
 * Ids that rise with time: 41 bits of milliseconds since ID_EPOCH, 10 of worker, 12 of sequence, as decimal strings,
 * since they do not fit a JS number. `worker` is asked for each id, and throws when this process holds no number. Unique among all generators with different worker numbers, and within one run
 * whatever the clock does: while the clock stands before the last id's millisecond, the last one's goes on, and a full
 * millisecond borrows from the next.
 */
export function createIds(worker: () => number, clock: Clock): () => string {
  let millisecond = 0;
  let sequence = 0;
  return () => {
    const number = worker();
    if (!Number.isInteger(number) || number < 0 || number >= WORKERS) {
      throw new RangeError(`Worker ${number} is not a whole number from 0 to ${WORKERS - 1}.`);
    }
    const now = Math.max(0, Math.floor(clock.now()) - ID_EPOCH);
    if (now > millisecond) {
      millisecond = now;
      sequence = 0;
    } else if (++sequence === SEQUENCE) {
      millisecond++;
      sequence = 0;
    }
    return ((BigInt(millisecond) << 22n) | BigInt(number << 12) | BigInt(sequence)).toString();
  };
}
