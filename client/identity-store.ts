import type { ClientStorage } from './storage.ts';

/** Whose numbers the storage holds, and of which of the server's lives. */
export interface Identity {
  readonly user: string;
  readonly device: string;
  readonly store: string;
}

const KEY = 'identity';

export class IdentityStore {
  readonly #storage: ClientStorage;

  constructor(storage: ClientStorage) {
    this.#storage = storage;
  }

  async load(): Promise<Identity | undefined> {
    const saved = await this.#storage.get(KEY);
    return saved === undefined ? undefined : JSON.parse(saved);
  }

  save(identity: Identity): Promise<void> {
    return this.#storage.set(KEY, JSON.stringify(identity));
  }
}
