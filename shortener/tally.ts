import type { Context } from './click.ts';
import { HyperLogLog } from './hyper-log-log.ts';

/** By what clicks of persons are broken down; in the order of a Context. */
const dimensions = ['device', 'browser', 'language', 'referrer', 'country', 'campaign'] as const;
export type Dimension = (typeof dimensions)[number];

/** Values of one dimension in one row; what comes later counts as OTHER. */
const MOST_VALUES = 200;
const OTHER = '(other)';

type Counts = Map<string, number>;

/** The fold of clicks of one link: of a part of the log within an hour, or of many of those together. */
export class Tally {
  /** Of persons, as far as one can tell. */
  people = 0;
  bots = 0;
  /** Visits that asked not to be followed, persons only. */
  unfollowed = 0;
  /** Seconds since 1970 divided by 60 → persons, bots. */
  readonly minutes = new Map<number, [people: number, bots: number]>();
  readonly by: Readonly<Record<Dimension, Counts>> = {
    ...{ device: new Map(), browser: new Map(), language: new Map() },
    ...{ referrer: new Map(), country: new Map(), campaign: new Map() },
  };
  /** Reason → bots. */
  readonly reasons: Counts = new Map();
  readonly visitors = new HyperLogLog();
  readonly botVisitors = new HyperLogLog();

  add(context: Context, second: number, count: number): void {
    const bot = context[6];
    const mark = context[7];
    const minute = Math.floor(second / 60);
    let pair = this.minutes.get(minute);
    if (pair === undefined) {
      pair = [0, 0];
      this.minutes.set(minute, pair);
    }
    if (bot !== '') {
      this.bots += count;
      pair[1] += count;
      raise(this.reasons, bot, count);
      if (mark >= 0) this.botVisitors.add(mark);
      return;
    }
    this.people += count;
    pair[0] += count;
    if (mark >= 0) this.visitors.add(mark);
    else this.unfollowed += count;
    dimensions.forEach((dimension, i) => {
      raise(this.by[dimension], context[i] as string, count);
    });
  }

  /** Forgets when within the day. */
  toDay(day: number): this {
    this.minutes.clear();
    this.minutes.set(day * 1_440, [this.people, this.bots]);
    return this;
  }

  merge(other: Tally): void {
    this.people += other.people;
    this.bots += other.bots;
    this.unfollowed += other.unfollowed;
    for (const [minute, [people, bots]] of other.minutes) {
      const pair = this.minutes.get(minute) ?? [0, 0];
      this.minutes.set(minute, [pair[0] + people, pair[1] + bots]);
    }
    for (const dimension of dimensions) {
      for (const [value, count] of other.by[dimension]) raise(this.by[dimension], value, count);
    }
    for (const [reason, count] of other.reasons) raise(this.reasons, reason, count);
    this.visitors.merge(other.visitors);
    this.botVisitors.merge(other.botVisitors);
  }
}

function raise(counts: Counts, value: string, count: number): void {
  const standing = counts.get(value);
  if (standing !== undefined || counts.size < MOST_VALUES) counts.set(value, (standing ?? 0) + count);
  else counts.set(OTHER, (counts.get(OTHER) ?? 0) + count);
}

interface Encoded {
  readonly n: readonly [people: number, bots: number, unfollowed: number];
  /** Minute, persons, bots. */
  readonly m: readonly number[];
  readonly d: readonly (readonly [string, number][])[];
  readonly r: readonly [string, number][];
  readonly v: readonly number[];
  readonly w: readonly number[];
}

/** Visits that are alike: the second, how many, and what is known of the visitor. */
export type Visit = readonly [second: number, count: number, ...context: Context];

/** Visits one by one: for a link that has a few in an hour this costs a tenth of sums, in memory and on disk. */
export function encodeVisits(visits: readonly Visit[]): Uint8Array {
  return Buffer.from(JSON.stringify({ f: visits }));
}

export function tallyOf(visits: readonly Visit[]): Tally {
  const tally = new Tally();
  for (const [second, count, ...context] of visits) tally.add(context, second, count);
  return tally;
}

export function encodeTally(tally: Tally): Uint8Array {
  const encoded: Encoded = {
    n: [tally.people, tally.bots, tally.unfollowed],
    m: [...tally.minutes].flatMap(([minute, pair]) => [minute, ...pair]),
    d: dimensions.map((dimension) => [...tally.by[dimension]]),
    r: [...tally.reasons],
    v: tally.visitors.toMarks(),
    w: tally.botVisitors.toMarks(),
  };
  return Buffer.from(JSON.stringify(encoded));
}

export function decodeTally(bytes: Uint8Array): Tally {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const encoded = JSON.parse(text) as Encoded | { readonly f: readonly Visit[] };
  if ('f' in encoded) return tallyOf(encoded.f);
  const { n, m, d, r, v, w } = encoded;
  const tally = new Tally();
  [tally.people, tally.bots, tally.unfollowed] = n;
  for (let i = 0; i < m.length; i += 3) tally.minutes.set(m[i]!, [m[i + 1]!, m[i + 2]!]);
  dimensions.forEach((dimension, i) => {
    for (const [value, count] of d[i] ?? []) tally.by[dimension].set(value, count);
  });
  for (const [reason, count] of r) tally.reasons.set(reason, count);
  tally.visitors.merge(HyperLogLog.of(v));
  tally.botVisitors.merge(HyperLogLog.of(w));
  return tally;
}
