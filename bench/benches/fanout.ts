import type { Bench } from './context.ts';
import { measureFeed } from './feed.ts';

/** Deliveries a second of the fan-out worker, beside the bare additions to the same timelines. */
export const fanout: Bench = (context) => {
  const { celebrity, zipf } = context.asked;
  if (celebrity > 0) {
    return measureFeed(context, {
      name: 'celebrity',
      size: celebrity,
      load: 'one author with so many followers, merged at read; 10,000 of them have the feed open',
    });
  }
  if (zipf > 0) {
    return measureFeed(context, {
      name: 'zipf',
      size: zipf,
      load: 'a generated graph of so many users, all active; 5,000 posts, 64 at once, by authors as likely as they are followed',
    });
  }
  return measureFeed(context, {
    name: 'fanout',
    size: context.asked.size || 1_000_000,
    load: 'one author with so many followers, one in ten active, then all; slices through the log',
  });
};
