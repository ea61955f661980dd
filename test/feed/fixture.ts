import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedStores, openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { openSegmentLog, type SegmentLog } from '../../engines/embedded/segment-log.ts';
import { EmbeddedTimelines } from '../../engines/embedded/timeline-store.ts';
import type { Draft } from '../../feed-service/commands.ts';
import { createFeedService, type FeedService } from '../../feed-service/service.ts';
import { type FeedSettings, feedDefaults } from '../../feed-service/settings.ts';
import { createIds } from '../../gateway/accounts/ids.ts';
import { type Clock, systemClock } from '../../ports/clock.ts';
import type { FeedNews } from '../../ports/feed-announcements.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';

export interface FeedFixtureOptions {
  readonly settings?: Partial<FeedSettings>;
  /** Settings that a test changes while the service runs. */
  readonly settingsObject?: Partial<FeedSettings>;
  readonly clock?: Clock;
  readonly newId?: () => string;
  /** Entries a timeline keeps. */
  readonly window?: number;
  /** Puts something around the stores, e.g. a fault. */
  readonly around?: (stores: FeedStores) => FeedStores;
  readonly directory?: string;
}

/** The whole feed on the embedded engine, in a folder of its own. */
export class FeedFixture {
  readonly directory: string;
  readonly news: FeedNews[] = [];
  service!: FeedService;
  stores!: FeedStores;
  timelines!: EmbeddedTimelines;
  #embedded!: EmbeddedStores;
  #log!: SegmentLog;
  readonly #options: FeedFixtureOptions;
  readonly #newId: () => string;
  readonly #clock: Clock;

  private constructor(directory: string, options: FeedFixtureOptions) {
    this.directory = directory;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#newId = options.newId ?? createIds(() => 1, this.#clock);
  }

  static async start(options: FeedFixtureOptions = {}): Promise<FeedFixture> {
    const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'kith-feed-')));
    const fixture = new FeedFixture(directory, options);
    await fixture.#open();
    return fixture;
  }

  get log(): SegmentLog {
    return this.#log;
  }

  async #open(): Promise<void> {
    // The stores' own timers are real; only what time it is may be moved.
    const common = { clock: { ...systemClock, now: () => this.#clock.now() }, logger: silentLogger };
    this.#embedded = await openEmbeddedStores({ directory: join(this.directory, 'stores'), ...common });
    const { offsets } = this.#embedded;
    this.#log = await openSegmentLog({
      directory: join(this.directory, 'log'),
      offsets,
      partitions: 4,
      ...common,
    });
    await this.startService();
  }

  /** A new service on the stores as they stand. */
  async startService(): Promise<void> {
    this.timelines ??= new EmbeddedTimelines(undefined, this.#options.window);
    const stores = { ...this.#embedded.feed, timelines: this.timelines };
    this.stores = this.#options.around?.(stores) ?? stores;
    this.service = createFeedService({
      ...{
        log: this.#log,
        stores: this.stores,
        clock: this.#clock,
        logger: silentLogger,
        metrics: noMetrics,
      },
      announcements: { announce: (news) => void this.news.push(...news) },
      newId: this.#newId,
      cursorKey: new Uint8Array(32).fill(7),
      settings: this.#settings(),
    });
    await this.service.start();
  }

  #settings(): FeedSettings {
    const fixed = { ...feedDefaults, applyWaitMs: 20_000, ...this.#options.settings };
    return this.#options.settingsObject ? Object.setPrototypeOf(this.#options.settingsObject, fixed) : fixed;
  }

  /** The workers end as by SIGKILL and begin again: what was not committed comes again. */
  async crashService(): Promise<void> {
    await this.service.kill();
    await this.startService();
  }

  /** Everything in memory is lost. */
  async restart(): Promise<void> {
    await this.service.kill();
    await this.#log.close();
    await this.#embedded.close();
    this.timelines = new EmbeddedTimelines(undefined, this.#options.window);
    await this.#open();
  }

  /** As a flush of Redis. */
  async flush(readers: readonly string[]): Promise<void> {
    await this.timelines.drop(readers);
  }

  async post(author: string, text: string, more: Partial<Draft> = {}): Promise<string> {
    return (await this.service.commands.publish(author, '', draft(text, more))).id;
  }

  async follow(reader: string, target: string, on = true): Promise<void> {
    await this.service.commands.follow(reader, '', target, on);
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.#log.close();
    await this.#embedded.close();
    await rm(this.directory, { recursive: true });
  }
}

export function draft(text: string, more: Partial<Draft> = {}): Draft {
  return {
    ...{ text, images: [], card: null, visibility: 'public', named: [], mentions: [] },
    ...{ replyTo: '', repostOf: '', quoteOf: '' },
    ...more,
  };
}

/** Ids of a whole scroll from the newest down. */
export async function scroll(
  read: (before: string | undefined) => Promise<{
    readonly posts: readonly { readonly id: string }[];
    readonly older: string;
    readonly hasOlder: boolean;
  }>,
): Promise<string[]> {
  const ids: string[] = [];
  for (let before: string | undefined; ; ) {
    const page = await read(before);
    ids.push(...page.posts.map(({ id }) => id));
    if (!page.hasOlder) return ids;
    before = page.older;
  }
}
