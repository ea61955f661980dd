import type { Connection } from './connection.ts';
import { Room } from './room.ts';

/** Who is connected here, and to which conversations: the gateway's own index, for its own connections. */
export class Hub {
  readonly rooms = new Map<string, Room>();
  readonly users = new Map<string, Connection[]>();
  readonly connections = new Set<Connection>();

  /** The user's connection counts from here on: who is added to a conversation now is attached to it. */
  signIn(connection: Connection): void {
    const others = this.users.get(connection.user);
    if (others) others.push(connection);
    else this.users.set(connection.user, [connection]);
  }

  /**
   * Attaches to the room of a conversation. What comes from now on reaches the connection. `event` is the head before
   * what comes next where the caller knows it; else the room learns it from its first envelope or from `Room.learn`.
   */
  attach(
    connection: Connection,
    conversation: string,
    event?: number,
    message?: number,
    members?: number,
  ): Room {
    let room = this.rooms.get(conversation);
    if (!room) {
      room = new Room(conversation, event, message, members);
      this.rooms.set(conversation, room);
    }
    if (!connection.rooms.includes(room)) {
      connection.rooms.push(room);
      room.connections = [...room.connections, connection];
    }
    return room;
  }

  detach(connection: Connection, room: Room): void {
    connection.rooms = connection.rooms.filter((each) => each !== room);
    connection.behind?.delete(room);
    this.#leave(connection, room);
  }

  #leave(connection: Connection, room: Room): void {
    room.connections = room.connections.filter((each) => each !== connection);
    if (room.connections.length === 0 && room.queue.length === 0) {
      room.timer?.cancel();
      this.rooms.delete(room.conversation);
    }
  }

  /** Forgets a connection; true: it was the user's last one here. */
  remove(connection: Connection): boolean {
    this.connections.delete(connection);
    for (const room of connection.rooms) this.#leave(connection, room);
    connection.rooms = [];
    const others = this.users.get(connection.user);
    if (!others) return false;
    const left = others.filter((each) => each !== connection);
    if (left.length > 0) this.users.set(connection.user, left);
    else this.users.delete(connection.user);
    return left.length === 0 && others.length > 0;
  }
}
