import type { Counter } from '../ports/metrics.ts';
import type { kith } from '../protocol/generated/kith.js';
import type { Codec } from './codec/codec.ts';
import type { Connection } from './connection.ts';
import type { Flusher } from './flusher.ts';
import type { FanOutSlice, Room } from './room.ts';

/** Gives one connection what its rooms bring: at once, held until its sign-in is done, or heads when it is lagging. */
export class HandOver {
  readonly #flusher: Flusher;
  readonly #queueBytes: number;
  readonly #lagged: Counter;

  /** `queueBytes`: what may wait for one connection before it is lagging. */
  constructor(flusher: Flusher, queueBytes: number, lagged: Counter) {
    this.#flusher = flusher;
    this.#queueBytes = queueBytes;
    this.#lagged = lagged;
  }

  give(room: Room, slice: FanOutSlice, connection: Connection): void {
    if (connection.state === 'closed') return;
    const chunk = this.#chunk(room, slice, connection.codec);
    if (connection.held) {
      this.#hold(connection, room, slice, chunk);
      return;
    }
    if (connection.behind) {
      connection.behind.add(room);
      return;
    }
    if (connection.tell(chunk, this.#queueBytes)) return;
    this.#lag(connection, room);
  }

  #chunk(room: Room, slice: FanOutSlice, codec: Codec): Uint8Array {
    let chunk = slice.chunks[codec.index];
    if (!chunk) {
      chunk = codec.encodeEvents(0, room.conversation, slice.events, false);
      slice.chunks[codec.index] = chunk;
    }
    return chunk;
  }

  #hold(connection: Connection, room: Room, slice: FanOutSlice, chunk: Uint8Array): void {
    connection.heldBytes += chunk.length;
    if (connection.heldBytes > this.#queueBytes) {
      connection.behind ??= new Set();
      for (const held of connection.held!) connection.behind.add(held.room);
      connection.behind.add(room);
      connection.held = [];
      return;
    }
    connection.held!.push({ room, first: slice.last - slice.events.length + 1, last: slice.last, chunk });
  }

  /**
   * The connection takes less than comes: what waits is dropped, and it is told heads when it has drained. Every room
   * counts as behind, since the dropped news are not looked at one by one.
   */
  #lag(connection: Connection, room: Room): void {
    this.#lagged.value++;
    connection.dropNews();
    connection.behind = new Set(connection.rooms).add(room);
    this.whenDrained(connection);
  }

  /** Looks at the end of this turn: a socket that took all has no drain to tell of. */
  whenDrained(connection: Connection): void {
    this.#flusher.job({
      step: () => {
        this.drained(connection);
        return false;
      },
    });
  }

  /** The socket has drained. A lagging connection gets heads, and is live again behind them. */
  drained(connection: Connection): void {
    connection.flush();
    if (!connection.behind || connection.held || connection.waiting() > 0) return;
    const heads = Array.from(connection.behind, headOf);
    connection.behind = undefined;
    connection.say({ heads: { heads } });
  }
}

/**
 * How far a connection that was behind must read: a fan-out under way may have passed it over already, so its events
 * count; those of later ones will come to it.
 */
function headOf(room: Room): kith.v1.Head.$Properties {
  const { event, message } = room.queue[0] ? { ...room.queue[0], event: room.queue[0].last } : room;
  return { conversation: room.conversation, event, message };
}
