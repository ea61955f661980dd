import type { ChatCalls } from '../ports/chat-calls.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { kith } from '../protocol/generated/kith.js';
import type { Connection } from './connection.ts';
import type { Hub } from './hub.ts';

/** A client that has opened a socket says Hello within this, in milliseconds. */
const HELLO_MS = 10_000;

export interface BeatParts {
  readonly hub: Hub;
  readonly calls: ChatCalls;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Clients say Ping this often, in milliseconds. */
  readonly beatMs: number;
}

/**
 * Heartbeats: who is silent is closed, and who beats is told the heads that changed. A head is told when it was given
 * to the connection's queue, so it never runs ahead of its events; one that the owner has and this gateway lacks for
 * longer than a beat is told as well: its message was lost on the way, and the client reads it.
 */
export class Beats {
  readonly #parts: BeatParts;
  #timer: Timer | undefined;
  #cursor = '';

  constructor(parts: BeatParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    await this.askOwners();
    this.#schedule();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #schedule(): void {
    const { clock, beatMs, logger } = this.#parts;
    this.#timer = clock.after(beatMs / 2, () => {
      this.#closeSilent();
      this.askOwners()
        .catch((error: unknown) => logger.warn({ err: error }, 'the owners cannot be asked for heads'))
        .finally(() => {
          if (this.#timer) this.#schedule();
        });
    });
  }

  #closeSilent(): void {
    const { hub, clock, beatMs } = this.#parts;
    const now = clock.monotonic();
    const wall = clock.now();
    for (const connection of hub.connections) {
      const limit = connection.state === 'new' ? HELLO_MS : beatMs * 2.5;
      if (now - connection.heard > limit) connection.close('silent');
      else if (connection.expiresAt > 0 && connection.expiresAt < wall) connection.close('token_expired');
    }
  }

  pong(connection: Connection, request: number): void {
    const { clock, beatMs } = this.#parts;
    const now = clock.monotonic();
    const heads: kith.v1.Head.$Properties[] = [];
    for (const room of connection.rooms) {
      // Told when it has drained, as what it is: a lagging reader's lack, not a loss.
      if (connection.behind?.has(room)) continue;
      const { conversation, owed } = room;
      if (owed && now - owed.since > beatMs) {
        heads.push({ conversation, event: owed.event, message: owed.message });
      } else if (room.changedAt >= connection.beaten) {
        heads.push({ conversation, event: room.event, message: room.message });
      }
    }
    connection.beaten = now;
    connection.say({ request, pong: { at: clock.now(), heads } });
  }

  /** What changed since the last question; after a gap in the mailbox it is asked at once. */
  async askOwners(): Promise<void> {
    const { hub, calls } = this.#parts;
    const answer = await calls.changedSince(this.#cursor);
    const rooms = [...hub.rooms.keys()];
    const heads = answer.whole ? await calls.heads('', rooms) : answer.heads;
    this.#cursor = answer.cursor;
    for (const head of heads) if (head) this.#compare(head.conversation, head.event, head.message);
    for (const room of hub.rooms.values()) {
      if (room.owed && room.event >= room.owed.lacks) room.owed = undefined;
    }
    for (const { conversation, user } of answer.joined) await this.#attachJoined(conversation, user);
  }

  /** Who was added and never heard of it, since the mailbox lost the event, is attached and told the head. */
  async #attachJoined(conversation: string, user: string): Promise<void> {
    const { hub, calls } = this.#parts;
    const unaware = (): Connection[] =>
      (hub.users.get(user) ?? []).filter(
        ({ state, rooms }) =>
          (state === 'live' || state === 'resuming') &&
          !rooms.some((room) => room.conversation === conversation),
      );
    if (unaware().length === 0) return;
    const [head] = await calls.heads(user, [conversation]);
    if (!head || head.role === kith.v1.Role.NONE) return;
    const { event, message, members } = head;
    for (const connection of unaware()) {
      const room = hub.attach(connection, conversation, event, message, members);
      // What it is sent while it resumes comes behind; a lagging reader is told when it has drained.
      if (connection.held || connection.behind) connection.behind = new Set(connection.behind).add(room);
      else connection.say({ heads: { heads: [{ conversation, event, message }] } });
    }
  }

  #compare(conversation: string, event: number, message: number): void {
    const room = this.#parts.hub.rooms.get(conversation);
    if (!room || event <= room.event) return;
    // In a busy room something is always on the way: only the same lack, standing for a beat, is a loss. Once it is one,
    // the newest head is told: what came behind the lack may be lost as well.
    if (room.owed && room.event < room.owed.lacks) Object.assign(room.owed, { event, message });
    else room.owed = { lacks: event, event, message, since: this.#parts.clock.monotonic() };
  }
}
