import type { ClientStorage } from './storage.ts';
import type { Action } from './wire.ts';

const COMMAND = 'out/';
const COUNTER = 'last/';

export interface SavedCommand {
  readonly conversation: string;
  readonly counter: number;
  readonly action: Action;
  /** The last event applied when it was made: its own event comes after. */
  readonly floor: number;
}

/**
 * The outbox on the storage: a key a command that has no outcome yet, and the highest counter ever used in each
 * conversation. The highest is the higher of the two, so that one write before a send is enough.
 */
export class OutboxStore {
  readonly #storage: ClientStorage;
  /** A command that was saved during it would be deleted with the rest. */
  #clearing: Promise<unknown> | undefined;

  constructor(storage: ClientStorage) {
    this.#storage = storage;
  }

  async load(): Promise<{ commands: SavedCommand[]; counters: Map<string, number> }> {
    const counters = new Map<string, number>();
    const raise = (conversation: string, counter: number) =>
      counters.set(conversation, Math.max(counter, counters.get(conversation) ?? 0));
    for (const key of await this.#storage.keys(COUNTER)) {
      raise(key.slice(COUNTER.length), Number(await this.#storage.get(key)));
    }
    const commands: SavedCommand[] = [];
    for (const key of await this.#storage.keys(COMMAND)) {
      const slash = key.lastIndexOf('/');
      const conversation = key.slice(COMMAND.length, slash);
      const counter = Number(key.slice(slash + 1));
      const saved = await this.#storage.get(key);
      if (saved === undefined) continue;
      commands.push({ conversation, counter, ...JSON.parse(saved) });
      raise(conversation, counter);
    }
    commands.sort((a, b) => a.counter - b.counter);
    return { commands, counters };
  }

  /** Must have resolved before the command is put on the wire. */
  async add({ conversation, counter, action, floor }: SavedCommand): Promise<void> {
    if (this.#clearing !== undefined) await this.#clearing;
    return this.#storage.set(`${COMMAND}${conversation}/${counter}`, JSON.stringify({ action, floor }));
  }

  /** The command has its outcome. `last`, when given, is saved first: the counter must not be lost with the command. */
  async settle(conversation: string, counter: number, last: number | undefined): Promise<void> {
    const saved = last === undefined ? undefined : this.#storage.set(COUNTER + conversation, String(last));
    await Promise.all([saved, this.#storage.delete(`${COMMAND}${conversation}/${counter}`)]);
  }

  /** Another user or device signed in: nothing of this is theirs. */
  async clear(): Promise<void> {
    this.#clearing = this.#deleteAll();
    await this.#clearing;
    this.#clearing = undefined;
  }

  async #deleteAll(): Promise<void> {
    const keys = [...(await this.#storage.keys(COMMAND)), ...(await this.#storage.keys(COUNTER))];
    await Promise.all(keys.map((key) => this.#storage.delete(key)));
  }
}
