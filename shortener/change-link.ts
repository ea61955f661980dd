import type { Link } from '../ports/link-store.ts';
import { CodedError } from '../protocol/errors.ts';
import { fingerprintOf } from './fingerprint.ts';
import { admitTarget, announce, announceFirst, type LinkDesk } from './link-desk.ts';
import type { LinkChange } from './link-input.ts';
import { readName } from './names.ts';

/** The owner's link. Throws CodedError `not_found`, also for somebody else's: who may not see it learns nothing. */
export async function ownLink(desk: Pick<LinkDesk, 'store'>, owner: string, given: string): Promise<Link> {
  const link = await onceOwnLink(desk, owner, given);
  if (link.state === 'deleted') throw new CodedError('not_found');
  return link;
}

/** The same, also when the link was deleted: what was counted of it is still the owner's. */
export async function onceOwnLink(
  desk: Pick<LinkDesk, 'store'>,
  owner: string,
  given: string,
): Promise<Link> {
  const name = readName(given)?.name;
  const link = name === undefined ? undefined : await desk.store.link(name);
  if (link === undefined || link.owner !== owner) throw new CodedError('not_found');
  return link;
}

const ATTEMPTS = 10;

/** Changes what is given and leaves the rest. The new target is judged as one of a new link is. */
export async function changeLink(
  desk: LinkDesk,
  owner: string,
  name: string,
  change: LinkChange,
): Promise<Link> {
  const passwordHash = change.password ? await desk.passwords.hash(change.password) : change.password;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const standing = await ownLink(desk, owner, name);
    if (change.version !== undefined && change.version !== standing.version) {
      throw new CodedError('changed', { field: 'version' });
    }
    const next = changed(desk, standing, change, passwordHash);
    await announceFirst(desk, next);
    if (!(await desk.store.replace(standing.version, next))) continue;
    await announce(desk, next.name, next.version);
    return next;
  }
  throw new CodedError('overloaded', { retryMs: 1000 });
}

/** The name is never given again. What was counted stays until it is erased. */
export async function deleteLink(desk: LinkDesk, owner: string, name: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const standing = await ownLink(desk, owner, name);
    const next: Link = {
      ...standing,
      ...{ state: 'deleted', version: standing.version + 1, changedAt: desk.clock.now() },
    };
    await announceFirst(desk, next);
    if (!(await desk.store.replace(standing.version, next))) continue;
    await announce(desk, next.name, next.version);
    return;
  }
  throw new CodedError('overloaded', { retryMs: 1000 });
}

function changed(desk: LinkDesk, standing: Link, change: LinkChange, passwordHash: string | undefined): Link {
  const target = change.target === undefined ? standing.target : admitTarget(desk, change.target, 'target');
  const rules =
    change.rules?.map((rule, i) => ({
      ...rule,
      target: admitTarget(desk, rule.target, `rules.${i}.target`),
    })) ?? standing.rules;
  const next = {
    ...standing,
    ...{ target, rules, version: standing.version + 1, changedAt: desk.clock.now() },
    ...{ state: change.state ?? standing.state, expiresAt: change.expires_at ?? standing.expiresAt },
    ...{ maxClicks: change.max_clicks ?? standing.maxClicks, status: change.status ?? standing.status },
    passwordHash: passwordHash ?? standing.passwordHash,
    ...{
      forwardQuery: change.forward_query ?? standing.forwardQuery,
      indexed: change.indexed ?? standing.indexed,
    },
    ...{ title: change.title ?? standing.title, tags: change.tags ?? standing.tags },
  } as Link;
  return { ...next, fingerprint: fingerprintOf(next, next.expiresAt) };
}
