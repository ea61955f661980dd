import { createHash } from 'node:crypto';
import type { Link, LinkRule } from '../ports/link-store.ts';

type Deciding = Pick<
  Link,
  'target' | 'status' | 'expiresAt' | 'maxClicks' | 'forwardQuery' | 'indexed' | 'passwordHash' | 'tags'
> & { readonly rules: readonly Pick<LinkRule, 'target'>[] };

/**
 * Two links have the same one when a visitor could not tell them apart: targets compared as browsers read them, and all
 * settings that decide. Links with a password have one of their own each.
 */
export function fingerprintOf(link: Deciding): string {
  const parts = [
    canonical(link.target),
    ...[link.status, link.expiresAt, link.maxClicks, link.forwardQuery, link.indexed, link.passwordHash],
    link.rules.map((rule) => ({ ...rule, target: canonical(rule.target) })),
    [...link.tags].sort(),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32);
}

function canonical(target: string): string {
  return new URL(target).href;
}
