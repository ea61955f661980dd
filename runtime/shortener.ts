import { join } from 'node:path';
import { openDiskSpool } from '../engines/disk/click-spool.ts';
import { createPasswordHasher, passwordDefaults } from '../gateway/accounts/password-hasher.ts';
import type { Section } from '../http/openapi.ts';
import type { ClickBudget } from '../ports/click-budget.ts';
import type { ClickStore } from '../ports/click-store.ts';
import { systemClock } from '../ports/clock.ts';
import type { CodeBlocks } from '../ports/code-blocks.ts';
import type { LinkCache } from '../ports/link-cache.ts';
import type { LinkShortening } from '../ports/link-shortening.ts';
import type { LinkStore } from '../ports/link-store.ts';
import type { LiveVisits } from '../ports/live-visits.ts';
import type { Service } from '../ports/service.ts';
import type { HttpRequest, HttpResponse } from '../ports/transport.ts';
import { type Countries, noCountries, openCountries } from '../shortener/country.ts';
import { createShortener, type Shortener, shortenerDefaults } from '../shortener/service.ts';
import { operatorSection } from './operator-routes.ts';
import { WrongOption } from './options.ts';
import type { Base } from './start.ts';

/** What of the engines the shortener alone needs. */
export interface ShortenerEngines {
  readonly links: LinkStore;
  readonly blocks: CodeBlocks;
  readonly budget: ClickBudget;
  readonly clicks: ClickStore;
  readonly cache: LinkCache;
  readonly live: LiveVisits;
}

export interface WiredShortener {
  readonly services: readonly Service[];
  /** Short links in the texts of users. */
  readonly shortening: LinkShortening;
  /** Answers what another listener of this process was asked at a host of KITH_LINK_HOSTS; undefined: of another host. */
  byHost(request: HttpRequest): Promise<HttpResponse> | undefined;
  /** Known once it has started. */
  address(): string;
  /** What it answers at its address, for the API document of another one. */
  sections(): readonly Section[];
}

/** The shortener with its listener. `signedIn`: the user of an access token. `address`: where other processes call this one. */
export async function wireShortener(
  base: Base,
  engines: ShortenerEngines,
  signedIn: (token: string) => Promise<string>,
  address: () => string,
): Promise<WiredShortener> {
  const { options, transport, logger, metrics, run, operator } = base;
  const directory = join(options.KITH_DATA, 'click-spool');
  const spool = await openDiskSpool({ directory, limitBytes: options.KITH_LINK_SPOOL * 1024 * 1024 });
  const passwords = createPasswordHasher({ ...passwordDefaults, clock: systemClock, logger });
  const shortener = await createShortener({
    ...{ ...engines, once: base.engines.once, log: base.engines.log, spool, transport, passwords },
    ...{ countries: await countries(options.KITH_LINK_COUNTRIES), clock: systemClock, logger, metrics, run },
    ...{ signedIn, address },
    ...{ fallback: operator, sections: [operatorSection] },
    settings: {
      ...shortenerDefaults,
      listen: { host: options.KITH_HOST, port: options.KITH_LINK_PORT, ...tls(options) },
      baseUrl: options.KITH_LINK_URL.replace(/\/$/, ''),
      ownHosts: hosts(options.KITH_LINK_HOSTS),
      ...{ operatorKey: options.KITH_LINK_KEY, proxyHops: options.KITH_PROXY_HOPS },
      ...{ memoryLinks: options.KITH_LINK_MEMORY, ring: options.KITH_LINK_RING },
      ...{ retentionDays: options.KITH_LINK_RETENTION, hourDays: options.KITH_LINK_HOURS },
      ...{ misses: options.KITH_LINK_MISSES, missesPerSecond: options.KITH_LINK_MISSES / 60 },
    },
  });
  const hasher: Service = {
    name: 'link-passwords',
    start: async () => undefined,
    drain: async () => undefined,
    stop: () => passwords.close(),
    troubles: () => [],
  };
  const linkHosts = new Set(hosts(options.KITH_LINK_HOSTS));
  return {
    services: [hasher, shortener],
    shortening: shortener.shortening,
    byHost: (request) => (linkHosts.has(hostOf(request)) ? shortener.request(request) : undefined),
    address: () => addressOf(options, shortener),
    sections: () => shortener.sections().map((each) => ({ ...each, server: addressOf(options, shortener) })),
  };
}

function addressOf(options: Base['options'], shortener: Shortener): string {
  if (options.KITH_LINK_URL !== '') return options.KITH_LINK_URL;
  const scheme = options.KITH_TLS_CERT === '' ? 'http' : 'https';
  const host = ['0.0.0.0', '::'].includes(options.KITH_HOST) ? 'localhost' : options.KITH_HOST;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${shortener.port()}`;
}

async function countries(file: string): Promise<Countries> {
  if (file === '') return noCountries;
  return openCountries(file).catch((error: Error) => {
    throw new WrongOption(`KITH_LINK_COUNTRIES: ${file} cannot be read (${error.message}).`);
  });
}

/** Without the port. */
function hostOf(request: HttpRequest): string {
  return request.header('host').toLowerCase().replace(/:\d+$/, '');
}

function hosts(text: string): string[] {
  return text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
}

function tls({ KITH_TLS_CERT: certFile, KITH_TLS_KEY: keyFile }: Base['options']): {
  tls?: { certFile: string; keyFile: string };
} {
  return certFile === '' || keyFile === '' ? {} : { tls: { certFile, keyFile } };
}
