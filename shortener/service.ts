import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { ClickBudget } from '../ports/click-budget.ts';
import type { ClickSpool } from '../ports/click-spool.ts';
import type { ClickStore } from '../ports/click-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeBlocks } from '../ports/code-blocks.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { LinkCache } from '../ports/link-cache.ts';
import type { LinkStore } from '../ports/link-store.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { OnceValues } from '../ports/once-values.ts';
import type { Service } from '../ports/service.ts';
import type { HttpRequest, HttpResponse, Listener, ListenOptions, Transport } from '../ports/transport.ts';
import { Aggregator } from './aggregate.ts';
import { Budgets } from './budgets.ts';
import type { ClickFrame } from './click.ts';
import { ClickFrames } from './click-frames.ts';
import { CLICK_TOPIC, ClickSender } from './click-sender.ts';
import { CodeMaker } from './code-maker.ts';
import type { Countries } from './country.ts';
import { Cursors } from './cursors.ts';
import { LinkApi } from './http/api.ts';
import { keyRoutes } from './http/key-routes.ts';
import { linkRoutes } from './http/link-routes.ts';
import { openapiDocument } from './http/openapi.ts';
import { notFound } from './http/pages.ts';
import { Redirector } from './http/redirector.ts';
import { json } from './http/respond.ts';
import { statisticsRoutes } from './http/statistics-routes.ts';
import type { LinkDesk } from './link-desk.ts';
import { MissBudget } from './miss-budget.ts';
import { PasswordGate, type Passwords } from './password-gate.ts';
import { Resolver } from './resolver.ts';
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
}

export const shortenerDefaults = {
  ...{ baseUrl: '', ownHosts: [], operatorKey: '', proxyHops: 0 },
  ...{ memoryLinks: 250_000, ring: 65_536, blockSize: 10_000 },
  ...{ misses: 30, missesPerSecond: 0.5, apiRate: 100 },
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
  /** Unlike any other run of any instance. */
  readonly run: string;
  /** The user of an access token. */
  readonly signedIn?: (token: string) => Promise<string>;
  /** Asked about paths that are neither the API's nor a link's. */
  readonly fallback?: (request: HttpRequest) => Promise<HttpResponse | undefined>;
  /** Told of visits as they are counted, once or more: live views hang on this. */
  readonly onFrame?: (frame: ClickFrame) => void;
  readonly settings: ShortenerSettings;
}

export interface Shortener extends Service {
  /** Known once it has started. */
  port(): number;
  readonly sender: ClickSender;
  readonly aggregator: Aggregator;
  readonly resolver: Resolver;
  /** The answer to a request that came by another listener. */
  request(request: HttpRequest): Promise<HttpResponse>;
}

const VERSION = '0.1.0';
/** A bulk of 1,000 long targets. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const MISSING_CLIENTS = 100_000;

/**
 * Opens the shortener on its stores. Rejects with a sentence for the operator when the key of the codes is not the one
 * that codes were made with: another one would give codes a second time.
 */
export async function createShortener(parts: ShortenerParts): Promise<Shortener> {
  const key = await codeKey(parts.once, parts.blocks);
  return new ShortenerService(parts, key);
}

async function codeKey(once: OnceValues, blocks: CodeBlocks): Promise<Uint8Array> {
  const proposed = randomBytes(16).toString('hex');
  const standing = await once.settle('link-key', proposed);
  if (standing === proposed && (await blocks.highWater()) > 0) {
    throw new Error('Codes were made with a key that is gone: restore it as the once value link-key.');
  }
  const check = createHash('sha256').update(standing).digest('hex');
  if ((await once.settle('link-key-check', check)) !== check) {
    throw new Error(
      'The key of the codes is not the one that codes were made with: restore the once value link-key.',
    );
  }
  return Buffer.from(standing, 'hex');
}

class ShortenerService implements Shortener {
  readonly name = 'shortener';
  readonly sender: ClickSender;
  readonly aggregator: Aggregator;
  readonly resolver: Resolver;
  readonly #parts: ShortenerParts;
  readonly #budgets: Budgets;
  readonly #redirector: Redirector;
  readonly #codes: CodeMaker;
  readonly #key: Uint8Array;
  #api: LinkApi | undefined;
  #document: object = {};
  #listener: Listener | undefined;

  constructor(parts: ShortenerParts, key: Uint8Array) {
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
    const onFrame = parts.onFrame === undefined ? {} : { onFrame: parts.onFrame };
    this.aggregator = new Aggregator({ log, store: clicks, clock, logger, metrics, ...onFrame });
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
    const { settings, transport } = this.#parts;
    this.#listener = await transport.listen(
      {
        ...{ ...settings.listen, maxMessageBytes: 1, maxBodyBytes: MAX_BODY_BYTES },
        ...{ maxBufferedBytes: 64 * 1024 * 1024, idleSeconds: 60, subprotocols: [] },
      },
      {
        upgrade: () => 'Clients connect to a gateway.',
        open: (socket) => {
          socket.terminate();
          return { message: () => undefined, drain: () => undefined, close: () => undefined };
        },
        respond: (request) => this.#redirector.respond(request),
        request: (request) => this.request(request),
      },
    );
    this.#openApi(settings.baseUrl || `http://${settings.listen.host}:${this.port()}`);
  }

  async request(request: HttpRequest): Promise<HttpResponse> {
    if (request.path === '/openapi.json') return json(200, this.#document);
    const answer = (await this.#api?.handle(request)) ?? (await this.#parts.fallback?.(request));
    return answer ?? (request.path === '/' ? notFound : this.#redirector.handle(request));
  }

  async drain(): Promise<void> {
    this.#listener?.stopListening();
    await this.sender.flushed();
    await this.#budgets.stop();
  }

  async stop(): Promise<void> {
    await this.#listener?.close();
    await this.sender.stop();
    await this.aggregator.stop();
    await this.#budgets.stop();
    await this.resolver.stop();
    await this.#parts.spool.close();
  }

  troubles(): string[] {
    return [...this.sender.troubles(), ...this.aggregator.troubles()];
  }

  #openApi(baseUrl: string): void {
    const {
      links: store,
      clicks,
      cache,
      passwords,
      countries,
      clock,
      logger,
      settings,
      signedIn,
    } = this.#parts;
    const ownHosts = new Set([new URL(baseUrl).hostname, ...settings.ownHosts]);
    const desk: LinkDesk = {
      ...{ store, cache, codes: this.#codes, passwords, clock, logger, baseUrl, ownHosts },
    };
    const cursors = new Cursors(createHmac('sha256', this.#key).update('cursors').digest());
    const routes = [
      ...linkRoutes(desk, cursors),
      ...statisticsRoutes({ desk, clicks, attribution: countries.attribution }),
      ...keyRoutes(store, clock),
    ];
    this.#document = openapiDocument(routes, VERSION);
    const { operatorKey, apiRate: rate } = settings;
    this.#api = new LinkApi({ routes, store, clock, logger, operatorKey, signedIn, rate });
  }
}
