import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFeedApi, type FeedApi } from '../../feed-service/api.ts';
import type { Draft } from '../../feed-service/commands.ts';
import { createFeedService, type FeedService } from '../../feed-service/service.ts';
import { type FeedSettings, feedDefaults } from '../../feed-service/settings.ts';
import { createIds } from '../../gateway/accounts/ids.ts';
import { type Clock, systemClock } from '../../ports/clock.ts';
import type { EventLog } from '../../ports/event-log.ts';
import type { FeedNews } from '../../ports/feed-announcements.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import type { TimelineStore } from '../../ports/timelines.ts';
import { embeddedEngines, type FeedEngines, type OpenEngines } from './engines.ts';

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
  /** Embedded unless told otherwise. */
  readonly engines?: OpenEngines;
}

/** The whole feed in this process, with a folder of its own. */
export class FeedFixture {
  readonly directory: string;
  readonly news: FeedNews[] = [];
  api!: FeedApi;
  service!: FeedService;
  stores!: FeedStores;
  #engines!: FeedEngines;
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

  get log(): EventLog {
    return this.#engines.log;
  }

  /** As the engine has them, with nothing around. */
  get timelines(): TimelineStore {
    return this.#engines.stores.timelines;
  }

  async #open(): Promise<void> {
    const open = this.#options.engines ?? embeddedEngines;
    const { window } = this.#options;
    this.#engines = await open({ directory: this.directory, clock: this.#clock, window });
    await this.startService();
  }

  /** A new service on the stores as they stand. */
  async startService(): Promise<void> {
    const { log, stores } = this.#engines;
    this.stores = this.#options.around?.(stores) ?? stores;
    const shared = {
      ...{ log, stores: this.stores, clock: this.#clock, settings: this.#settings() },
      ...{ logger: silentLogger, metrics: noMetrics },
    };
    const cursorKey = new Uint8Array(32).fill(7);
    this.api = createFeedApi({ ...shared, newId: this.#newId, cursorKey, elsewhere: false });
    this.service = createFeedService({
      ...{ ...shared, applied: this.api.applied },
      announcements: { announce: (news) => void this.news.push(...news) },
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
    await this.#engines.close();
    await this.#open();
  }

  /** A flush of Redis; on the embedded engine as if of the keys of these readers. */
  async flush(readers: readonly string[]): Promise<void> {
    await this.#engines.flush(readers);
  }

  /** Resolves when everything that was appended by now is applied and fanned out. */
  async settle(): Promise<void> {
    await this.#engines.settled();
    await this.service.settle();
  }

  bytesPerTimeline(): Promise<number> {
    return this.#engines.bytesPerTimeline();
  }

  async post(author: string, text: string, more: Partial<Draft> = {}): Promise<string> {
    return (await this.api.commands.publish(author, '', draft(text, more))).id;
  }

  async follow(reader: string, target: string, on = true): Promise<void> {
    await this.api.commands.follow(reader, '', target, on);
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.#engines.close();
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
