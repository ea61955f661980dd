import { createHash } from 'node:crypto';
import type { Link } from '../ports/link-store.ts';
import { CodedError } from '../protocol/errors.ts';
import { fingerprintOf } from './fingerprint.ts';
import { admitTarget, announce, type LinkDesk } from './link-desk.ts';
import type { NewLink } from './link-input.ts';
import { aliasFault } from './names.ts';

/** Links end after five years unless told otherwise. */
const DEFAULT_LIFE_MS = 5 * 365 * 86_400_000;
/** A repeated request is known for so long. */
const REQUEST_MS = 86_400_000;

export interface Created {
  readonly link: Link;
  /** false: it was there, by its key or because one like it was to be found. */
  readonly isNew: boolean;
}

/** Throws CodedError: `invalid` for what may not be linked, `name_taken` for an alias that somebody has or had. */
export async function createLink(desk: LinkDesk, owner: string, input: NewLink): Promise<Created> {
  const draft = await draftOf(desk, owner, input);
  if (input.find_existing === true && input.alias === undefined) {
    const found = await findExisting(desk, draft);
    if (found !== undefined) return { link: found, isNew: false };
  }
  if (input.idempotency_key !== undefined) return createOnce(desk, draft, input);
  if (input.alias !== undefined) return { link: await claim(desk, draft, input.alias), isNew: true };
  const [name] = await desk.codes.take(1);
  const link = { ...draft, name: name! };
  await desk.store.add([link]);
  return { link, isNew: true };
}

export type Outcome = Created | CodedError;

/** Each on its own: one that is refused harms no other. Those that need a code only are stored in one step. */
export async function createLinks(
  desk: LinkDesk,
  owner: string,
  inputs: readonly NewLink[],
): Promise<Outcome[]> {
  const outcomes = new Array<Outcome>(inputs.length);
  const simple: { readonly at: number; readonly draft: Draft }[] = [];
  const others: number[] = [];
  for (const [at, input] of inputs.entries()) {
    if (input.alias !== undefined || input.idempotency_key !== undefined || input.find_existing === true) {
      others.push(at);
      continue;
    }
    try {
      simple.push({ at, draft: await draftOf(desk, owner, input) });
    } catch (error) {
      outcomes[at] = codedOf(error);
    }
  }
  const codes = await desk.codes.take(simple.length);
  for (const [i, { draft }] of simple.entries()) draft.name = codes[i]!;
  if (simple.length > 0) await desk.store.add(simple.map(({ draft }) => draft));
  for (const { at, draft } of simple) outcomes[at] = { link: draft, isNew: true };
  for (const at of others) {
    outcomes[at] = await createLink(desk, owner, inputs[at]!).catch(codedOf);
  }
  return outcomes;
}

function codedOf(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  throw error;
}

/** A link whose name is still to be given. */
type Draft = Link & { name: string };

/** All in one literal: links come by the ten thousand a second, and an object put together of others costs ten times that. */
async function draftOf(desk: LinkDesk, owner: string, input: NewLink): Promise<Draft> {
  const now = desk.clock.now();
  const rules = (input.rules ?? []).map((rule, i) => ({
    ...rule,
    target: admitTarget(desk, rule.target, `rules.${i}.target`),
  }));
  const draft = {
    name: '',
    owner,
    target: admitTarget(desk, input.target, 'target'),
    version: 1,
    state: 'active' as const,
    createdAt: now,
    changedAt: now,
    expiresAt: input.expires_at ?? now + DEFAULT_LIFE_MS,
    maxClicks: input.max_clicks ?? 0,
    status: input.status ?? 302,
    passwordHash: input.password ? await desk.passwords.hash(input.password) : '',
    forwardQuery: input.forward_query ?? false,
    indexed: input.indexed ?? false,
    title: input.title ?? '',
    tags: input.tags ?? [],
    rules: rules as Link['rules'],
    fingerprint: '',
  };
  // Those that end by default end at another moment each, and are alike all the same.
  draft.fingerprint = fingerprintOf(draft, input.expires_at ?? -1);
  return draft;
}

async function findExisting(desk: LinkDesk, draft: Link): Promise<Link | undefined> {
  const name = await desk.store.byFingerprint(draft.owner, draft.fingerprint);
  const link = name === undefined ? undefined : await desk.store.link(name);
  const fits = link?.state === 'active' && link.fingerprint === draft.fingerprint;
  const stands = fits && (link.expiresAt === 0 || link.expiresAt > desk.clock.now());
  return stands ? link : undefined;
}

async function claim(desk: LinkDesk, draft: Link, alias: string): Promise<Link> {
  const fault = aliasFault(alias);
  if (fault !== undefined) throw new CodedError('invalid', { field: 'alias', detail: fault });
  const link = { ...draft, name: alias.toLowerCase() };
  if (!(await desk.store.create(link))) throw new CodedError('name_taken', { field: 'alias' });
  // Visitors may have asked for it before it was there.
  await announce(desk, link.name, link.version);
  return link;
}

/** The key settles the name first; who comes with the key again finds it, also one who crashed in between. */
async function createOnce(desk: LinkDesk, draft: Link, input: NewLink): Promise<Created> {
  const { store, codes, clock } = desk;
  const fault = input.alias === undefined ? undefined : aliasFault(input.alias);
  if (fault !== undefined) throw new CodedError('invalid', { field: 'alias', detail: fault });
  const name = input.alias === undefined ? (await codes.take(1))[0]! : input.alias.toLowerCase();
  const asked = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
  const now = clock.now();
  const key = input.idempotency_key!;
  const settled = await store.settleRequest(draft.owner, key, `${name} ${asked}`, now, now + REQUEST_MS);
  const [standing = '', askedBefore] = settled.split(' ');
  if (askedBefore !== asked) {
    throw new CodedError('invalid', {
      field: 'idempotency_key',
      detail: 'This key was used for another request.',
    });
  }
  const link = { ...draft, name: standing };
  if (await store.create(link)) {
    await announce(desk, standing, 1);
    return { link, isNew: true };
  }
  const found = await store.link(standing);
  if (found?.owner !== draft.owner) throw new CodedError('name_taken', { field: 'alias' });
  return { link: found, isNew: false };
}
