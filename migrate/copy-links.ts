import { isDeepStrictEqual } from 'node:util';
import { fingerprintOf, type OwnedLink, requestOf } from '../engines/embedded/snapshot-links.ts';
import type { RawRow } from '../engines/embedded/snapshot-tables.ts';
import type { Clock } from '../ports/clock.ts';
import type { Link } from '../ports/link-store.ts';
import { type Copied, markOf } from './copied.ts';
import { copyChanged } from './copy-changed.ts';
import type { Source, Target } from './engines.ts';
import { inParallel } from './in-parallel.ts';
import type { Journal } from './journal.ts';
import type { Say } from './say.ts';
import type { Tally } from './tally.ts';

const SIZE = { rows: 2_000, bytes: 4 * 1024 * 1024 };
const READS = 64;
/** Conditional writes are slow one by one. */
const AT_ONCE = 32;
/** Owners whose lists are compared page by page at the end. */
const OWNERS = 100;
const PAGE = 100;
const DAY_MS = 86_400_000;

export interface LinkCopy {
  readonly source: Source;
  readonly target: Target;
  readonly tally: Tally;
  readonly journal: Journal;
  readonly copied: Copied;
  readonly clock: Clock;
}

/** Links and what belongs to them but their clicks. Changes of links are in no log: tables are compared by digests. */
export class LinkCopier {
  readonly #copy: LinkCopy;
  #last = 0;

  constructor(copy: LinkCopy) {
    this.#copy = copy;
  }

  /** `say`: the first time. */
  async run(say?: Say): Promise<void> {
    const { tally } = this.#copy;
    tally.tables['short links'] = await this.#links(say);
    tally.tables['link fingerprints'] = await this.#fingerprints(say);
    tally.tables['link requests'] = await this.#requests();
    tally.tables['link budgets'] = await this.#budgets();
    tally.tables['API keys'] = await this.#apiKeys();
    await this.#codes();
    await this.#secrets();
  }

  #links(say?: Say): Promise<number> {
    const { source, target, tally, copied } = this.#copy;
    return copyChanged(
      copied,
      {
        name: 'links',
        page: (from) => source.stores.links.links(from, SIZE),
        mark: ({ key, bytes }) => markOf('links', key, bytes),
        copy: async (rows) => {
          await target.links.moved.putLinks(rows);
          tally.rows += rows.length;
          return this.#standing(rows, async ({ link }) => {
            const same = isDeepStrictEqual(await target.links.links.link(link.name), link);
            return same ? undefined : `link ${link.name}`;
          });
        },
      },
      say,
    );
  }

  #fingerprints(say?: Say): Promise<number> {
    const { source, target, tally, copied, clock } = this.#copy;
    return copyChanged(
      copied,
      {
        name: 'link fingerprints',
        page: (from) => source.stores.links.fingerprints(from, SIZE),
        mark: rowMark('link fingerprints'),
        copy: async (rows) => {
          this.#last = Math.max(this.#last + 1, clock.now());
          await target.links.moved.putFingerprints(rows.map(fingerprintOf), this.#last);
          tally.rows += rows.length;
          return this.#standing(rows, async (row) => {
            const { owner, fingerprint, name } = fingerprintOf(row);
            const same = (await target.links.links.byFingerprint(owner, fingerprint)) === name;
            return same ? undefined : `a fingerprint of ${owner}`;
          });
        },
      },
      say,
    );
  }

  /** Those that are over are settled anew by whoever comes with the key. */
  #requests(): Promise<number> {
    const { source, target, tally, copied, clock } = this.#copy;
    return copyChanged(copied, {
      name: 'link requests',
      page: (from) => source.stores.links.requests(from, SIZE),
      mark: rowMark('link requests'),
      copy: (rows) =>
        this.#standing(rows, async (row) => {
          const { owner, key, value, until } = requestOf(row);
          const now = clock.now();
          if (until <= now) return undefined;
          tally.rows++;
          const settled = await target.links.links.settleRequest(owner, key, value, now, until);
          return settled === value ? undefined : `a request of ${owner}`;
        }),
    });
  }

  #budgets(): Promise<number> {
    const { source, target, tally, copied } = this.#copy;
    return copyChanged(copied, {
      name: 'link budgets',
      page: () => ({ rows: source.stores.links.budgets(), next: undefined }),
      mark: ({ link, taken }) => markOf('link budgets', link, String(taken)),
      copy: (rows) =>
        this.#standing(rows, async ({ link, taken }) => {
          await target.links.moved.setTaken(link, taken);
          tally.rows++;
          const same = (await target.links.moved.taken(link)) === taken;
          return same ? undefined : `the clicks that are left of link ${link}`;
        }),
    });
  }

  /** The journal says which were put: one that was taken back meanwhile is taken back there. */
  async #apiKeys(): Promise<number> {
    const { source, target, tally, journal } = this.#copy;
    const { links } = target.links;
    const keys = source.stores.links.apiKeys();
    const put = { ...journal.progress.apiKeys };
    const left = new Map(Object.entries(put));
    for (const key of keys) {
      left.delete(key.id);
      if (isDeepStrictEqual(await links.apiKey(key.id), key)) continue;
      put[key.id] = key.owner;
      await journal.note({ apiKeys: put });
      await links.putApiKey(key);
      tally.rows++;
      const listed = (await links.apiKeys(key.owner)).find(({ id }) => id === key.id);
      if (!isDeepStrictEqual(listed, key)) tally.differs(`API key ${key.id} of ${key.owner}`);
    }
    for (const [id, owner] of left) {
      await links.removeApiKey(owner, id);
      if ((await links.apiKey(id)) !== undefined)
        tally.differs(`API key ${id} of ${owner}, which is taken back`);
      delete put[id];
    }
    if (left.size > 0) await journal.note({ apiKeys: put });
    return keys.length;
  }

  /** A code that the source gave, or might have given, is never given again. */
  async #codes(): Promise<void> {
    const { source, target, tally } = this.#copy;
    const number = source.stores.links.highWater();
    if (number === 0) return;
    await target.links.moved.codesFrom(number);
    if ((await target.links.blocks.highWater()) < number) tally.differs('the counter of codes');
  }

  /** Of today and yesterday: nobody is told apart by an older one. */
  async #secrets(): Promise<void> {
    const { source, target, tally, clock } = this.#copy;
    const today = Math.floor(clock.now() / DAY_MS);
    for (const { day, secret } of source.stores.links.secrets()) {
      if (day < today - 1) continue;
      if ((await target.links.clicks.secret(day, secret)) !== secret)
        tally.differs(`the secret of day ${day}`);
    }
  }

  /** Lists of some owners as they are shown, of a source that takes no writes. */
  async compareLists(): Promise<void> {
    const { source, target, tally } = this.#copy;
    const lists = new Map<string, string[]>();
    let from: string | undefined = '';
    while (from !== undefined) {
      const page: ReturnType<typeof source.stores.links.links> = source.stores.links.links(from, SIZE);
      for (const { link } of page.rows) noteIn(lists, link);
      from = lists.size > OWNERS ? undefined : page.next;
    }
    // The last one may not be whole.
    const owners = [...lists].slice(0, OWNERS);
    await inParallel(AT_ONCE, owners, async ([owner, names]) => {
      const shown: string[] = [];
      for (let before = ''; ; ) {
        const page = await target.links.links.page(owner, before, PAGE);
        shown.push(...page.links.map(({ name }) => name));
        before = page.next;
        if (before === '') break;
      }
      if (!isDeepStrictEqual(shown, names.reverse())) tally.differs(`the list of the links of ${owner}`);
    });
  }

  async #standing<Row>(
    rows: readonly Row[],
    check: (row: Row) => Promise<string | undefined>,
  ): Promise<Row[]> {
    const standing: Row[] = [];
    await inParallel(READS, rows, async (row) => {
      const differs = await check(row);
      if (differs === undefined) standing.push(row);
      else this.#copy.tally.differs(differs);
    });
    return standing;
  }
}

function rowMark(name: string) {
  return ({ key, value }: RawRow) => markOf(name, key, value);
}

function noteIn(lists: Map<string, string[]>, { owner, name, state }: OwnedLink['link'] & Link): void {
  const names = lists.get(owner) ?? [];
  lists.set(owner, names);
  if (state !== 'deleted') names.push(name);
}
