import type { Bench } from './context.ts';
import { measureFeed } from './feed.ts';

/** From the call of publish to the last follower's timeline, idle and beside another author's fan-out. */
export const feedLag: Bench = (context) =>
  measureFeed(context, {
    name: 'feed-lag',
    size: context.asked.size || 1_000_000,
    load: 'authors with 100 to so many followers; busy: another author with so many posts all the time',
  });
