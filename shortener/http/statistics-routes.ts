import { z } from 'zod';
import { CodedError } from '../../protocol/errors.ts';
import { onceOwnLink } from '../change-link.ts';
import { ORPHANS } from '../click.ts';
import type { Cursors } from '../cursors.ts';
import { type ErasureParts, eraseClicks } from '../erase-clicks.ts';
import type { LinkDesk } from '../link-desk.ts';
import { MAX_DAYS, type Period, readStatistics } from '../statistics.ts';
import { DAY_MS } from '../visitors.ts';
import { type Route, route } from './route.ts';

const period = z.object({
  /** Milliseconds since 1970; the last 30 days unless told otherwise. */
  from: z.coerce.number().int().min(0).optional(),
  to: z.coerce.number().int().min(0).optional(),
  step: z.enum(['minute', 'hour', 'day']).default('day'),
});
const ranked = z.array(z.object({ value: z.string(), clicks: z.int() }));
const statistics = z.object({
  ...{ from: z.int(), to: z.int(), clicks: z.int(), bots: z.int(), visitors: z.int() },
  visitors_are: z.enum(['of_one_day', 'sum_of_days']),
  ...{ bot_visitors: z.int(), not_followed: z.int() },
  series: z.array(z.object({ at: z.int(), clicks: z.int(), bots: z.int() })),
  by: z.object({
    ...{ device: ranked, browser: ranked, language: ranked },
    ...{ referrer: ranked, country: ranked, campaign: ranked },
  }),
  bots_by: ranked,
  /** To be shown where countries are shown; '' : none are known here. */
  attribution: z.string(),
});

export interface StatisticsParts {
  readonly desk: LinkDesk;
  readonly erasure: ErasureParts;
  /** Resolves when what was folded of the link here stands in the store. */
  readonly saved: (link: string) => Promise<void>;
  readonly cursors: Cursors;
  readonly attribution: string;
}

/** Links of which one request erases. */
const ERASED_AT_ONCE = 100;

export function statisticsRoutes({ desk, erasure, saved, cursors, attribution }: StatisticsParts): Route[] {
  const { clicks } = erasure;
  const named = z.object({ name: z.string().max(64) });
  const read = async (link: string, query: z.output<typeof period>) => {
    await saved(link);
    return { ...(await readStatistics(clicks, link, periodOf(query, desk.clock.now()))), attribution };
  };
  return [
    route({
      ...{ method: 'GET', path: '/v1/links/{name}/statistics', scope: 'stats:read', params: named },
      summary: 'Clicks of a link: totals of persons and bots, visitors, a series and break-downs.',
      ...{ query: period, status: 200, response: statistics, errors: ['not_found'] },
      async handle({ by, params, query }) {
        const link = await onceOwnLink(desk, by.owner, params.name);
        return read(link.name, query);
      },
    }),
    route({
      ...{ method: 'DELETE', path: '/v1/links/{name}/statistics', scope: 'links:write', params: named },
      summary: 'Erases what was counted of a link up to now, also of one that was deleted.',
      ...{ status: 204, errors: ['not_found', 'log_unavailable'] },
      async handle({ by, params }) {
        await eraseClicks(erasure, await onceOwnLink(desk, by.owner, params.name));
      },
    }),
    route({
      ...{ method: 'DELETE', path: '/v1/statistics', scope: 'links:write', status: 200 },
      summary: `Erases what was counted of all links of the owner, ${ERASED_AT_ONCE} a request: again with the cursor until it is empty.`,
      query: z.object({ cursor: z.string().max(256).optional() }),
      ...{ response: z.object({ erased: z.int(), next: z.string() }), errors: ['cursor', 'log_unavailable'] },
      async handle({ by, query }) {
        const before = cursors.open(by.owner, query.cursor ?? '');
        const { links, next } = await desk.store.page(by.owner, before, ERASED_AT_ONCE);
        for (const link of links) await eraseClicks(erasure, link);
        return { erased: links.length, next: cursors.seal(by.owner, next) };
      },
    }),
    route({
      ...{ method: 'GET', path: '/v1/orphans/statistics', scope: 'stats:read', query: period, status: 200 },
      summary: 'Visits of names that no link has; for the operator.',
      ...{ response: statistics, errors: ['forbidden'] },
      async handle({ by, query }) {
        if (by.owner !== OPERATOR) throw new CodedError('forbidden');
        return read(ORPHANS, query);
      },
    }),
  ];
}

/** Who holds the key that the operator gave as an option. */
export const OPERATOR = 'operator';

function periodOf({ from, to, step }: z.output<typeof period>, now: number): Period {
  const end = to ?? now + 60_000;
  const start = from ?? end - 30 * DAY_MS;
  if (start >= end || end - start > MAX_DAYS * DAY_MS) {
    throw new CodedError('invalid', { field: 'from', detail: `A period has up to ${MAX_DAYS} days.` });
  }
  return { from: start, to: end, step };
}
