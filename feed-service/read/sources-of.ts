import type { FeedStores } from '../../ports/feed-stores.ts';
import { standing } from '../../ports/graph.ts';
import { mentionSource, PULLED_SOURCES, pulledName, pulledSource } from '../names.ts';

const PAGE = 1_000;

/** Everything a home timeline is made of: what is followed, one's own posts, and those that mention one. */
export async function sourcesOf({ graph }: FeedStores, reader: string): Promise<string[]> {
  const sources = [reader, mentionSource(reader)];
  for (let after = ''; ; ) {
    const page = await graph.following(reader, after, PAGE);
    for (const source of page) if (source !== reader) sources.push(source);
    if (page.length < PAGE) return sources;
    after = page[page.length - 1]!;
  }
}

/** Lists of pulled posts of the sources that the reader follows; there are few that have any. */
export async function pulledSourcesOf({ graph, sets }: FeedStores, reader: string): Promise<string[]> {
  const found: string[] = [];
  for (let before = ''; ; ) {
    const page = await sets.members(PULLED_SOURCES, before, PAGE);
    const sources = page.map(pulledName);
    const relations = await graph.relations(reader, sources);
    sources.forEach((source, i) => {
      const { mine, theirs } = relations[i]!;
      if (source === reader || standing(mine, theirs) === 'follows') found.push(pulledSource(source));
    });
    if (page.length < PAGE) return found;
    before = page[page.length - 1]!;
  }
}
