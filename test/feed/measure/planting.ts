import { systemClock } from '../../../ports/clock.ts';
import { FIRST_ID, LAST_ID } from '../../../ports/feed-ids.ts';
import type { FeedStores } from '../../../ports/feed-stores.ts';
import type { Half } from '../../../ports/graph.ts';
import { Reason, WINDOW_ENTRIES } from '../../../ports/timelines.ts';

/** A follow as it stands once applied. */
const HALF: Half = {
  ...{ serial: 1, wants: true, open: true, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: { epoch: 'planted', offset: 0 } },
};

/** Rows of a call. */
const FOLLOWS = 1_000;
/** Calls under way at once: while one reads, others write. */
const CALLS = 6;
const TIMELINES = 500;
const READINGS = 5_000;

/** Of those who are looked at in the order of their numbers. */
export const nameOf = (i: number): string => `r${String(i).padStart(8, '0')}`;
export const namesOf = (from: number, to: number): string[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => nameOf(from + i));

type Tell = (text: string) => void;

/** Work on slices of 0 … count, several under way at once. */
export async function inSlices(
  count: number,
  size: number,
  work: (from: number, to: number) => Promise<unknown>,
  tell: (done: number) => void = () => undefined,
): Promise<void> {
  let [next, done] = [0, 0];
  const runner = async (): Promise<void> => {
    while (next < count) {
      const from = next;
      next = Math.min(count, from + size);
      const to = next;
      await work(from, to);
      done += to - from;
      tell(done);
    }
  };
  await Promise.all(Array.from({ length: CALLS }, runner));
}

/** Follows of the first `count` as they stand after they were applied, without a record each. */
export async function plantFollows(
  { graph }: FeedStores,
  target: string,
  count: number,
  tell: Tell,
): Promise<void> {
  await inSlices(
    count,
    FOLLOWS,
    (from, to) => graph.write(namesOf(from, to).map((actor) => ({ actor, target, half: HALF }))).durable,
    (done) => tell(`${done} of ${count} follows`),
  );
}

/** As above, of some readers. */
export async function plantFollowsOf(
  { graph }: FeedStores,
  target: string,
  readers: readonly string[],
  tell?: (done: number) => void,
): Promise<void> {
  const write = (from: number, to: number): Promise<void> =>
    graph.write(readers.slice(from, to).map((actor) => ({ actor, target, half: HALF }))).durable;
  await inSlices(readers.length, FOLLOWS, write, tell);
}

/** They read just now. */
export async function plantReadings({ readers }: FeedStores, count: number, tell: Tell): Promise<void> {
  const now = systemClock.now();
  await inSlices(
    count,
    READINGS,
    (from, to) => readers.touch(namesOf(from, to), now).durable,
    (done) => tell(`${done} of ${count} readings`),
  );
}

/**
 * Builds the timelines of some who follow only this source, by the port and in the order in which a first reading does:
 * begun first, then the source is read.
 */
export async function buildTimelines(
  { timelines, posts }: FeedStores,
  readers: readonly string[],
  source: string,
): Promise<void> {
  const now = systemClock.now();
  const tokens = await Promise.all(readers.map((reader) => timelines.begin(reader, now)));
  const query = { source, direction: 'older', from: LAST_ID, limit: WINDOW_ENTRIES } as const;
  const [ids] = await posts.entries([query]);
  const entries = ids!.map((id) => ({ id, reasons: Reason.author }));
  await Promise.all(readers.map((reader, i) => timelines.complete(reader, tokens[i]!, entries, FIRST_ID)));
}

/** As above, of the first `count`. */
export function plantTimelines(stores: FeedStores, source: string, count: number, tell: Tell): Promise<void> {
  return inSlices(
    count,
    TIMELINES,
    (from, to) => buildTimelines(stores, namesOf(from, to), source),
    (done) => tell(`${done} of ${count} timelines`),
  );
}

/** Of some readers, trusted and empty. */
export async function plantTimelinesOf(
  { timelines }: FeedStores,
  readers: readonly string[],
  tell?: (done: number) => void,
): Promise<void> {
  const now = systemClock.now();
  const build = async (reader: string): Promise<void> => {
    await timelines.complete(reader, await timelines.begin(reader, now), [], FIRST_ID);
  };
  const slice = (from: number, to: number) => Promise.all(readers.slice(from, to).map(build));
  await inSlices(readers.length, TIMELINES, slice, tell);
}
