import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import WebSocket from 'ws';
import type { WebSocketClass } from '../../client/index.ts';
import { commandsIn, encodeFrames, type SaidCommand } from './frames.ts';
import { pick, type Random } from './random.ts';

/** Requests of the tool's own, far above those of any client, so that their replies are nobody's. */
const OWN_REQUESTS = 3_000_000_000;
/** Commands remembered to be said again later. */
const REMEMBERED = 8;

/** What is done to the sockets of everyone. */
export interface WirePlan {
  readonly random: Random;
  /** Of the WebSocket messages, how many are said twice at once, and how many are remembered for later. */
  readonly repeatShare: number;
}

/** What was done. */
export class WireCounts {
  cuts = 0;
  repeats = 0;
}

interface Remembered {
  readonly command: SaidCommand;
  readonly socket: FaultSocket | undefined;
  stands: boolean;
}

/** One client's way to the server, over all its connections: where its connection is cut, paused, its words repeated. */
export class Wire {
  readonly plan: WirePlan;
  readonly counts: WireCounts;
  #socket: FaultSocket | undefined;
  #remembered: Remembered[] = [];
  #requests = OWN_REQUESTS;

  constructor(plan: WirePlan, counts: WireCounts) {
    this.plan = plan;
    this.counts = counts;
  }

  open(url: string, subprotocol: string): WebSocket {
    this.#socket = new FaultSocket(url, subprotocol, this);
    return this.#socket;
  }

  /** For the SDK. A function that gives the socket itself, as `new` allows: one class for all clients stays fast. */
  get webSocket(): WebSocketClass {
    const open = (url: string, protocols: string[]) => this.open(url, protocols[0]!);
    function Opened(url: string, protocols: string[]): WebSocket {
      return open(url, protocols);
    }
    return Opened as unknown as WebSocketClass;
  }

  get connected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Ends the connection in the middle of a frame. */
  cut(): void {
    if (this.#socket?.cut(this.plan.random)) this.counts.cuts += 1;
  }

  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  /** Asks for the whole conversation, as a reader does who then takes no answer. */
  askForAll(conversation: string): void {
    this.#say([{ request: this.#own(), range: { conversation, from: 1, to: 0 } }]);
  }

  /**
   * Commands that were said a while ago, again: those with an outcome, and those of this connection. Of an earlier
   * connection one without an outcome might never have come; said before its predecessors it would overtake them,
   * which no client may let happen.
   */
  repeatRemembered(): void {
    if (!this.connected) return;
    const again = this.#remembered.filter(({ stands, socket }) => stands || socket === this.#socket);
    if (again.length === 0) return;
    this.#remembered = this.#remembered.filter((each) => !again.includes(each));
    this.counts.repeats += again.length;
    this.#say(again.map(({ command }) => ({ request: this.#own(), command })));
  }

  remember(commands: readonly SaidCommand[]): void {
    for (const command of commands) {
      if (this.#remembered.length >= REMEMBERED) return;
      this.#remembered.push({ command, socket: this.#socket, stands: false });
    }
  }

  /** The command has become an event. */
  stands(conversation: string, counter: number): void {
    for (const each of this.#remembered) {
      if (each.command.counter === counter && each.command.conversation === conversation) each.stands = true;
    }
  }

  #say(frames: readonly object[]): void {
    const socket = this.#socket;
    if (socket?.readyState === WebSocket.OPEN && socket.spoken)
      socket.sendOnce(encodeFrames(socket.protocol, frames));
  }

  #own(): number {
    this.#requests = this.#requests === 2 ** 32 - 1 ? OWN_REQUESTS : this.#requests + 1;
    return this.#requests;
  }
}

class FaultSocket extends WebSocket {
  readonly #wire: Wire;
  #tcp: Socket | undefined;
  #messages = 0;

  constructor(url: string, subprotocol: string, wire: Wire) {
    super(url, [subprotocol], { perMessageDeflate: false });
    this.#wire = wire;
    this.on('upgrade', (response: IncomingMessage) => {
      this.#tcp = response.socket;
    });
  }

  /** More than Hello was said, so the connection stands. */
  get spoken(): boolean {
    return this.#messages > 1;
  }

  override send(data: never): void {
    super.send(data);
    this.#messages += 1;
    const { plan, counts } = this.#wire;
    if (plan.repeatShare === 0 || this.#messages === 1) return;
    const chance = plan.random();
    if (chance < plan.repeatShare) {
      counts.repeats += 1;
      super.send(data);
    } else if (chance < 2 * plan.repeatShare) this.#wire.remember(commandsIn(data));
  }

  sendOnce(data: string | Uint8Array): void {
    super.send(data);
  }

  /** Whether there was a connection to cut. */
  cut(random: Random): boolean {
    const tcp = this.#tcp;
    if (tcp === undefined || this.readyState !== WebSocket.OPEN) return false;
    const end = pick(random, [() => tcp.destroy(), () => tcp.resetAndDestroy()]);
    if (random() < 0.5) writeLast(tcp, halfFrame(random), end);
    else halveNextWrite(tcp, end);
    return true;
  }
}

/** What the client writes behind it would make the rest of the frame. */
function writeLast(tcp: Socket, chunk: Uint8Array, end: () => void): void {
  tcp.write(chunk, end);
  tcp.write = () => false;
}

/** A binary message of 200 bytes, masked, of which fewer come (RFC 6455 5.2). */
function halfFrame(random: Random): Buffer {
  const header = [0x82, 0x80 | 126, 0, 200, 1, 2, 3, 4];
  const there = Math.floor(random() * 190);
  // Sometimes the header itself stays unfinished.
  return Buffer.from([...header, ...new Array(there).fill(7)]).subarray(0, 2 + there);
}

/** Half of what the client writes next, and no more. A close frame passes: it has at most 8 bytes. */
function halveNextWrite(tcp: Socket, end: () => void): void {
  const write = tcp.write.bind(tcp) as (chunk: Uint8Array, ...rest: unknown[]) => boolean;
  let over = false;
  tcp.write = ((chunk: Uint8Array, ...rest: unknown[]) => {
    if (over) return false;
    if (chunk.length <= 8) return write(chunk, ...rest);
    over = true;
    return write(chunk.subarray(0, chunk.length >> 1), end);
  }) as typeof tcp.write;
}
