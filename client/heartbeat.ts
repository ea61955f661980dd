import type { Clock, Timer } from '../ports/clock.ts';
import type { Connection } from './connection.ts';
import type { ServerFrame } from './wire.ts';

/** When Welcome names no beat. */
const DEFAULT_BEAT_MS = 30_000;
/** Beats without a sign of the server after which the connection counts as dead. */
const PATIENCE = 2;
const DOUBT_MS = 5_000;

export interface HeartbeatHandlers {
  pong(frame: ServerFrame): void;
  silent(): void;
}

/**
 * Pings each beat and watches for silence. The first Ping comes somewhere within the first beat, so that clients that
 * came together do not beat together. Any message is a sign of life, not only a Pong.
 */
export class Heartbeat {
  readonly beatMs: number;
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #handlers: HeartbeatHandlers;
  #timer: Timer;
  #missed = 0;
  #pinged = false;

  constructor(
    beatMs: number,
    connection: Connection,
    clock: Clock,
    random: () => number,
    handlers: HeartbeatHandlers,
  ) {
    this.beatMs = beatMs || DEFAULT_BEAT_MS;
    this.#connection = connection;
    this.#clock = clock;
    this.#handlers = handlers;
    this.#timer = clock.after(random() * this.beatMs, () => this.#beat());
  }

  /** Pings out of turn, and gives the server but a moment for a sign of life. */
  doubt(): void {
    this.#timer.cancel();
    this.#missed = PATIENCE - 1;
    this.#ping(Math.min(this.beatMs, DOUBT_MS));
  }

  stop(): void {
    this.#timer.cancel();
  }

  reply(frame: ServerFrame): void {
    if (frame.pong) this.#handlers.pong(frame);
  }

  #beat(): void {
    if (this.#connection.heard) this.#missed = 0;
    else if (this.#pinged) this.#missed += 1;
    if (this.#missed >= PATIENCE) {
      this.#handlers.silent();
      return;
    }
    this.#ping(this.beatMs);
  }

  #ping(patienceMs: number): void {
    this.#connection.heard = false;
    this.#pinged = true;
    this.#timer = this.#clock.after(patienceMs, () => this.#beat());
    this.#connection.request({ ping: {} }, this);
  }
}
