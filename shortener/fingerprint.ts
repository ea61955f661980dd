import { hash } from 'node:crypto';
import type { Link, LinkRule } from '../ports/link-store.ts';

type Deciding = Pick<
  Link,
  'target' | 'status' | 'maxClicks' | 'forwardQuery' | 'indexed' | 'passwordHash' | 'tags'
> & { readonly rules: readonly Pick<LinkRule, 'target'>[] };

/**
 * Two links have the same one when a visitor could not tell them apart: targets compared as browsers read them, and all
 * settings that decide. Links with a password have one of their own each.
 */
export function fingerprintOf(link: Deciding, expiresAt: number): string {
  const { target, status, maxClicks, forwardQuery, indexed, passwordHash } = link;
  const rules = link.rules.map((rule) => ({ ...rule, target: canonical(rule.target) }));
  const tags = [...link.tags].sort();
  const settings = [status, expiresAt, maxClicks, forwardQuery, indexed, passwordHash];
  return hash('sha256', JSON.stringify([canonical(target), ...settings, rules, tags]), 'base64url').slice(
    0,
    32,
  );
}

function canonical(target: string): string {
  return new URL(target).href;
}
