/**
 * Short links, and the API keys of their owners. Every change is durable when its promise resolves, and what is said to
 * be conditional is atomic over all processes. Reads see every change that had resolved before them. Names are given
 * as they are stored: aliases folded, codes as they are.
 */
export interface LinkStore {
  /** Makes the link under its name; false: a link stands there, or did once (a deleted one keeps its name for ever). */
  create(link: Link): Promise<boolean>;
  /**
   * Makes links whose names are codes that were never used: nothing is asked first. One durable step for many; after a
   * crash in between some of them may stand.
   */
  add(links: readonly Link[]): Promise<void>;
  /** Also disabled and deleted ones. */
  link(name: string): Promise<Link | undefined>;
  /**
   * The same within the call, by an engine that has its rows in the reach of this process; absent where it would have
   * to wait. What it answers is no older than what `link` would: who has it needs no tier in front of the store.
   */
  linkNow?(name: string): Link | undefined;
  /** Replaces the link if it stands at `version`; false: it changed meanwhile, or was never there. */
  replace(version: number, next: Link): Promise<boolean>;

  /**
   * Links of an owner, newest first, deleted ones left out, behind `before` of the page that came first. So that whoever
   * deleted very many costs no more than others, a page ends after about `PAGE_NAMES` names at the latest, with fewer
   * links than asked for or none, and goes on at its `next`.
   */
  page(owner: string, before: string, limit: number): Promise<LinkPage>;
  /** A link of the owner that was made or changed with this fingerprint; it may have changed since: look at it. */
  byFingerprint(owner: string, fingerprint: string): Promise<string | undefined>;
  /** Settles what an owner's key of a request stands for: of all who propose one wins, until it is `until`. */
  settleRequest(owner: string, key: string, proposed: string, now: number, until: number): Promise<string>;

  putApiKey(key: ApiKey): Promise<void>;
  apiKey(id: string): Promise<ApiKey | undefined>;
  apiKeys(owner: string): Promise<ApiKey[]>;
  /** false: the owner has no such key. */
  removeApiKey(owner: string, id: string): Promise<boolean>;
}

/** Names of an owner's links that a page looks at. */
export const PAGE_NAMES = 500;

export interface LinkPage {
  readonly links: readonly Link[];
  /** For the next page; '' : this was the last one. */
  readonly next: string;
}

export interface Link {
  readonly name: string;
  readonly owner: string;
  readonly target: string;
  /** From 1; rises by one with each change. */
  readonly version: number;
  /** `hidden` is told to visitors as if it had never been; `deleted` is for ever. */
  readonly state: 'active' | 'disabled' | 'hidden' | 'deleted';
  readonly createdAt: number;
  readonly changedAt: number;
  /** Milliseconds since 1970; 0: never. */
  readonly expiresAt: number;
  /** 0: any number. */
  readonly maxClicks: number;
  readonly status: 301 | 302 | 307 | 308;
  /** PHC string; '' : none is asked for. */
  readonly passwordHash: string;
  /** The visitor's query is added to the target's. */
  readonly forwardQuery: boolean;
  /** Search engines may list it. */
  readonly indexed: boolean;
  readonly title: string;
  readonly tags: readonly string[];
  /** The first that fits decides; none: `target`. */
  readonly rules: readonly LinkRule[];
  /** Of target and settings. */
  readonly fingerprint: string;
}

/** Conditions that are given must all hold. */
export interface LinkRule {
  readonly target: string;
  readonly device?: string;
  /** As the primary subtag of a language: `de`. */
  readonly language?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Milliseconds since 1970: from, and until without. */
  readonly from?: number;
  readonly until?: number;
  /** Percent of the visitors, always the same ones. */
  readonly share?: number;
}

export interface ApiKey {
  readonly id: string;
  readonly owner: string;
  readonly label: string;
  /** SHA-256 of the secret part, base64url. */
  readonly hash: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  /** 0: never. */
  readonly expiresAt: number;
}
