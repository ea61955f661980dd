import type { Calls } from './calls.ts';
import type { ConversationInfo, History, HistoryQuery, MemberState, Presence } from './wire.ts';

/** Users in one AskPresence. */
const PRESENCE_USERS = 200;

/** What the client asks for when the application does. Every answer waits, if need be, for the next connection. */
export class Reading {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  history(query: HistoryQuery): Promise<History> {
    return this.#calls.call({ history: query }, (frame) => frame.history);
  }

  /** Pages of the list from behind `cursor`, see Calls.call for `bound`. */
  async *conversations(cursor = '', bound = false): AsyncGenerator<ConversationInfo[]> {
    let from = cursor;
    do {
      const body = { list: { cursor: from, limit: 200 } };
      const page = await this.#calls.call(body, (frame) => frame.conversations, bound);
      yield page.conversations;
      from = page.cursor;
    } while (from !== '');
  }

  async members(conversation: string): Promise<MemberState[]> {
    const members: MemberState[] = [];
    for (let after = ''; ; after = members.at(-1)!.user) {
      const body = { members: { conversation, after, limit: 1000 } };
      const page = await this.#calls.call(body, (frame) => frame.members);
      members.push(...page.members);
      if (!page.more || page.members.length === 0) return members;
    }
  }

  async presence(users: readonly string[]): Promise<Presence[]> {
    const found: Presence[] = [];
    for (let i = 0; i < users.length; i += PRESENCE_USERS) {
      const body = { presence: { users: users.slice(i, i + PRESENCE_USERS) } };
      const page = await this.#calls.call(body, (frame) => frame.presence);
      found.push(...page.users);
    }
    return found;
  }
}
