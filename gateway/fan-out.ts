import type { ChatCalls } from '../ports/chat-calls.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Counter, Histogram } from '../ports/metrics.ts';
import { kith } from '../protocol/generated/kith.js';
import { LARGE_ROOM } from '../protocol/limits.ts';
import type { Flusher, FlushJob } from './flusher.ts';
import { gatherWindow } from './gather.ts';
import { HandOver } from './hand-over.ts';
import type { Hub } from './hub.ts';
import type { FanOutSlice, Room } from './room.ts';

const { Envelope } = kith.internal;
const { Role } = kith.v1;

/** Connections a room is given in one turn; a send costs some microseconds, so a turn of it stays below a millisecond. */
const SLICE = 128;

export interface FanOutParts {
  readonly hub: Hub;
  readonly flusher: Flusher;
  readonly calls: ChatCalls;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Bytes that may wait for one connection before it is lagging. */
  readonly queueBytes: number;
  readonly counters: { readonly deliveries: Counter; readonly lagged: Counter; readonly missed: Counter };
  readonly gathered: Histogram;
  /** Tokens of a user's device were revoked. */
  onRevoked(revoked: kith.internal.RevokedPart): void;
  /** Readers' home timelines have something new. */
  onFeedNews(news: kith.internal.FeedNewsPart.$Properties): void;
}

/** Takes the mailbox's envelopes to the connections: one encoding a codec and fan-out, the same bytes for all. */
export class FanOut {
  readonly handOver: HandOver;
  readonly #parts: FanOutParts;

  constructor(parts: FanOutParts) {
    this.#parts = parts;
    this.handOver = new HandOver(parts.flusher, parts.queueBytes, parts.counters.lagged);
  }

  /** An envelope of the mailbox. */
  take(bytes: Uint8Array): void {
    const envelope = Envelope.decode(bytes);
    const { conversation } = envelope;
    if (envelope.revoked) {
      this.#parts.onRevoked(envelope.revoked as kith.internal.RevokedPart);
      return;
    }
    const room = this.#parts.hub.rooms.get(conversation);
    if (room?.holding) {
      room.holding.push(() => this.#route(envelope));
      return;
    }
    this.#route(envelope);
  }

  #route(envelope: kith.internal.Envelope): void {
    if (envelope.events) this.#events(envelope, envelope.events);
    else if (envelope.outcome) this.#outcome(envelope.outcome);
    else if (envelope.receipts) this.#receipts(envelope.conversation, envelope.receipts);
    else if (envelope.feedNews) this.#parts.onFeedNews(envelope.feedNews);
  }

  #outcome({ user, device, outcome }: kith.internal.OutcomePart.$Properties): void {
    for (const connection of this.#parts.hub.users.get(user ?? '') ?? []) {
      if (connection.device === device && outcome) connection.say({ outcomes: { outcomes: [outcome] } });
    }
  }

  #events(
    { conversation, version }: kith.internal.Envelope,
    part: kith.internal.EventsPart.$Properties,
  ): void {
    const events = part.events ?? [];
    const changed = part.changed ?? [];
    const [first, message, members] = [part.first ?? 0, part.message ?? 0, part.members ?? 0];
    const last = first + events.length - 1;
    this.#attachAdded(conversation, first, message, members, changed);
    const room = this.#parts.hub.rooms.get(conversation);
    if (!room || last <= room.taken) return;
    const changedBefore = changed.length > 0 ? last : 0;
    const had = room.taken >= 0 ? room.taken : room.event;
    if (had >= 0 && first > had + 1) {
      this.#parts.counters.missed.value += first - had - 1;
      if (version > had && version !== changedBefore) {
        this.#readMembers(room, part, version);
        return;
      }
    }
    const fresh = first > room.taken ? events : events.slice(room.taken + 1 - first);
    for (const event of fresh) room.pending.push(event);
    room.taken = last;
    room.pendingMessage = message;
    room.members = members;
    const gone = changed.filter(({ role }) => (role ?? 0) === Role.NONE);
    if (gone.length > 0) {
      // Whoever goes gets this event and none behind it.
      this.#begin(room);
      for (const { user } of gone) this.#detach(room, user ?? '');
      return;
    }
    this.#gather(room);
  }

  #attachAdded(
    conversation: string,
    first: number,
    message: number,
    members: number,
    changed: readonly kith.v1.Member.$Properties[],
  ): void {
    for (const { user, role } of changed) {
      if ((role ?? 0) === Role.NONE) continue;
      for (const connection of this.#parts.hub.users.get(user ?? '') ?? []) {
        this.#parts.hub.attach(connection, conversation, first - 1, message, members);
      }
    }
  }

  #detach(room: Room, user: string): void {
    for (const connection of this.#parts.hub.users.get(user) ?? []) this.#parts.hub.detach(connection, room);
  }

  /** A change of members was missed: who may hear is asked of the owner first, everything else of the room waits. */
  #readMembers(room: Room, part: kith.internal.EventsPart.$Properties, version: number): void {
    const { calls, hub, clock, logger } = this.#parts;
    room.holding = [
      () => this.#events({ conversation: room.conversation, version } as kith.internal.Envelope, part),
    ];
    const users = [...new Set(room.connections.map(({ user }) => user))];
    const read = (): void => {
      calls.membersAmong(room.conversation, users).then(
        (among) => {
          for (const user of users) if (!among.users.includes(user)) this.#detach(room, user);
          // What lies between is read by the clients, who see the gap in the numbers.
          room.taken = Math.max(room.taken, Math.min(among.event, (part.first ?? 1) - 1));
          const holding = room.holding ?? [];
          room.holding = undefined;
          if (hub.rooms.get(room.conversation) === room) for (const each of holding) each();
        },
        (error: unknown) => {
          logger.warn(
            { err: error, conversation: room.conversation },
            'members cannot be read; the room waits',
          );
          clock.after(500, read);
        },
      );
    };
    read();
  }

  /** Gives now, or with what comes within the window. The first of a quiet room never waits. */
  #gather(room: Room): void {
    if (room.timer || room.scheduled) return;
    const { clock } = this.#parts;
    const window = gatherWindow(room.members);
    const wait = window === 0 ? 0 : room.flushedAt + window - clock.monotonic();
    if (wait <= 0) {
      this.#schedule(room);
      return;
    }
    room.timer = clock.after(wait, () => {
      room.timer = undefined;
      this.#begin(room);
    });
  }

  /** At the end of the turn: what else this turn brings goes along. */
  #schedule(room: Room): void {
    if (room.scheduled) return;
    room.scheduled = true;
    this.#parts.flusher.job({
      step: () => {
        room.scheduled = false;
        this.#begin(room);
        return false;
      },
    });
  }

  #begin(room: Room): void {
    if (room.pending.length === 0) return;
    room.flushedAt = this.#parts.clock.monotonic();
    this.#parts.gathered.observe(room.pending.length);
    const slice: FanOutSlice = {
      connections: room.connections,
      events: room.pending,
      last: room.taken,
      message: room.pendingMessage,
      chunks: [undefined, undefined],
      next: 0,
    };
    room.pending = [];
    room.queue.push(slice);
    if (room.queue.length > 1) return;
    const job: FlushJob = { step: () => this.#step(room) };
    if (job.step()) this.#parts.flusher.job(job);
  }

  /** Gives a slice of connections their frames; true: there is more to do in this room. */
  #step(room: Room): boolean {
    const { hub, clock, counters } = this.#parts;
    let left = SLICE;
    for (let slice = room.queue[0]; slice; slice = room.queue[0]) {
      const end = Math.min(slice.connections.length, slice.next + left);
      left -= end - slice.next;
      counters.deliveries.value += (end - slice.next) * slice.events.length;
      for (; slice.next < end; slice.next++) this.handOver.give(room, slice, slice.connections[slice.next]!);
      if (slice.next < slice.connections.length) return true;
      room.queue.shift();
      room.event = slice.last;
      room.message = slice.message;
      room.changedAt = clock.monotonic();
    }
    if (room.connections.length === 0 && hub.rooms.get(room.conversation) === room)
      hub.rooms.delete(room.conversation);
    return false;
  }

  /** Ephemera go at half the bound. */
  #receipts(conversation: string, { members }: kith.internal.ReceiptsPart.$Properties): void {
    const room = this.#parts.hub.rooms.get(conversation);
    if (!room || room.members > LARGE_ROOM) return;
    const chunks: (Uint8Array | undefined)[] = [undefined, undefined];
    for (const connection of room.connections) {
      if (connection.behind) continue;
      const { codec } = connection;
      let chunk = chunks[codec.index];
      if (!chunk) {
        chunk = codec.encode({ receipts: { conversation, members: members ?? [] } });
        chunks[codec.index] = chunk;
      }
      connection.tell(chunk, this.#parts.queueBytes / 2);
    }
  }
}
