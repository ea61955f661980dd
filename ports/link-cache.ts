/**
 * What instances of the shortener share between their memories and the store: a tier of records (Redis), or none
 * (embedded), and the word that a link changed. Never the truth: it may lose everything at any moment, and each call
 * may reject, which costs only time.
 */
export interface LinkCache {
  /** The record of the link as it was filled in last; undefined: not there. */
  get(name: string): Promise<CachedLink | undefined>;
  /**
   * Puts a record that was read from the store. Refused (false) when an invalidation of a higher version came meanwhile:
   * who reads slowly must not bring an old row back. Called behind a `get` of this instance that found nothing or
   * failed; one at a time for each name.
   */
  fill(name: string, link: CachedLink): Promise<boolean>;
  /**
   * The link now has this version: what is older is dropped, a marker stays for at least a minute so that it cannot be
   * filled in again, and all who listen are told. Called before the change is made, and when it
   * is durable. Rejects when it cannot be told:
   * call again.
   */
  invalidate(name: string, version: number): Promise<void>;
  /** Resolves when every later invalidation is heard. The listener's calls must not throw. */
  listen(listener: LinkCacheListener): Promise<LinkCacheHandle>;
}

export interface CachedLink {
  readonly version: number;
  /** The record as the shortener wrote it; '' : the store has none. */
  readonly record: string;
}

export interface LinkCacheListener {
  changed(name: string, version: number): void;
  /** From now on invalidations may be missed, until `gap`. */
  lost(): void;
  /** They are heard again; some may have been missed: what is in memory may be old. */
  gap(): void;
}

export interface LinkCacheHandle {
  close(): Promise<void>;
}
