import { unique } from '../../ports/conformance.ts';
import type { ApiKey, Link } from '../../ports/link-store.ts';

/** A link as tests of the engine need them: everything that tells two apart is its own. */
export function newLink(over: Partial<Link> = {}): Link {
  return {
    ...{ name: unique('code'), owner: unique('owner'), target: `https://${unique('target')}.example/` },
    ...{ version: 1, state: 'active', createdAt: 1_700_000_000_000, changedAt: 1_700_000_000_000 },
    ...{ expiresAt: 0, maxClicks: 0, status: 302, passwordHash: '', forwardQuery: false, indexed: false },
    ...{ title: '', tags: [], rules: [], fingerprint: unique('print') },
    ...over,
  };
}

export function newKey(owner: string): ApiKey {
  const text = { id: unique('key'), owner, label: 'a key', hash: 'hash' };
  return { ...text, scopes: ['links:read'], createdAt: 1_700_000_000_000, expiresAt: 0 };
}
