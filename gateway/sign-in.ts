import type { ChatCalls, Head } from '../ports/chat-calls.ts';
import type { Clock } from '../ports/clock.ts';
import type { Membership } from '../ports/conversation-store.ts';
import { CodedError } from '../protocol/errors.ts';
import { kith } from '../protocol/generated/kith.js';
import { MAX_FRAME_BYTES, MAX_KNOWN, MAX_TEXT_BYTES, RESUME_EVENTS, VERSION } from '../protocol/limits.ts';
import type { Connection } from './connection.ts';
import { type ConversationEntry, type ConversationPage, entriesOf, pageOf } from './conversation-list.ts';
import type { FanOut } from './fan-out.ts';
import type { Hub } from './hub.ts';
import type { Authenticator, Identity } from './identity.ts';
import { isDeviceId } from './ids.ts';
import type { Registration } from './registration.ts';
import type { ResumeRanges } from './resume-ranges.ts';

/** Conversations told in a Welcome; more are a page away. */
const PAGE = 50;

export interface SignInParts {
  readonly hub: Hub;
  readonly fanOut: FanOut;
  readonly calls: ChatCalls;
  readonly clock: Clock;
  readonly authenticator: Authenticator;
  readonly registration: Registration;
  readonly ranges: ResumeRanges;
  /** Identity of the server's data. */
  readonly store: string;
  readonly beatMs: number;
  readonly queueBytes: number;
  readonly maxConnectionsPerUser: number;
}

/**
 * Signs a connection in and resumes it. The order closes the seam between “fetch what I missed” and “listen to what
 * comes”: the registration is acknowledged, live delivery is attached and held, only then heads and ranges are read,
 * sent, and what was held is spliced behind them by number.
 */
export class SignIn {
  readonly #parts: SignInParts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  async run(connection: Connection, request: number, hello: kith.v1.Hello.$Properties): Promise<void> {
    connection.state = 'signing-in';
    checkHello(hello);
    const identity = await this.#parts.authenticator.verify(hello.token ?? '');
    if (closed(connection)) return;
    this.#identify(connection, identity, hello.device ?? '');
    this.#parts.hub.signIn(connection);
    this.#makeRoom(connection);
    await this.#parts.registration.register(connection.user);
    if (closed(connection)) return;
    connection.state = 'resuming';
    connection.held = [];
    const memberships = await this.#parts.calls.memberships(connection.user);
    if (closed(connection)) return;
    for (const { conversation } of memberships) this.#parts.hub.attach(connection, conversation);
    await this.#resume(connection, request, hello, memberships);
  }

  #identify(connection: Connection, identity: Identity, device: string): void {
    const named = device || identity.device;
    if (!isDeviceId(named)) throw new CodedError('invalid', { field: 'hello.device' });
    connection.user = identity.user;
    connection.device = named;
    connection.login = identity.device;
    connection.issuedAt = identity.issuedAt;
    connection.expiresAt = identity.expiresAt;
  }

  #makeRoom(connection: Connection): void {
    const own = this.#parts.hub.users.get(connection.user) ?? [];
    if (own.length > this.#parts.maxConnectionsPerUser) own[0]?.close('replaced');
  }

  /** Heads are read after attaching: what is numbered later comes live, what was numbered before is below them. */
  async #resume(
    connection: Connection,
    request: number,
    hello: kith.v1.Hello.$Properties,
    memberships: readonly Membership[],
  ): Promise<void> {
    const { calls, fanOut } = this.#parts;
    const known = this.#known(hello);
    const { user } = connection;
    const ids = memberships.map(({ conversation }) => conversation);
    const heads = await calls.heads(user, ids);
    if (closed(connection)) return;
    for (const head of heads) if (head) this.#settle(connection, head);
    const entries = entriesOf(memberships, heads);
    const page = await pageOf(calls, user, entries, '', PAGE);
    if (closed(connection)) return;
    this.#welcome(connection, request, known, entries, page);
    const sent = await this.#sendMissed(connection, known, entries);
    if (closed(connection)) return;
    connection.say({ resumed: {} });
    this.#release(connection, sent);
    connection.state = 'live';
    if (connection.behind) fanOut.handOver.whenDrained(connection);
  }

  /**
   * The owner's word on a room attached by the store's: who was removed while the memberships were on their way may
   * have been attached behind the removal. What came live beyond the head knows better.
   */
  #settle(connection: Connection, head: Head): void {
    const { hub } = this.#parts;
    const room = hub.rooms.get(head.conversation);
    if (!room) return;
    room.learn(head.event, head.message, head.members);
    if (head.role !== kith.v1.Role.NONE || room.taken > head.event) return;
    hub.detach(connection, room);
    connection.held = connection.held?.filter((held) => held.room !== room);
  }

  #known(hello: kith.v1.Hello.$Properties): Map<string, number> {
    if (hello.store !== this.#parts.store) return new Map();
    return new Map((hello.known ?? []).map(({ conversation, event }) => [conversation ?? '', event ?? 0]));
  }

  #welcome(
    connection: Connection,
    request: number,
    known: ReadonlyMap<string, number>,
    entries: readonly ConversationEntry[],
    page: ConversationPage,
  ): void {
    const { clock, store, beatMs } = this.#parts;
    connection.say({
      request,
      welcome: {
        version: VERSION,
        user: connection.user,
        device: connection.device,
        store,
        at: clock.now(),
        beatMs,
        maxFrame: MAX_FRAME_BYTES,
        maxText: MAX_TEXT_BYTES,
        resumeEvents: RESUME_EVENTS,
        capabilities: [],
        conversations: page.conversations.filter(
          ({ conversation, event }) => known.get(conversation ?? '') !== event,
        ),
        cursor: page.cursor,
        gone: gone(known, entries),
      },
    });
  }

  /** What the client lacks: few events at once, of the rest the heads. Tells how far each conversation was sent. */
  async #sendMissed(
    connection: Connection,
    known: ReadonlyMap<string, number>,
    entries: readonly ConversationEntry[],
  ): Promise<Map<string, number>> {
    const { ranges, queueBytes } = this.#parts;
    const sent = new Map<string, number>();
    const behind: kith.v1.Head.$Properties[] = [];
    let bytes = 0;
    for (const { head } of entries) {
      const { conversation, event, message } = head;
      const from = known.get(conversation);
      if (from === undefined || from >= event) continue;
      if (event - from > RESUME_EVENTS || bytes > queueBytes) {
        behind.push({ conversation, event, message });
        continue;
      }
      const { chunk, more } = await ranges.read(
        connection.codec,
        connection.user,
        conversation,
        from + 1,
        event,
      );
      if (closed(connection)) return sent;
      connection.sayChunk(chunk);
      bytes += chunk.length;
      if (more) behind.push({ conversation, event, message });
      else sent.set(conversation, event);
    }
    if (behind.length > 0) connection.say({ heads: { heads: behind } });
    return sent;
  }

  /** Lets out what came meanwhile; what the ranges brought already is left out. */
  #release(connection: Connection, sent: ReadonlyMap<string, number>): void {
    const held = connection.held ?? [];
    connection.held = undefined;
    connection.heldBytes = 0;
    for (const { room, last, chunk } of held) {
      if (last > (sent.get(room.conversation) ?? 0)) connection.sayChunk(chunk);
    }
  }
}

/** What the client keeps and the user is no member of (any more). */
function gone(known: ReadonlyMap<string, number>, entries: readonly ConversationEntry[]): string[] {
  const here = new Set(entries.map(({ head }) => head.conversation));
  return [...known.keys()].filter((conversation) => !here.has(conversation));
}

function checkHello(hello: kith.v1.Hello.$Properties): void {
  if (hello.version !== VERSION) throw new CodedError('version', { field: 'hello.version' });
  if ((hello.known ?? []).length > MAX_KNOWN) throw new CodedError('too_large', { field: 'hello.known' });
}

/** The state may have changed during an await, which the type checker cannot know. */
function closed(connection: Connection): boolean {
  return connection.state === 'closed';
}
