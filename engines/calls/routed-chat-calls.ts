import type {
  ChangedHeads,
  ChatCalls,
  EventRange,
  Head,
  HistoryPage,
  HistoryQuery,
  MembersAmong,
  MembershipAnswer,
} from '../../ports/chat-calls.ts';
import { NotHeld } from '../../ports/chat-calls.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Marks, Membership } from '../../ports/conversation-store.ts';
import type { EventLog } from '../../ports/event-log.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { kith } from '../../protocol/generated/kith.js';
import { type CallClient, CallFailed } from './call-client.ts';

export const CHAT_SERVICE = 'chat-service';
/** What gateways may call: all of ChatCalls. */
export const CHAT_METHODS: readonly (keyof ChatCalls)[] = [
  'memberships',
  'heads',
  'marks',
  'range',
  'history',
  'members',
  'outcomes',
  'membership',
  'membersAmong',
  'applied',
  'changedSince',
];

/** One try; a stopped process is given up on after this. */
const TRY_MS = 5_000;
/** Longer than a group needs to give a killed member's partitions to others: callers then see a pause, not an error. */
const PATIENCE_MS = 15_000;
const RETRY_MS = 2_000;
/** Ids in one call. */
const CHUNK = 2_000;
const FIRST_WAIT_MS = 20;
const MOST_WAIT_MS = 500;

export interface RoutedChatCallsParts {
  readonly client: CallClient;
  readonly log: Pick<EventLog, 'holders' | 'partitionOf'>;
  /** The consumer group whose members own the conversations. */
  readonly group: string;
  readonly clock: Clock;
}

/**
 * ChatCalls of many chat-services: every call goes to who holds the conversation's partition. Who refuses or does not
 * answer is asked again after the holders were looked up anew, until patience ends.
 */
export class RoutedChatCalls implements ChatCalls {
  readonly #parts: RoutedChatCallsParts;
  #holders: ReadonlyMap<number, string> = new Map();
  #looking: Promise<void> | undefined;
  #next = 0;

  constructor(parts: RoutedChatCallsParts) {
    this.#parts = parts;
  }

  /** Any of them reads the store. */
  memberships(user: string): Promise<Membership[]> {
    const anyone = (): string | undefined => {
      const all = this.#addresses();
      return all[this.#next++ % all.length];
    };
    return this.#patiently(anyone, 'memberships', [user]) as Promise<Membership[]>;
  }

  heads(user: string, conversations: readonly string[]): Promise<(Head | undefined)[]> {
    return this.#each(conversations, 'heads', user);
  }

  marks(user: string, conversations: readonly string[]): Promise<Marks[]> {
    return this.#each(conversations, 'marks', user);
  }

  range(user: string, conversation: string, from: number, to: number): Promise<EventRange> {
    return this.#owner(conversation, 'range', [user, conversation, from, to]);
  }

  history(user: string, query: HistoryQuery): Promise<HistoryPage> {
    return this.#owner(query.conversation, 'history', [user, query]);
  }

  members(
    user: string,
    conversation: string,
    after: string,
    limit: number,
  ): Promise<kith.v1.Members.$Properties> {
    return this.#owner(conversation, 'members', [user, conversation, after, limit]);
  }

  outcomes(
    user: string,
    device: string,
    conversation: string,
    counters: readonly number[],
  ): Promise<kith.v1.Outcome.$Properties[]> {
    return this.#owner(conversation, 'outcomes', [user, device, conversation, counters]);
  }

  membership(user: string, conversation: string): Promise<MembershipAnswer | undefined> {
    return this.#owner(conversation, 'membership', [user, conversation]);
  }

  membersAmong(conversation: string, users: readonly string[]): Promise<MembersAmong> {
    return this.#owner(conversation, 'membersAmong', [conversation, users]);
  }

  applied(conversation: string, offset: number): Promise<void> {
    return this.#owner(conversation, 'applied', [conversation, offset]);
  }

  /**
   * The cursor holds one of each owner. A partition that moves takes nothing along: what its old owner numbered is in
   * that one's answer, what the new one numbers in its own. When an owner came or went, all heads are compared.
   */
  async changedSince(since: string): Promise<ChangedHeads> {
    if (this.#holders.size === 0 || since === '') await this.#look();
    const before = new Map<string, string>(since === '' ? [] : (JSON.parse(since) as [string, string][]));
    const owners = this.#addresses();
    const answers = await Promise.all(
      owners.map(
        (address) => this.#ask(address, 'changedSince', [before.get(address) ?? '']) as Promise<ChangedHeads>,
      ),
    ).catch(async (error: unknown) => {
      await this.#look();
      throw error;
    });
    const same = before.size === owners.length && owners.every((address) => before.has(address));
    return {
      cursor: JSON.stringify(owners.map((address, index) => [address, answers[index]!.cursor])),
      whole: since !== '' && (!same || answers.some(({ whole }) => whole)),
      heads: answers.flatMap(({ heads }) => heads),
      joined: answers.flatMap(({ joined }) => joined),
    };
  }

  #owner<Answer>(conversation: string, method: keyof ChatCalls, args: unknown[]): Promise<Answer> {
    const holder = (): string | undefined => this.#holderOf(conversation);
    return this.#patiently(holder, method, args) as Promise<Answer>;
  }

  /** One call an owner and chunk, answers put back in the order asked. */
  async #each<Answer>(
    conversations: readonly string[],
    method: 'heads' | 'marks',
    user: string,
  ): Promise<Answer[]> {
    const answers = new Array<Answer>(conversations.length);
    const byHolder = new Map<string | undefined, number[]>();
    conversations.forEach((conversation, index) => {
      const holder = this.#holderOf(conversation);
      const indexes = byHolder.get(holder);
      if (indexes) indexes.push(index);
      else byHolder.set(holder, [index]);
    });
    await Promise.all(
      Array.from(byHolder.values(), async (indexes) => {
        for (let from = 0; from < indexes.length; from += CHUNK) {
          const chunk = indexes.slice(from, from + CHUNK);
          const found = await this.#together(
            chunk.map((index) => conversations[index]!),
            method,
            user,
          );
          chunk.forEach((index, place) => {
            answers[index] = found[place] as Answer;
          });
        }
      }),
    );
    return answers;
  }

  /** Of conversations that one owner held a moment ago; when they have gone different ways since, one by one. */
  async #together(ids: readonly string[], method: 'heads' | 'marks', user: string): Promise<unknown[]> {
    const address = this.#holderOf(ids[0]!);
    if (address !== undefined) {
      try {
        return (await this.#ask(address, method, [user, ids])) as unknown[];
      } catch (error) {
        if (!isElsewhere(error)) throw error;
      }
    }
    await this.#look();
    const owners = new Set(ids.map((id) => this.#holderOf(id)));
    const parts = owners.size > 1 ? ids.map((id) => [id]) : [ids];
    const found = await Promise.all(
      parts.map((part) => this.#patiently(() => this.#holderOf(part[0]!), method, [user, part])),
    );
    return found.flat();
  }

  async #patiently(
    address: () => string | undefined,
    method: keyof ChatCalls,
    args: unknown[],
  ): Promise<unknown> {
    const { clock } = this.#parts;
    const until = clock.monotonic() + PATIENCE_MS;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, MOST_WAIT_MS)) {
      const holder = address();
      if (holder !== undefined) {
        try {
          return await this.#ask(holder, method, args);
        } catch (error) {
          if (!isElsewhere(error)) throw error;
        }
      }
      if (clock.monotonic() > until) throw new CodedError('unavailable', { retryMs: RETRY_MS });
      await this.#look();
      if (address() === holder) await new Promise<void>((resolve) => clock.after(wait, resolve));
    }
  }

  #ask(address: string, method: keyof ChatCalls, args: unknown[]): Promise<unknown> {
    return this.#parts.client.call(address, CHAT_SERVICE, method, args, TRY_MS);
  }

  #holderOf(conversation: string): string | undefined {
    return this.#holders.get(this.#parts.log.partitionOf('chat.commands', conversation));
  }

  #addresses(): string[] {
    return [...new Set(this.#holders.values())].sort();
  }

  /** One look-up at a time for all who wait for it. A log that cannot say leaves what was known. */
  #look(): Promise<void> {
    this.#looking ??= this.#parts.log
      .holders(this.#parts.group)
      .then(
        (holders) => {
          if (holders.size > 0) this.#holders = holders;
        },
        () => undefined,
      )
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }
}

function isElsewhere(error: unknown): boolean {
  if (error instanceof NotHeld || error instanceof CallFailed) return true;
  return error instanceof CodedError && error.reason === 'starting';
}
