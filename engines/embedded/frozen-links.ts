import type { ApiKey, Link, LinkPage, LinkStore } from '../../ports/link-store.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import type { Gatekeeper } from './frozen-engines.ts';

/** The links, but for changes while the gate is closed: they reject with StoreUnavailable. */
export class FrozenLinks implements LinkStore {
  readonly #gate: Gatekeeper;
  readonly #links: LinkStore;
  declare readonly linkNow?: (name: string) => Link | undefined;

  constructor(gate: Gatekeeper, links: LinkStore) {
    this.#gate = gate;
    this.#links = links;
    if (links.linkNow !== undefined) this.linkNow = links.linkNow.bind(links);
  }

  create(link: Link): Promise<boolean> {
    return this.#change((links) => links.create(link));
  }

  add(added: readonly Link[]): Promise<void> {
    return this.#change((links) => links.add(added));
  }

  replace(version: number, next: Link): Promise<boolean> {
    return this.#change((links) => links.replace(version, next));
  }

  settleRequest(owner: string, key: string, proposed: string, now: number, until: number): Promise<string> {
    return this.#change((links) => links.settleRequest(owner, key, proposed, now, until));
  }

  putApiKey(key: ApiKey): Promise<void> {
    return this.#change((links) => links.putApiKey(key));
  }

  removeApiKey(owner: string, id: string): Promise<boolean> {
    return this.#change((links) => links.removeApiKey(owner, id));
  }

  link(name: string): Promise<Link | undefined> {
    return this.#links.link(name);
  }

  page(owner: string, before: string, limit: number): Promise<LinkPage> {
    return this.#links.page(owner, before, limit);
  }

  byFingerprint(owner: string, fingerprint: string): Promise<string | undefined> {
    return this.#links.byFingerprint(owner, fingerprint);
  }

  apiKey(id: string): Promise<ApiKey | undefined> {
    return this.#links.apiKey(id);
  }

  apiKeys(owner: string): Promise<ApiKey[]> {
    return this.#links.apiKeys(owner);
  }

  #change<Result>(change: (links: LinkStore) => Promise<Result>): Promise<Result> {
    const refusal = this.#gate.refusal();
    if (refusal !== undefined) return Promise.reject(new StoreUnavailable(refusal));
    return this.#gate.track(change(this.#links));
  }
}
