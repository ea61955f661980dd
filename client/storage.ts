/**
 * Where a client keeps what must survive it: how far it has read, what it has yet to send. One storage belongs to one
 * client of one device at a time: two that share it would give the same counter to different messages, of which the
 * server then keeps one.
 */
export interface ClientStorage {
  get(key: string): Promise<string | undefined>;
  /** Resolves when a later process that opens the same storage would see it. Calls take effect in their order. */
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Keys that begin with `prefix`, in no order. */
  keys(prefix: string): Promise<string[]>;
}

/** Lives as long as the object does. */
export function memoryStorage(): ClientStorage {
  const map = new Map<string, string>();
  return {
    get: async (key) => map.get(key),
    set: async (key, value) => void map.set(key, value),
    delete: async (key) => void map.delete(key),
    keys: async (prefix) => [...map.keys()].filter((key) => key.startsWith(prefix)),
  };
}

/** In a browser's `localStorage` or `sessionStorage`, under keys that begin with `name`. */
export function webStorage(area: Storage, name = 'kith:'): ClientStorage {
  return {
    get: async (key) => area.getItem(name + key) ?? undefined,
    set: async (key, value) => area.setItem(name + key, value),
    delete: async (key) => area.removeItem(name + key),
    async keys(prefix) {
      const found: string[] = [];
      for (let i = 0; i < area.length; i++) {
        const key = area.key(i);
        if (key?.startsWith(name + prefix)) found.push(key.slice(name.length));
      }
      return found;
    },
  };
}
