import { addressKey as clientKey, clientAddress as forwardedAddress } from '../../http/client-address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Counter, Metrics } from '../../ports/metrics.ts';
import type { HttpRequest, HttpResponse, PassingRequest, RawAddress } from '../../ports/transport.ts';
import { readAgent, readLanguage } from '../agent.ts';
import type { Budgets } from '../budgets.ts';
import { ORPHANS, PREFETCH, PRIVATE } from '../click.ts';
import type { ClickSender } from '../click-sender.ts';
import type { MissBudget } from '../miss-budget.ts';
import { readName } from '../names.ts';
import type { PasswordGate } from '../password-gate.ts';
import { chooseTarget, type PreparedLink, redirectTo, withQuery } from '../prepared-link.ts';
import type { Resolver } from '../resolver.ts';
import { gone, notFound, passwordPage, previewPage, tooMany, unavailable, wrongMethod } from './pages.ts';

export interface RedirectorOptions {
  readonly resolver: Resolver;
  readonly sender: ClickSender;
  readonly budgets: Budgets;
  readonly misses: MissBudget;
  readonly passwords: PasswordGate;
  readonly countryOf: (address: string) => string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly proxyHops: number;
}

/** Answers visitors. What is in memory and asks for nothing is answered within the call. */
export class Redirector {
  readonly #options: RedirectorOptions;
  readonly #hops: number;
  readonly #clock: Clock;
  readonly #resolver: Resolver;
  readonly #misses: MissBudget;
  readonly #redirects: Counter;
  readonly #orphans: Counter;
  readonly #refused: Counter;

  constructor(options: RedirectorOptions) {
    this.#options = options;
    this.#hops = options.proxyHops;
    this.#clock = options.clock;
    this.#resolver = options.resolver;
    this.#misses = options.misses;
    const { metrics } = options;
    this.#redirects = metrics.counter('link_redirects_total', 'Visitors sent on, those by HEAD among them.');
    this.#orphans = metrics.counter('link_orphans_total', 'Visits of names that no link has.');
    this.#refused = metrics.counter(
      'link_misses_refused_total',
      'Requests of clients that had missed too often.',
    );
  }

  /** The common case, at once; undefined: `handle` decides. */
  respond(request: PassingRequest): HttpResponse | undefined {
    const prepared = this.#resolver.now(request.path);
    const answer = prepared?.plain;
    if (prepared === undefined || answer === undefined) return undefined;
    if (!this.#misses.isQuiet && this.#misses.blockedFor(this.#keyOf(request)) > 0) return undefined;
    const now = this.#clock.now();
    if (now >= prepared.expiresAt) return undefined;
    this.#redirects.value++;
    if (request.method !== 'HEAD') {
      const address = this.#hops === 0 ? request.rawAddress : this.#addressOf(request.remoteAddress, request);
      this.#count(prepared.link.name, prepared.campaign, request, address, now);
    }
    return answer;
  }

  /** Everything else that a visitor can ask. Never rejects. */
  async handle(request: HttpRequest): Promise<HttpResponse> {
    const { method, path } = request;
    const isPreview = path.endsWith('+');
    const name = readName(isPreview ? path.slice(1, -1) : path.slice(1));
    if (name === undefined) return notFound;
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return wrongMethod;
    const address = this.#addressOf(request.remoteAddress, request);
    const blockedMs = this.#misses.blockedFor(clientKey(address));
    if (blockedMs > 0) {
      this.#refused.value++;
      return tooMany(blockedMs);
    }
    try {
      const prepared = await this.#resolver.resolve(name);
      if (prepared === undefined) return this.#missed(request, address);
      return await this.#answer(prepared, request, address, isPreview);
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'a link cannot be looked up');
      return unavailable();
    }
  }

  #missed(request: HttpRequest, address: string): HttpResponse {
    this.#orphans.value++;
    this.#misses.spend(clientKey(address));
    if (request.method !== 'HEAD') this.#count(ORPHANS, '', request, address, this.#clock.now());
    return notFound;
  }

  async #answer(
    prepared: PreparedLink,
    request: HttpRequest,
    address: string,
    isPreview: boolean,
  ): Promise<HttpResponse> {
    const { link } = prepared;
    const now = this.#clock.now();
    if (link.state !== 'active' || now >= prepared.expiresAt) return gone;
    if (isPreview) return this.#preview(prepared, request);
    if (request.method === 'POST' && link.passwordHash === '') return wrongMethod;
    if (link.passwordHash !== '') {
      if (request.method !== 'POST') return passwordPage(link.name, false);
      const opened = await this.#options.passwords.open(link, clientKey(address), request.body);
      if (opened > 0) return tooMany(opened);
      if (opened < 0) return passwordPage(link.name, true);
    }
    if (link.maxClicks > 0 && request.method !== 'HEAD' && !(await this.#options.budgets.take(link))) {
      return gone;
    }
    this.#redirects.value++;
    if (request.method !== 'HEAD') this.#count(link.name, prepared.campaign, request, address, now);
    return this.#redirect(prepared, request, address, now);
  }

  #redirect(prepared: PreparedLink, request: HttpRequest, address: string, now: number): HttpResponse {
    if (prepared.plain !== undefined) return prepared.plain;
    const { link } = prepared;
    let target = link.target;
    if (link.rules.length > 0) {
      const agent = request.header('user-agent');
      target = chooseTarget(link, {
        device: readAgent(agent).device,
        language: readLanguage(request.header('accept-language')),
        country: this.#options.countryOf(address),
        ...{ now, key: `${address} ${agent}` },
      });
    }
    if (link.forwardQuery) target = withQuery(target, request.query);
    const answer = redirectTo(link, target);
    // 307 and 308 would carry the password on to the target.
    return request.method === 'POST' ? { ...answer, status: 303 } : answer;
  }

  #preview({ link }: PreparedLink, request: HttpRequest): HttpResponse {
    if (request.method === 'POST') return wrongMethod;
    if (link.passwordHash !== '') return passwordPage(link.name, false);
    const targets = [...new Set([...link.rules.map(({ target }) => target), link.target])];
    return previewPage(link.name, link.title, targets);
  }

  /** By which a client's misses are counted. */
  #keyOf(request: HttpRequest): string {
    return clientKey(this.#addressOf(request.remoteAddress, request));
  }

  #addressOf(peer: string, request: HttpRequest): string {
    return this.#hops === 0 ? peer : forwardedAddress(peer, request.header('x-forwarded-for'), this.#hops);
  }

  #count(link: string, campaign: string, request: HttpRequest, address: RawAddress, at: number): void {
    const agent = request.header('user-agent');
    let flags = request.header('dnt') === '1' || request.header('sec-gpc') === '1' ? PRIVATE : 0;
    let language = '';
    // Without an agent it is no browser, and that is said already.
    if (agent !== '') {
      language = request.header('accept-language');
      if (isPrefetch(request)) flags |= PREFETCH;
    }
    const referrer = request.header('referer');
    this.#options.sender.offer({ link, at, agent, referrer, language, address, flags, campaign });
  }
}

function isPrefetch(request: HttpRequest): boolean {
  return (
    request.header('sec-purpose').startsWith('prefetch') ||
    /^(prefetch|preview)$/i.test(request.header('purpose')) ||
    request.header('x-moz') === 'prefetch'
  );
}
