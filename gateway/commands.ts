import type { ChatCalls } from '../ports/chat-calls.ts';
import type { Clock } from '../ports/clock.ts';
import { type EventLog, LogUnavailable } from '../ports/event-log.ts';
import { type LinkShortening, shortenText } from '../ports/link-shortening.ts';
import { StoreUnavailable } from '../ports/store-unavailable.ts';
import { CodedError } from '../protocol/errors.ts';
import { kith } from '../protocol/generated/kith.js';
import { checkCommand, checkGroup, checkUser } from './check-command.ts';
import type { Connection } from './connection.ts';
import { directId, groupId } from './ids.ts';
import type { VerbLimits } from './limits/verb-limits.ts';

const { CommandRecord } = kith.internal;
const { Kind, Role } = kith.v1;
type Command = kith.v1.Command.$Properties;
type Outcome = kith.v1.Outcome.$Properties;

export interface CommandParts {
  readonly log: EventLog;
  readonly calls: ChatCalls;
  readonly clock: Clock;
  readonly limits: VerbLimits;
  /** Is there such a user? Undefined: this server cannot know (a host application has the accounts). */
  readonly userExists: ((user: string) => Promise<boolean>) | undefined;
  /** Undefined: there are no short links here. */
  readonly shortening: LinkShortening | undefined;
}

/** How soon a client comes back when the log does not take its command, in milliseconds. */
const LOG_RETRY_MS = 1_000;

/** Takes commands: checked, admitted, appended, acknowledged. What becomes of them is decided in the log. */
export class Commands {
  readonly #parts: CommandParts;

  constructor(parts: CommandParts) {
    this.#parts = parts;
  }

  /** Replies Accepted when the command is durable. Throws CodedError when it is not taken. */
  take(connection: Connection, request: number, command: Command): void {
    checkCommand(command);
    const conversation = command.conversation!;
    this.#keepOrder(connection, conversation, command.counter!);
    const retryMs = this.#parts.limits.command(connection.user);
    if (retryMs > 0) throw this.#refuse(connection, command, new CodedError('rate_limited', { retryMs }));
    const waiting = connection.checking?.get(conversation);
    const asksFirst = command.add || command.send?.shorten;
    if (!waiting && !asksFirst && this.#admitted(connection, conversation)) {
      this.#append(connection, request, command);
      return;
    }
    this.#checkFirst(connection, request, command, waiting ?? Promise.resolve());
  }

  /**
   * A later command must not overtake one that was told to come again: from the refused counter on everything of the
   * conversation is refused, until that counter comes.
   */
  #keepOrder(connection: Connection, conversation: string, counter: number): void {
    const refused = connection.refused?.get(conversation);
    if (!refused) return;
    if (counter > refused.counter) throw refused.error;
    // A lower one was taken before, and comes again: it neither overtakes nor opens the way.
    if (counter === refused.counter) connection.refused!.delete(conversation);
  }

  #refuse(connection: Connection, command: Command, error: CodedError): CodedError {
    connection.refused ??= new Map();
    const { refused } = connection;
    const known = refused.get(command.conversation!);
    if (!known || command.counter! < known.counter) {
      refused.set(command.conversation!, { counter: command.counter!, error });
    }
    return error;
  }

  /** A gateway's own knowledge may admit, never refuse. */
  #admitted(connection: Connection, conversation: string): boolean {
    for (const room of connection.rooms) if (room.conversation === conversation) return true;
    return false;
  }

  /** The owner is asked; commands of the same conversation that come meanwhile queue behind. */
  #checkFirst(connection: Connection, request: number, command: Command, before: Promise<void>): void {
    const conversation = command.conversation!;
    connection.checking ??= new Map();
    const { checking } = connection;
    const run = before
      .then(() => this.#checkMember(connection, command))
      .then(async (stands) => {
        if (!stands) {
          const isShortened = await this.#shorten(connection, command);
          return this.#append(connection, request, command, isShortened ? {} : { unshortened: true });
        }
        connection.say({ request, accepted: {} });
        connection.say({ outcomes: { outcomes: [stands] } });
      })
      .catch((error: unknown) => connection.sayError(request, coded(error)))
      .finally(() => {
        if (checking.get(conversation) === run) checking.delete(conversation);
      });
    checking.set(conversation, run);
  }

  /**
   * Throws for who is no member, unless the command was decided while they were one (a repeated Leave, a message sent
   * just before they were removed): then this tells what became of it.
   */
  async #checkMember(connection: Connection, command: Command): Promise<Outcome | undefined> {
    const { calls } = this.#parts;
    const conversation = command.conversation!;
    if (!this.#admitted(connection, conversation)) {
      const found = await calls.membership(connection.user, conversation);
      if (!found) throw notThere();
      if (found.role === Role.NONE && !command.join) {
        const { user, device } = connection;
        const [stands] = await calls.outcomes(user, device, conversation, [command.counter!]);
        if (!stands?.event && !stands?.code) throw notThere();
        return stands;
      }
    }
    if (command.add) await this.#checkUsers(command.add.users ?? []);
    return undefined;
  }

  /**
   * Shortens the links of a text whose sender asked for it, before anybody sees it. false: they stand as they were. The
   * same command again, by whatever gateway, gets the same links.
   */
  async #shorten({ user, device }: Connection, command: Command): Promise<boolean> {
    const { send, conversation, counter } = command;
    if (!send?.shorten) return true;
    const { shortening, clock } = this.#parts;
    if (!shortening) return false;
    const key = `send ${device} ${conversation} ${counter}`;
    const { text, failed } = await shortenText(shortening, user, key, send.text ?? '', clock);
    send.text = text;
    return !failed;
  }

  #append(
    connection: Connection,
    request: number,
    command: Command,
    accepted: kith.v1.Accepted.$Properties = {},
  ): void {
    const { log, clock } = this.#parts;
    const { user, device } = connection;
    const { conversation, counter, add, remove, join, leave } = command;
    const send = command.send && { text: command.send.text };
    const at = clock.now();
    const record = { conversation, user, device, counter, at, send, add, remove, join, leave };
    const bytes = CommandRecord.encode(record as kith.internal.CommandRecord.$Properties).finish();
    log.append('chat.commands', conversation!, bytes).then(
      () => connection.say({ request, accepted }),
      (error: unknown) => connection.sayError(request, this.#refuse(connection, command, coded(error))),
    );
  }

  /** Opens the 1:1 with another user; opening it again finds it. */
  async openDirect(
    connection: Connection,
    request: number,
    asked: kith.v1.OpenDirect.$Properties,
  ): Promise<void> {
    const peer = checkUser(asked.user, 'open_direct.user');
    this.#limit(connection);
    await this.#checkUsers([peer]);
    const conversation = directId(connection.user, peer);
    await this.#create(connection, conversation, { kind: Kind.DIRECT, members: [peer] });
    connection.say({ request, opened: { conversation } });
  }

  async createGroup(
    connection: Connection,
    request: number,
    asked: kith.v1.CreateGroup.$Properties,
  ): Promise<void> {
    checkGroup(asked);
    this.#limit(connection);
    await this.#checkUsers(asked.members ?? []);
    const conversation = groupId(connection.user, asked.key!);
    const { title, open, members } = asked;
    await this.#create(connection, conversation, {
      kind: Kind.GROUP,
      title: title ?? '',
      open: open ?? false,
      members: members ?? [],
    });
    connection.say({ request, opened: { conversation } });
  }

  #limit(connection: Connection): void {
    const retryMs = this.#parts.limits.create(connection.user);
    if (retryMs > 0) throw new CodedError('rate_limited', { retryMs });
  }

  async #create(
    connection: Connection,
    conversation: string,
    create: kith.internal.Create.$Properties,
  ): Promise<void> {
    const { user, device } = connection;
    const at = this.#parts.clock.now();
    const record = CommandRecord.encode({ conversation, user, device, counter: 0, at, create }).finish();
    const { log, calls } = this.#parts;
    const { offset } = await log.append('chat.commands', conversation, record).catch((error: unknown) => {
      throw coded(error);
    });
    // Whoever hears of it may write to it at once, through any gateway: its owner must know it before.
    await calls.applied(conversation, offset);
  }

  async #checkUsers(users: readonly string[]): Promise<void> {
    const { userExists } = this.#parts;
    if (!userExists) return;
    const found = await Promise.all(users.map((user) => userExists(user)));
    if (found.includes(false)) throw new CodedError('not_found', { field: 'user' });
  }
}

function notThere(): CodedError {
  return new CodedError('not_found', { field: 'command.conversation' });
}

/** What a client may know of a failure. */
export function coded(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  if (error instanceof LogUnavailable) return new CodedError('log_unavailable', { retryMs: LOG_RETRY_MS });
  if (error instanceof StoreUnavailable) return new CodedError('unavailable', { retryMs: LOG_RETRY_MS });
  return new CodedError('internal');
}
