import type { ClickStore } from '../ports/click-store.ts';
import { DAY_SUM } from './roll.ts';
import { type Dimension, decodeTally, Tally } from './tally.ts';
import { DAY_MS } from './visitors.ts';

const HOUR_MS = 3_600_000;

type Step = 'minute' | 'hour' | 'day';

export interface Statistics {
  from: number;
  to: number;
  /** Of persons, as far as one can tell; `bots` are those of programs. Together: all that were counted. */
  clicks: number;
  bots: number;
  visitors: number;
  /** Several days: who came on two of them counts twice, since a visitor is not known again the next day. */
  visitors_are: 'of_one_day' | 'sum_of_days';
  bot_visitors: number;
  /** Of `clicks`: asked not to be followed (DNT, GPC), and so count in no break-down and not as visitors. */
  not_followed: number;
  series: { at: number; clicks: number; bots: number }[];
  by: Record<Dimension, { value: string; clicks: number }[]>;
  bots_by: { value: string; clicks: number }[];
}

export interface Period {
  /** Milliseconds since 1970; counted are the whole minutes from `from` up to and without `to`. */
  readonly from: number;
  readonly to: number;
  readonly step: Step;
}

const STEP_MINUTES: Readonly<Record<Step, number>> = { minute: 1, hour: 60, day: 1_440 };
/** Days that one request may ask for. */
export const MAX_DAYS = 5 * 366;

/** Reads the rows of each day of the period, adds them up, and puts the sums in order. */
export async function readStatistics(store: ClickStore, link: string, period: Period): Promise<Statistics> {
  const whole = new Tally();
  let [visitors, botVisitors, days] = [0, 0, 0];
  for (let day = Math.floor(period.from / DAY_MS); day * DAY_MS < period.to; day++) {
    const tally = await readDay(store, link, day, period);
    if (tally === undefined) continue;
    days++;
    visitors += tally.visitors.count();
    botVisitors += tally.botVisitors.count();
    whole.merge(tally);
  }
  return {
    ...{ from: period.from, to: period.to, clicks: whole.people, bots: whole.bots },
    ...{ visitors, visitors_are: days > 1 ? 'sum_of_days' : 'of_one_day' },
    ...{ bot_visitors: botVisitors, not_followed: whole.unfollowed },
    series: seriesOf(whole, period),
    by: rankedBy(whole),
    bots_by: ordered(whole.reasons),
  };
}

/** Rows are of an hour, long ago of a day: of one that the period cuts, all but the series count in whole. */
async function readDay(
  store: ClickStore,
  link: string,
  day: number,
  { from, to }: Period,
): Promise<Tally | undefined> {
  let tally: Tally | undefined;
  for (const row of await store.rows(link, day)) {
    const isDay = row.epoch === DAY_SUM;
    const start = isDay ? day * DAY_MS : (day * 24 + row.hour) * HOUR_MS;
    if (start + (isDay ? DAY_MS : HOUR_MS) <= from || start >= to) continue;
    tally ??= new Tally();
    tally.merge(decodeTally(row.bytes));
  }
  return tally;
}

function seriesOf(tally: Tally, { from, to, step }: Period): Statistics['series'] {
  const minutes = STEP_MINUTES[step];
  const points = new Map<number, { at: number; clicks: number; bots: number }>();
  for (const [minute, [clicks, bots]] of tally.minutes) {
    if (minute * 60_000 < Math.floor(from / 60_000) * 60_000 || minute * 60_000 >= to) continue;
    const at = Math.floor(minute / minutes) * minutes * 60_000;
    const point = points.get(at) ?? { at, clicks: 0, bots: 0 };
    points.set(at, { at, clicks: point.clicks + clicks, bots: point.bots + bots });
  }
  return [...points.values()].sort((a, b) => a.at - b.at);
}

function rankedBy({ by }: Tally): Statistics['by'] {
  return {
    ...{ device: ordered(by.device), browser: ordered(by.browser), language: ordered(by.language) },
    ...{ referrer: ordered(by.referrer), country: ordered(by.country), campaign: ordered(by.campaign) },
  };
}

function ordered(counts: ReadonlyMap<string, number>): { value: string; clicks: number }[] {
  return Array.from(counts, ([value, clicks]) => ({ value, clicks })).sort(
    (a, b) => b.clicks - a.clicks || (a.value < b.value ? -1 : 1),
  );
}
