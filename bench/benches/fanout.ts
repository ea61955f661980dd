import type { Bench } from './context.ts';
import { measureFeed } from './feed.ts';

/** Deliveries a second of the fan-out worker, beside the bare additions to the same timelines. */
export const fanout: Bench = (context) =>
  measureFeed(context, {
    name: 'fanout',
    size: 1_000_000,
    load: 'one author with so many followers, all active; then one in ten active; followers read from disk, slices through the log',
  });
