import { LAST_ID } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';

export interface TimelineAudit {
  /** Whose follow stands, by the graph. */
  readonly followers: number;
  /** Of those, timelines that stand. */
  readonly windows: number;
  /** Posts that a standing timeline lacks, has more than once, or has though nobody published them. */
  readonly missing: number;
  readonly twice: number;
  readonly extra: number;
}

const PAGE = 1_000;
/** More than are ever published here. */
const ENTRIES = 400;

/**
 * Compares the timeline of every follower, as it stands in the cache, with what was published. Who follows is asked of
 * the graph, and each is told once or this throws: the list that fan-out goes by is looked at too.
 */
export async function auditTimelines(
  stores: FeedStores,
  source: string,
  published: readonly string[],
  tell: (text: string) => void,
): Promise<TimelineAudit> {
  const found = { followers: 0, windows: 0, missing: 0, twice: 0, extra: 0 };
  const told = new Set<string>();
  let looking: Promise<void> = Promise.resolve();
  for (let after = '', more = true; more; ) {
    const names = await stores.graph.followers(source, after, PAGE);
    for (const name of names) {
      if (told.has(name)) throw new Error(`${name} is told twice among the followers.`);
      told.add(name);
    }
    await looking;
    looking = look(stores, names, published, found);
    found.followers += names.length;
    more = names.length === PAGE;
    after = names.at(-1) ?? after;
    tell(`${found.followers} timelines compared`);
  }
  await looking;
  return found;
}

async function look(
  { timelines }: FeedStores,
  readers: readonly string[],
  published: readonly string[],
  found: { windows: number; missing: number; twice: number; extra: number },
): Promise<void> {
  const pages = await Promise.all(readers.map((reader) => timelines.page(reader, LAST_ID, 'older', ENTRIES)));
  for (const page of pages) {
    if (page === undefined) continue;
    found.windows++;
    const compared = compare(
      page.entries.map(({ id }) => id),
      published,
    );
    found.missing += compared.missing;
    found.twice += compared.twice;
    found.extra += compared.extra;
  }
}

/** What a list lacks, has more than once, and has though it should not. */
export function compare(
  list: readonly string[],
  published: readonly string[],
): { readonly missing: number; readonly twice: number; readonly extra: number } {
  const seen = new Set(list);
  const due = new Set(published);
  return {
    missing: published.filter((id) => !seen.has(id)).length,
    twice: list.length - seen.size,
    extra: [...seen].filter((id) => !due.has(id)).length,
  };
}
