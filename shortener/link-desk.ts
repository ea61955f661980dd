import type { Clock } from '../ports/clock.ts';
import type { LinkCache } from '../ports/link-cache.ts';
import type { Link, LinkStore } from '../ports/link-store.ts';
import type { Logger } from '../ports/logger.ts';
import { CodedError } from '../protocol/errors.ts';
import type { CodeMaker } from './code-maker.ts';
import type { LinkView } from './link-input.ts';
import type { Passwords } from './password-gate.ts';
import { judgeTarget, targetFaults } from './target-rules.ts';

/** What creating and changing links stands on. */
export interface LinkDesk {
  readonly store: LinkStore;
  readonly cache: LinkCache;
  readonly codes: CodeMaker;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where visitors find links, without a slash at the end: `https://kith.example`. */
  readonly baseUrl: string;
  /** Hosts that lead back here. */
  readonly ownHosts: ReadonlySet<string>;
}

const RETRY_MS = 200;

/** The target as it is stored. Throws CodedError `invalid` with the reason. */
export function admitTarget(desk: LinkDesk, target: string, field: string): string {
  const judged = judgeTarget(target, desk.ownHosts);
  if ('target' in judged) return judged.target;
  throw new CodedError('invalid', { field, detail: targetFaults[judged.fault] });
}

/**
 * Before the change is made: who is killed right behind it cannot tell any more, and the shared tier would answer with the
 * old link for its whole life. Until the change stands nothing older is kept there.
 */
export async function announceFirst(desk: LinkDesk, { name, version }: Link): Promise<void> {
  await desk.cache.invalidate(name, version).catch(() => undefined);
}

/**
 * Tells all instances that the link has this version now. What cannot be told now is told later: the change itself is
 * durable, and instances that cannot be reached trust their memory for a second only.
 */
export async function announce(desk: LinkDesk, name: string, version: number): Promise<void> {
  try {
    await desk.cache.invalidate(name, version);
  } catch (error) {
    desk.logger.warn({ err: error, name }, 'a change of a link cannot be told; it is tried again');
    desk.clock.after(RETRY_MS, () => void announce(desk, name, version));
  }
}

export function viewOf(desk: Pick<LinkDesk, 'baseUrl'>, link: Link): LinkView {
  return {
    name: link.name,
    url: `${desk.baseUrl}/${link.name}`,
    target: link.target,
    version: link.version,
    state: link.state,
    created_at: link.createdAt,
    changed_at: link.changedAt,
    expires_at: link.expiresAt,
    max_clicks: link.maxClicks,
    status: link.status,
    has_password: link.passwordHash !== '',
    forward_query: link.forwardQuery,
    indexed: link.indexed,
    title: link.title,
    tags: [...link.tags],
    rules: link.rules.map((rule) => ({ ...rule })) as LinkView['rules'],
  };
}
