import type { Link, LinkRule } from '../ports/link-store.ts';
import type { HttpResponse } from '../ports/transport.ts';
import { textHash } from './text-hash.ts';

/** Of a link what visitors meet: hundreds of thousands are kept in memory. */
export type VisitedLink = Omit<
  Link,
  'owner' | 'tags' | 'fingerprint' | 'createdAt' | 'changedAt' | 'expiresAt'
>;

/** A link as the redirect needs it: everything that does not hang on the visitor is made beforehand. */
export interface PreparedLink {
  readonly link: VisitedLink;
  /** Somebody asked for it lately: the memory's own mark. */
  isWanted: boolean;
  /** Monotonic milliseconds. */
  readonly loadedAt: number;
  /** The answer of a link without rules, limits or password; undefined: more is to be decided. */
  readonly plain: HttpResponse | undefined;
  /** Milliseconds since 1970; Infinity: never. */
  readonly expiresAt: number;
  readonly campaign: string;
}

/** Browsers may keep a temporary redirect of the same visitor for so long. Each such visit is not counted. */
const KEPT = 'private, max-age=10';
/** A permanent one is kept by browsers for as long as they like unless told otherwise. */
const KEPT_LONG = 'private, max-age=3600';
/** One for all: links are prepared by the ten thousand a second, and a body of bytes need not be encoded. */
const NO_BODY = new Uint8Array(0);

export function prepareLink(link: Link, loadedAt: number): PreparedLink {
  const isPlain =
    link.state === 'active' &&
    link.rules.length === 0 &&
    link.passwordHash === '' &&
    link.maxClicks === 0 &&
    !link.forwardQuery;
  return {
    link: visited(link),
    isWanted: false,
    loadedAt,
    plain: isPlain ? redirectTo(link, link.target) : undefined,
    expiresAt: link.expiresAt === 0 ? Number.POSITIVE_INFINITY : link.expiresAt,
    campaign: campaignOf(link.target),
  };
}

const NO_RULES: readonly LinkRule[] = [];

function visited(link: Link): VisitedLink {
  const { name, target, version, state, maxClicks, status, passwordHash, forwardQuery, indexed, title } =
    link;
  const rules = link.rules.length === 0 ? NO_RULES : link.rules;
  return {
    name,
    target,
    version,
    state,
    maxClicks,
    status,
    passwordHash,
    forwardQuery,
    indexed,
    title,
    rules,
  };
}

/** The target is always one of the record's, made at most longer by the visitor's query. */
export function redirectTo(link: VisitedLink, target: string): HttpResponse {
  const isPermanent = link.status === 301 || link.status === 308;
  const decides = link.rules.length > 0 || link.passwordHash !== '' || link.maxClicks > 0;
  const location = asciiTarget(target);
  const kept = decides ? 'private, no-store' : isPermanent ? KEPT_LONG : KEPT;
  const referrer = 'unsafe-url';
  // Two literals: rare links are prepared at each visit, and one put together of another would cost ten times as much.
  return {
    status: link.status,
    headers: link.indexed
      ? { location, 'cache-control': kept, 'referrer-policy': referrer }
      : { location, 'cache-control': kept, 'referrer-policy': referrer, 'x-robots-tag': 'noindex' },
    body: NO_BODY,
  };
}

/** A header is ASCII: other characters of path and query go as browsers would send them. */
function asciiTarget(target: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant
  return target.replace(/[^\x00-\x7f]+/g, encodeURIComponent);
}

/** `source/medium/campaign` of the utm_ parameters; '' : none. */
function campaignOf(target: string): string {
  const query = target.indexOf('?');
  if (query < 0 || !target.includes('utm_', query)) return '';
  const parameters = new URLSearchParams(target.slice(query + 1).split('#')[0]);
  const parts = ['utm_source', 'utm_medium', 'utm_campaign'].map((name) =>
    (parameters.get(name) ?? '').slice(0, 64).replaceAll('/', '_'),
  );
  return parts.every((part) => part === '') ? '' : parts.join('/');
}

/** Adds the visitor's query behind the target's own; what the target sets stays as it is. */
export function withQuery(target: string, query: string): string {
  if (query === '') return target;
  const hash = target.indexOf('#');
  const base = hash < 0 ? target : target.slice(0, hash);
  const fragment = hash < 0 ? '' : target.slice(hash);
  const own = new URLSearchParams(base.split('?')[1] ?? '');
  const added = [...new URLSearchParams(query)].filter(([name]) => !own.has(name));
  if (added.length === 0) return target;
  const separator = !base.includes('?') ? '?' : /[?&]$/.test(base) ? '' : '&';
  return `${base}${separator}${new URLSearchParams(added)}${fragment}`;
}

/** What a rule may decide by. */
export interface VisitorFacts {
  readonly device: string;
  readonly language: string;
  readonly country: string;
  readonly now: number;
  /** Stands for the visitor; the same each time. */
  readonly key: string;
}

/** The target of the first rule whose every condition holds, or the link's own. */
export function chooseTarget(link: VisitedLink, facts: VisitorFacts): string {
  return link.rules.find((rule, i) => fits(rule, facts, `${link.name} ${i}`))?.target ?? link.target;
}

function fits(rule: LinkRule, facts: VisitorFacts, salt: string): boolean {
  if (rule.device !== undefined && rule.device !== facts.device) return false;
  if (rule.language !== undefined && rule.language !== facts.language) return false;
  if (rule.country !== undefined && rule.country !== facts.country) return false;
  if (rule.from !== undefined && facts.now < rule.from) return false;
  if (rule.until !== undefined && facts.now >= rule.until) return false;
  return rule.share === undefined || percentOf(`${salt} ${facts.key}`) < rule.share;
}

/** 0 to 99.99, evenly spread and always the same for one text. */
function percentOf(text: string): number {
  return (textHash(text) % 10_000) / 100;
}
