import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiskSpool } from '../../engines/disk/click-spool.ts';
import { createUwsTransport } from '../../engines/uws/transport.ts';
import { createPasswordHasher, passwordDefaults } from '../../gateway/accounts/password-hasher.ts';
import { type Clock, systemClock } from '../../ports/clock.ts';
import type { EventLog } from '../../ports/event-log.ts';
import type { LinkCache } from '../../ports/link-cache.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import type { Transport } from '../../ports/transport.ts';
import { noCountries } from '../../shortener/country.ts';
import {
  createShortener,
  type Shortener,
  type ShortenerParts,
  type ShortenerSettings,
  shortenerDefaults,
} from '../../shortener/service.ts';
import { embeddedEngines, type FixtureEngines, type InstanceEngines } from './engines.ts';
import { FoldWatch } from './fold-watch.ts';

const OPERATOR_KEY = 'operator-key-of-this-test';

export interface FixtureOptions {
  readonly instances?: number;
  readonly clock?: Clock;
  readonly settings?: Partial<ShortenerSettings>;
  readonly parts?: Partial<ShortenerParts>;
  readonly transport?: Transport;
  /** Stands between the shortener and the log. */
  readonly throughLog?: (log: EventLog) => EventLog;
  /** Stands between an instance and its cache. */
  readonly throughCache?: (cache: LinkCache, instance: number) => LinkCache;
  /** The embedded ones in `folder` unless told otherwise. */
  readonly engines?: FixtureEngines;
  readonly folder?: string;
}

/** Shorteners beside each other on one set of stores, as several processes would be. */
export class LinkFixture {
  readonly folder: string;
  /** Of each instance; embedded they are the same. */
  readonly engines: readonly InstanceEngines[];
  readonly instances: readonly Shortener[];
  readonly #opened: FixtureEngines;
  readonly #folds: FoldWatch;

  private constructor(
    folder: string,
    opened: FixtureEngines,
    folds: FoldWatch,
    made: readonly (readonly [InstanceEngines, Shortener])[],
  ) {
    this.folder = folder;
    this.#opened = opened;
    this.#folds = folds;
    this.engines = made.map(([engines]) => engines);
    this.instances = made.map(([, instance]) => instance);
  }

  static async open(options: FixtureOptions = {}): Promise<LinkFixture> {
    const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'kith-links-')));
    const clock = options.clock ?? systemClock;
    const opened = options.engines ?? (await embeddedEngines(folder));
    const folds = new FoldWatch();
    const made: [InstanceEngines, Shortener][] = [];
    for (let i = 0; i < (options.instances ?? 1); i++) {
      const engines = await opened.open(i);
      const log = folds.through(engines.log);
      const spool = await openDiskSpool({
        directory: join(folder, `spool-${i}`),
        limitBytes: 64 * 1024 * 1024,
      });
      const shortener = await createShortener({
        ...{ ...engines, spool, clock },
        log: options.throughLog?.(log) ?? log,
        cache: options.throughCache?.(engines.cache, i) ?? engines.cache,
        transport: options.transport ?? createUwsTransport(),
        passwords: createPasswordHasher({
          ...passwordDefaults,
          memoryKib: 1_024,
          clock,
          logger: silentLogger,
        }),
        ...{ countries: noCountries, logger: silentLogger, metrics: noMetrics },
        run: `run-${i}-${Math.random().toString(36).slice(2)}`,
        settings: {
          ...{
            ...shortenerDefaults,
            listen: { host: '127.0.0.1', port: 0 },
            baseUrl: 'https://kith.example',
          },
          ...{ operatorKey: OPERATOR_KEY, apiRate: 100_000, ...options.settings },
        },
        ...options.parts,
      });
      await shortener.start();
      made.push([engines, shortener]);
    }
    return new LinkFixture(folder, opened, folds, made);
  }

  url(path: string, instance = 0): string {
    return `http://127.0.0.1:${this.instances[instance]!.port()}${path}`;
  }

  /** As a visitor: follows nothing. */
  visit(path: string, headers: Record<string, string> = {}, instance = 0): Promise<Response> {
    return fetch(this.url(path, instance), { redirect: 'manual', headers });
  }

  /** As the operator, in JSON. */
  async api(method: string, path: string, body?: unknown, instance = 0): Promise<ApiAnswer> {
    const response = await fetch(this.url(path, instance), {
      method,
      headers: {
        authorization: `Bearer ${OPERATOR_KEY}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }

  /** Makes a link and gives its name. */
  async link(target = 'https://example.org/', more: object = {}): Promise<string> {
    const { status, body } = await this.api('POST', '/v1/links', { target, ...more });
    if (status !== 201) throw new Error(`The link was not made: ${JSON.stringify(body)}`);
    return body.name as string;
  }

  /** Everything that was clicked stands in the statistics, or in a spool that its log does not take. */
  async settle(): Promise<void> {
    for (const { sender } of this.instances) await sender.settled();
    await this.aggregated();
  }

  async aggregated(): Promise<void> {
    await this.#folds.caughtUp(this.engines[0]!.log);
    for (const { aggregator } of this.instances) await aggregator.save();
  }

  async statistics(name: string, query = ''): Promise<ApiAnswer['body']> {
    return (await this.api('GET', `/v1/links/${name}/statistics${query}`)).body;
  }

  async close(keep = false): Promise<void> {
    for (const instance of this.instances) {
      await instance.drain(1_000);
      await instance.stop();
    }
    await this.#opened.close();
    if (!keep) await rm(this.folder, { recursive: true, force: true });
  }
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what the server says is what the tests look at
  readonly body: any;
}
