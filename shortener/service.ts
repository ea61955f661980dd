import { createHmac } from 'node:crypto';
import { ApiDocument } from '../http/api-document.ts';
import type { Section } from '../http/openapi.ts';
import type { ClickBudget } from '../ports/click-budget.ts';
import type { ClickSpool } from '../ports/click-spool.ts';
import type { ClickStore } from '../ports/click-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeBlocks } from '../ports/code-blocks.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { LinkCache } from '../ports/link-cache.ts';
import type { LinkShortening } from '../ports/link-shortening.ts';
import type { LinkStore } from '../ports/link-store.ts';
import type { LiveVisits } from '../ports/live-visits.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { OnceValues } from '../ports/once-values.ts';
import type { Service } from '../ports/service.ts';
import type { HttpRequest, HttpResponse, Listener, ListenOptions, Transport } from '../ports/transport.ts';
import { CodedError } from '../protocol/errors.ts';
import { Aggregator } from './aggregate.ts';
import { Budgets } from './budgets.ts';
import { ownLink } from './change-link.ts';
import { CLICK_TOPIC } from './click-appender.ts';
import { ClickFrames } from './click-frames.ts';
import { ClickSender } from './click-sender.ts';
import { codeKey } from './code-key.ts';
import { CodeMaker } from './code-maker.ts';
import type { Countries } from './country.ts';
import { Cursors } from './cursors.ts';
import { demand, LinkApi, MAX_BODY_BYTES } from './http/api.ts';
import { keyRoutes } from './http/key-routes.ts';
import { linkRoutes } from './http/link-routes.ts';
import { linkSections } from './http/openapi.ts';
import { notFound } from './http/pages.ts';
import { Redirector } from './http/redirector.ts';
import { statisticsRoutes } from './http/statistics-routes.ts';
import type { LinkDesk } from './link-desk.ts';
import { LIVE_SUBPROTOCOL, MAX_MESSAGE_BYTES, Watchers } from './live/watchers.ts';
import { MissBudget } from './miss-budget.ts';
import { PasswordGate, type Passwords } from './password-gate.ts';
import { type Pieces, settlePieces } from './pieces.ts';
import { Resolver } from './resolver.ts';
import { ClickRetention } from './retention.ts';
import { Shortening } from './shortening.ts';
import { Visitors } from './visitors.ts';

export interface ShortenerSettings {
  readonly listen: Pick<ListenOptions, 'host' | 'port' | 'tls'>;
  /** Where visitors find links, without a slash at the end. '' : where it listens. */
  readonly baseUrl: string;
  /** Hosts besides that of `baseUrl` that lead back to this installation. */
  readonly ownHosts: readonly string[];
  readonly operatorKey: string;
  readonly proxyHops: number;
  /** Links in memory. */
  readonly memoryLinks: number;
  /** Clicks in memory and nowhere else: what a SIGKILL can cost. */
  readonly ring: number;
  /** Numbers of codes leased at once. */
  readonly blockSize: number;
  /** Misses of one client at once, and how many come back a second. */
  readonly misses: number;
  readonly missesPerSecond: number;
  /** Requests to the API of one owner a second. */
  readonly apiRate: number;
  /** Days that statistics are kept. */
  readonly retentionDays: number;
  /** Days of which statistics keep hours and minutes; of older ones the sum. */
  readonly hourDays: number;
}

export const shortenerDefaults = {
  ...{ baseUrl: '', ownHosts: [], operatorKey: '', proxyHops: 0 },
  ...{ memoryLinks: 250_000, ring: 65_536, blockSize: 10_000 },
  ...{ misses: 30, missesPerSecond: 0.5, apiRate: 100 },
  ...{ retentionDays: 1_830, hourDays: 90 },
} as const;

export interface ShortenerParts {
  readonly links: LinkStore;
  readonly blocks: CodeBlocks;
  readonly budget: ClickBudget;
  readonly clicks: ClickStore;
  readonly cache: LinkCache;
  readonly once: OnceValues;
  readonly log: EventLog;
  readonly spool: ClickSpool;
  readonly transport: Transport;
  readonly passwords: Passwords;
  readonly countries: Countries;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Where other processes call this one; absent where none does. Asked at the start. */
  readonly address?: () => string;
  /** Unlike any other run of any instance. */
  readonly run: string;
  /** The user of an access token. */
  readonly signedIn?: (token: string) => Promise<string>;
  /** Asked about paths that are neither the API's nor a link's. */
  readonly fallback?: (request: HttpRequest) => Promise<HttpResponse | undefined>;
  /** What `fallback` answers, for the document. */
  readonly sections?: readonly Section[];
  /** Carries the word of visits to those who watch them. */
  readonly live: LiveVisits;
  readonly settings: ShortenerSettings;
}

export interface Shortener extends Service {
  /** Known once it has started. */
  port(): number;
  readonly sender: ClickSender;
  readonly aggregator: Aggregator;
  readonly resolver: Resolver;
  readonly retention: ClickRetention;
  /** What other services ask. */
  readonly shortening: LinkShortening;
  /** What it answers, for an API document; empty before it has started. */
  sections(): readonly Section[];
  /** The answer to a request that came by another listener. */
  request(request: HttpRequest): Promise<HttpResponse>;
}

const VERSION = '0.1.0';
const MISSING_CLIENTS = 100_000;

/**
 * Opens the shortener on its stores. Rejects with a sentence for the operator when the key of the codes is not the one
 * that codes were made with: another one would give codes a second time.
 */
export async function createShortener(parts: ShortenerParts): Promise<Shortener> {
  const key = await codeKey(parts.once, parts.blocks);
  return new ShortenerService(parts, key, await settlePieces(parts.once, parts.log));
}

class ShortenerService implements Shortener {
  readonly name = 'shortener';
  readonly sender: ClickSender;
  readonly aggregator: Aggregator;
  readonly resolver: Resolver;
  readonly retention: ClickRetention;
  readonly shortening = new Shortening(() => this.#desk);
  readonly #parts: ShortenerParts;
  readonly #budgets: Budgets;
  readonly #watchers: Watchers;
  readonly #redirector: Redirector;
  readonly #codes: CodeMaker;
  readonly #key: Uint8Array;
  #api: LinkApi | undefined;
  #desk: LinkDesk | undefined;
  #sections: readonly Section[] = [];
  #document: ApiDocument | undefined;
  #listener: Listener | undefined;

  constructor(parts: ShortenerParts, key: Uint8Array, pieces: Pieces) {
    const { links: store, cache, clicks, clock, logger, metrics, log, settings } = parts;
    this.#parts = parts;
    this.#key = key;
    this.#codes = new CodeMaker({ blocks: parts.blocks, key, blockSize: settings.blockSize });
    const limit = settings.memoryLinks;
    this.resolver = new Resolver({ store, cache, codes: this.#codes, clock, logger, metrics, limit });
    const visitors = new Visitors(clicks, settings.baseUrl);
    const frames = new ClickFrames({
      ...{ source: parts.run, visitors, countryOf: (address) => parts.countries.of(address) },
      partitionOf: (link) => log.partitionOf(CLICK_TOPIC, link),
    });
    const { spool } = parts;
    this.sender = new ClickSender({
      ...{ log, spool, frames, visitors, clock, logger, metrics, ring: settings.ring },
    });
    const { live } = parts;
    const admit = (token: string, name: string): Promise<string> => this.#admitWatcher(token, name);
    this.#watchers = new Watchers({ live, clock, logger, admit });
    metrics.gauge('link_watchers', 'Connections that watch visits live.', () => this.#watchers.size);
    this.aggregator = new Aggregator({
      ...{ log, store: clicks, clock, logger, metrics, pieces },
      ...(parts.address ? { address: parts.address } : {}),
      onFrame: (frame) => this.#watchers.folded(frame),
    });
    const { retentionDays: days, hourDays: hours } = settings;
    this.retention = new ClickRetention({
      ...{ store: clicks, aggregator: this.aggregator, clock, logger, metrics, days, hours },
    });
    this.#budgets = new Budgets(parts.budget, clock);
    this.#redirector = new Redirector({
      ...{ resolver: this.resolver, sender: this.sender, budgets: this.#budgets, clock, logger, metrics },
      misses: new MissBudget(
        { capacity: settings.misses, perSecond: settings.missesPerSecond, keys: MISSING_CLIENTS },
        clock,
      ),
      passwords: new PasswordGate(parts.passwords, clock),
      ...{ countryOf: (address) => parts.countries.of(address), proxyHops: settings.proxyHops },
    });
  }

  port(): number {
    return this.#listener?.port ?? 0;
  }

  async start(): Promise<void> {
    await this.resolver.start();
    await this.aggregator.start();
    this.sender.start();
    this.retention.start();
    const { settings, transport } = this.#parts;
    this.#listener = await transport.listen(
      {
        ...{ ...settings.listen, maxMessageBytes: MAX_MESSAGE_BYTES, maxBodyBytes: MAX_BODY_BYTES },
        ...{ maxBufferedBytes: 64 * 1024 * 1024, idleSeconds: 60, subprotocols: [LIVE_SUBPROTOCOL] },
      },
      {
        upgrade: (request) => this.#watchers.upgrade(request),
        open: (socket) => this.#watchers.open(socket),
        respond: (request) => this.#redirector.respond(request),
        request: (request) => this.request(request),
      },
    );
    this.#openApi(settings.baseUrl || `http://${settings.listen.host}:${this.port()}`);
  }

  sections(): readonly Section[] {
    return this.#sections;
  }

  async request(request: HttpRequest): Promise<HttpResponse> {
    if (request.path === '/openapi.json' && this.#document) return this.#document.answer();
    const answer = (await this.#api?.handle(request)) ?? (await this.#parts.fallback?.(request));
    return answer ?? (request.path === '/' ? notFound : this.#redirector.handle(request));
  }

  async drain(): Promise<void> {
    this.#listener?.stopListening();
    this.#watchers.leave();
    await this.sender.flushed();
    await this.#budgets.stop();
  }

  async stop(): Promise<void> {
    await this.#listener?.close();
    await this.sender.stop();
    await this.retention.stop();
    await this.aggregator.stop();
    await this.#budgets.stop();
    await this.resolver.stop();
    await this.#parts.spool.close();
  }

  troubles(): string[] {
    return [...this.sender.troubles(), ...this.aggregator.troubles()];
  }

  /** Whoever may read the statistics of a link may watch them. */
  async #admitWatcher(token: string, name: string): Promise<string> {
    if (this.#api === undefined) throw new CodedError('starting', { retryMs: 1000 });
    const by = await this.#api.identify(token);
    demand(by, 'stats:read');
    return (await ownLink({ store: this.#parts.links }, by.owner, name)).name;
  }

  #openApi(baseUrl: string): void {
    const {
      links: store,
      clicks,
      cache,
      passwords,
      countries,
      clock,
      log,
      logger,
      settings,
      signedIn,
    } = this.#parts;
    const ownHosts = new Set([new URL(baseUrl).hostname, ...settings.ownHosts]);
    const desk: LinkDesk = {
      ...{ store, cache, codes: this.#codes, passwords, clock, logger, baseUrl, ownHosts },
    };
    this.#desk = desk;
    const cursors = new Cursors(createHmac('sha256', this.#key).update('cursors').digest());
    const routes = [
      ...linkRoutes(desk, cursors),
      ...statisticsRoutes({
        ...{ desk, cursors, attribution: countries.attribution },
        erasure: { log, clicks, sender: this.sender, clock },
        saved: (link) => this.aggregator.saveLink(link),
      }),
      ...keyRoutes(store, clock),
    ];
    this.#sections = linkSections(routes);
    const all = [...this.#sections, ...(this.#parts.sections ?? [])];
    const about = { title: 'Kith', version: VERSION, description: 'Short links.', server: baseUrl };
    this.#document = new ApiDocument(about, () => all);
    const { operatorKey, apiRate: rate } = settings;
    this.#api = new LinkApi({ routes, store, clock, logger, operatorKey, signedIn, rate });
  }
}
