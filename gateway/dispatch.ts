import type { ChatCalls } from '../ports/chat-calls.ts';
import type { Logger } from '../ports/logger.ts';
import type { Registry } from '../ports/registry.ts';
import { CodedError, errors } from '../protocol/errors.ts';
import type { kith } from '../protocol/generated/kith.js';
import { acquainted } from './acquaintance.ts';
import type { Beats } from './beats.ts';
import { checkConversation, checkUsers } from './check-command.ts';
import type { ClientFrame } from './codec/codec.ts';
import { type Commands, coded } from './commands.ts';
import type { Connection } from './connection.ts';
import { listConversations } from './conversation-list.ts';
import type { FeedWatch } from './feed-watch.ts';
import type { VerbLimits } from './limits/verb-limits.ts';
import type { Marks } from './marks.ts';
import type { SignIn } from './sign-in.ts';

/** Frames that cannot be understood before the connection is closed. */
const MAX_STRIKES = 10;
/** How soon a client that does not take its answers asks again, in milliseconds. */
const DRAIN_RETRY_MS = 1_000;

export interface DispatchParts {
  readonly signIn: SignIn;
  readonly commands: Commands;
  readonly beats: Beats;
  readonly marks: Marks;
  readonly calls: ChatCalls;
  readonly registry: Registry;
  readonly limits: VerbLimits;
  readonly logger: Logger;
  readonly queueBytes: number;
  /** undefined: there is no feed here. */
  readonly feedWatch: FeedWatch | undefined;
}

/** Takes a client's frames to what answers them. Whatever fails is told to this client, by a code, and nobody else. */
export class Dispatch {
  readonly #parts: DispatchParts;

  constructor(parts: DispatchParts) {
    this.#parts = parts;
  }

  message(connection: Connection, data: Uint8Array, isBinary: boolean): void {
    let frames: ClientFrame[];
    try {
      frames = connection.codec.decode(data, isBinary);
    } catch (error) {
      this.#strike(connection, 0, coded(error));
      return;
    }
    for (const frame of frames) {
      if (connection.state === 'closed') return;
      this.#frame(connection, frame);
    }
  }

  #frame(connection: Connection, frame: ClientFrame): void {
    const request = frame.request ?? 0;
    try {
      if (connection.state === 'new') this.#hello(connection, request, frame);
      else if (frame.hello) throw new CodedError('hello_first', { field: 'hello' });
      else if (connection.state === 'signing-in')
        throw new CodedError('hello_first', { detail: 'Wait for Welcome.' });
      else this.#route(connection, request, frame);
    } catch (error) {
      this.#fail(connection, request, error);
    }
  }

  #hello(connection: Connection, request: number, frame: ClientFrame): void {
    if (!frame.hello) throw new CodedError('hello_first');
    this.#parts.signIn.run(connection, request, frame.hello).catch((error: unknown) => {
      const told = this.#told(error);
      connection.sayError(request, told);
      closeRefused(connection, told);
    });
  }

  #route(connection: Connection, request: number, frame: ClientFrame): void {
    const { commands, beats } = this.#parts;
    if (frame.command) commands.take(connection, request, frame.command);
    else if (frame.ping) beats.pong(connection, request);
    else if (frame.mark) this.#mark(connection, frame.mark);
    else if (frame.openDirect)
      this.#later(connection, request, commands.openDirect(connection, request, frame.openDirect));
    else if (frame.createGroup) {
      this.#later(connection, request, commands.createGroup(connection, request, frame.createGroup));
    } else this.#later(connection, request, this.#read(connection, request, frame));
  }

  #later(connection: Connection, request: number, work: Promise<void>): void {
    work.catch((error: unknown) => this.#fail(connection, request, error));
  }

  #mark(connection: Connection, { conversation, delivered, read }: kith.v1.Mark.$Properties): void {
    const id = checkConversation(conversation, 'mark.conversation');
    const retryMs = this.#parts.limits.mark(connection.user);
    if (retryMs > 0) throw new CodedError('rate_limited', { retryMs });
    if (connection.rooms.some((room) => room.conversation === id)) {
      this.#parts.marks.raise(connection.user, id, delivered ?? 0, read ?? 0);
    }
  }

  async #read(connection: Connection, request: number, frame: ClientFrame): Promise<void> {
    const { calls, limits, queueBytes } = this.#parts;
    const { user, codec } = connection;
    const retryMs = limits.read(user);
    if (retryMs > 0) throw new CodedError('rate_limited', { retryMs });
    // Answers are not dropped, so whoever does not take them is not given more.
    if (connection.waiting() > 2 * queueBytes)
      throw new CodedError('overloaded', { retryMs: DRAIN_RETRY_MS });
    if (frame.range) {
      const { from, to } = frame.range;
      const conversation = checkConversation(frame.range.conversation, 'range.conversation');
      if (!from) throw new CodedError('invalid', { field: 'range.from' });
      const { events, more } = await calls.range(user, conversation, from, to ?? 0);
      connection.sayChunk(codec.encodeEvents(request, conversation, events, more));
    } else if (frame.history) {
      const query = historyQuery(frame.history);
      const page = await calls.history(user, query);
      connection.sayChunk(codec.encodeHistory(request, { conversation: query.conversation, ...page }));
    } else if (frame.list) {
      const limit = bounded(frame.list.limit, 50, 200, 'list.limit');
      connection.say({
        request,
        conversations: await listConversations(calls, user, frame.list.cursor ?? '', limit),
      });
    } else if (frame.members) {
      const conversation = checkConversation(frame.members.conversation, 'members.conversation');
      const limit = bounded(frame.members.limit, 100, 1_000, 'members.limit');
      connection.say({
        request,
        members: await calls.members(user, conversation, frame.members.after ?? '', limit),
      });
    } else if (frame.outcomes) {
      const conversation = checkConversation(frame.outcomes.conversation, 'outcomes.conversation');
      const counters = frame.outcomes.counters ?? [];
      if (counters.length > 1_024) throw new CodedError('too_large', { field: 'outcomes.counters' });
      const outcomes = await calls.outcomes(user, connection.device, conversation, counters);
      connection.say({ request, outcomes: { outcomes } });
    } else if (frame.presence) {
      connection.say({
        request,
        presence: { users: await this.#presence(user, frame.presence.users ?? []) },
      });
    } else if (frame.watchFeed && this.#parts.feedWatch) {
      const open = frame.watchFeed.open ?? false;
      await this.#parts.feedWatch.set(connection, open);
      connection.say({ request, watched: { open } });
    } else {
      throw new CodedError('unknown_frame');
    }
  }

  /** Whom the asker shares no conversation with is answered as never seen. */
  async #presence(user: string, asked: readonly string[]): Promise<kith.v1.Presence.$Properties[]> {
    if (asked.length > 200) throw new CodedError('too_large', { field: 'presence.users' });
    const users = checkUsers(asked, 'presence.users', 1);
    const [known, found] = await Promise.all([
      acquainted(this.#parts.calls, user, users),
      this.#parts.registry.presence(users),
    ]);
    return users.map((each, index) =>
      known[index]
        ? { user: each, online: found[index]?.online ?? false, lastSeen: found[index]?.lastSeen ?? 0 }
        : { user: each },
    );
  }

  #fail(connection: Connection, request: number, error: unknown): void {
    const told = this.#told(error);
    if (told.entry.code < 2_000) this.#strike(connection, request, told);
    else connection.sayError(request, told);
  }

  #told(error: unknown): CodedError {
    const told = coded(error);
    if (told.reason === 'internal') this.#parts.logger.error({ err: error }, 'a frame could not be answered');
    return told;
  }

  /** Requests that make no sense are answered; a client that sends nothing else is shown out. */
  #strike(connection: Connection, request: number, error: CodedError): void {
    connection.sayError(request, error);
    if (connection.state === 'new' || ++connection.strikes >= MAX_STRIKES)
      connection.close('malformed', error.reason);
  }
}

/** Who could not be signed in is told by the close code too whether, and when, to come back. */
function closeRefused(connection: Connection, { reason, entry, retryMs, message }: CodedError): void {
  switch (reason) {
    case 'token_expired':
    case 'revoked':
    case 'unauthenticated':
    case 'draining':
    case 'internal':
      connection.close(reason);
      return;
  }
  const isPassing = entry.code >= errors.rate_limited.code;
  if (isPassing) connection.close('overloaded', String(Math.max(1, Math.ceil(retryMs / 1000))));
  else connection.close('malformed', message);
}

function historyQuery(asked: kith.v1.ReadHistory.$Properties) {
  const { before, after, around } = asked;
  const conversation = checkConversation(asked.conversation, 'history.conversation');
  if ([before, after, around].filter((each) => (each ?? 0) > 0).length > 1) {
    throw new CodedError('invalid', { field: 'history', detail: 'Give one of before, after and around.' });
  }
  const limit = bounded(asked.limit, 50, 200, 'history.limit');
  return { conversation, before: before ?? 0, after: after ?? 0, around: around ?? 0, limit };
}

function bounded(value: number | null | undefined, normal: number, most: number, field: string): number {
  if (!value) return normal;
  if (value > most) throw new CodedError('invalid', { field });
  return value;
}
