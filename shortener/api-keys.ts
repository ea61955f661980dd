import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiKey, LinkStore } from '../ports/link-store.ts';
import { CodedError } from '../protocol/errors.ts';

export const scopes = ['links:read', 'links:write', 'stats:read', 'keys'] as const;
export type Scope = (typeof scopes)[number];

/** Who asks, and what for they may. */
export interface Principal {
  readonly owner: string;
  readonly scopes: ReadonlySet<string>;
}

const FORM = /^kl_([A-Za-z0-9_-]{12})_([A-Za-z0-9_-]{32})$/;
const MAX_KEYS = 100;

export interface MadeKey {
  readonly key: ApiKey;
  /** What is given as the bearer; told once and stored nowhere. */
  readonly secret: string;
}

export interface KeyWish {
  readonly label: string;
  readonly scopes: readonly string[];
  /** 0: never. */
  readonly expiresAt: number;
}

/** A key may never do more than who makes it. */
export async function makeApiKey(
  store: LinkStore,
  by: Principal,
  wish: KeyWish,
  now: number,
): Promise<MadeKey> {
  if (wish.scopes.some((scope) => !by.scopes.has(scope))) throw new CodedError('forbidden');
  if ((await store.apiKeys(by.owner)).length >= MAX_KEYS) throw new CodedError('full');
  const id = randomBytes(9).toString('base64url');
  const secret = randomBytes(24).toString('base64url');
  const key: ApiKey = {
    ...{ id, owner: by.owner, label: wish.label, hash: hashOf(secret), scopes: [...wish.scopes] },
    ...{ createdAt: now, expiresAt: wish.expiresAt },
  };
  await store.putApiKey(key);
  return { key, secret: `kl_${id}_${secret}` };
}

/** Undefined: not of the form of a key. Throws CodedError `unauthenticated` for one that does not hold. */
export async function whoseKey(
  store: LinkStore,
  bearer: string,
  now: number,
): Promise<Principal | undefined> {
  const [, id, secret] = FORM.exec(bearer) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const key = await store.apiKey(id);
  const holds = key !== undefined && timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(key.hash));
  if (!holds || (key.expiresAt !== 0 && key.expiresAt <= now)) throw new CodedError('unauthenticated');
  return { owner: key.owner, scopes: new Set(key.scopes) };
}

/** A random secret of 192 bits needs no slow hash. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
