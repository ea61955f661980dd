import { numberOf } from './base62.ts';

/** What stands behind the slash: a code or an alias, as the store knows it. */
export interface LinkName {
  readonly name: string;
  /** The number of a code; -1: an alias. */
  readonly number: number;
}

const ALIAS = /^[a-z0-9](?:[a-z0-9_-]{1,62}[a-z0-9])?$/;
const MIN_ALIAS = 3;
const MAX_ALIAS = 64;

/** Paths that the shortener or a site in front of it answers itself, or that browsers and crawlers ask for. */
const reserved: ReadonlySet<string> = new Set(
  (
    'about account accounts admin administrator api apis app apps assets auth billing blog cdn contact css dashboard ' +
    'dev docs download email error errors favicon feed files graphql health help home host img images imprint index ' +
    'info js json jwks legal link links live localhost log login logout mail me metrics new news null oauth openapi ' +
    'owner password ping posts preview privacy public ready register robots root rss search secure security server ' +
    'settings setup sign-in sign-out sign-up signin signout signup sitemap socket ssl stage staging stat static ' +
    'statistics stats status store support sw system team terms test undefined upload user users v1 v2 v3 web ' +
    'webhook webhooks well-known wp-admin wp-login www'
  ).split(' '),
);

/** Words by which people are led to believe that somebody else speaks. Refused anywhere between separators. */
const blocked: ReadonlySet<string> = new Set(
  'paypal google apple icloud microsoft office365 facebook instagram whatsapp netflix amazon verify-account bank'.split(
    ' ',
  ),
);

/** Reads a path segment without asking anybody; undefined: nothing that could ever be a link. Aliases fold their case. */
export function readName(segment: string): LinkName | undefined {
  const number = numberOf(segment);
  if (number >= 0) return { name: segment, number };
  if (segment.length < MIN_ALIAS || segment.length > MAX_ALIAS) return undefined;
  const name = segment.toLowerCase();
  return ALIAS.test(name) ? { name, number: -1 } : undefined;
}

/** Why an alias cannot be taken, as a sentence; undefined: it can. `alias` may have any case. */
export function aliasFault(alias: string): string | undefined {
  if (numberOf(alias) >= 0) return 'Seven letters and digits have the form of a code; use another length.';
  const name = alias.toLowerCase();
  if (name.length < MIN_ALIAS || name.length > MAX_ALIAS)
    return `An alias has ${MIN_ALIAS} to ${MAX_ALIAS} characters.`;
  if (!ALIAS.test(name))
    return 'An alias has letters a to z, digits, - and _ only, and begins and ends with a letter or digit.';
  if (reserved.has(name)) return 'This alias is reserved.';
  if (blocked.has(name) || name.split(/[-_]/).some((word) => blocked.has(word)))
    return 'This alias has a word that is not allowed here.';
  return undefined;
}
