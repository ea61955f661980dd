import type { Bench } from './context.ts';
import { measureFeed } from './feed.ts';

/** Pages 1 and 10 of home timelines, and a storm of readers who come back. */
export const feedRead: Bench = (context) =>
  measureFeed(context, {
    name: 'feed-read',
    size: context.asked.size || 10_000,
    load: '200 readers follow 50 authors with 20 posts each, pages of 30; cold: the first reading ever; evicted: the timeline was dropped; the storm has so many readers',
  });
