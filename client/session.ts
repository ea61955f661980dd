import type { Clock, Timer } from '../ports/clock.ts';
import { VERSION } from '../protocol/limits.ts';
import { backOff, notBefore, soon } from './back-off.ts';
import type { Codec } from './codec.ts';
import { afterClose, afterRefusal, type Comeback } from './comeback.ts';
import { Connection, type WebSocketClass } from './connection.ts';
import { closeError, errorOf, KithError, needsToken } from './errors.ts';
import { Heartbeat } from './heartbeat.ts';
import type { Link, ReplyTo } from './link.ts';
import type { ClientBody, Hello, ServerFrame, Welcome } from './wire.ts';

/** `refused`: the server did not take the token given before; a fresh one is needed. */
export type TokenProvider = (why?: { readonly refused: boolean }) => string | Promise<string>;

export type SessionState = 'offline' | 'connecting' | 'signing in' | 'resuming' | 'live';

export interface StateChange {
  readonly state: SessionState;
  /** offline: milliseconds until the next attempt; undefined: none is planned. */
  readonly retryMs?: number;
  /** offline: why. */
  readonly error?: KithError;
}

export interface SessionOptions {
  /** At least one. */
  readonly urls: readonly string[];
  readonly token: TokenProvider;
  readonly codec: Codec;
  readonly webSocket: WebSocketClass;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Whom the session tells. In order: welcomed, (news), resumed, (news, beat), lost; welcomed and so on again. */
export interface SessionHandlers {
  /** What Hello says besides version and token. */
  hello(): Omit<Hello, 'version' | 'token'>;
  welcomed(welcome: Welcome): void;
  resumed(): void;
  /** Everything but Welcome, Resumed, Pong and Reconnect. */
  news(frame: ServerFrame): void;
  /** A Pong came. */
  beat(frame: ServerFrame): void;
  /** A connection that had been welcomed is gone. */
  lost(): void;
  changed(change: StateChange): void;
  signedOut(error: KithError): void;
  failed(error: unknown): void;
}

/** From the first step of an attempt to Welcome. */
const ATTEMPT_MS = 20_000;
/** A connection that held this long after Welcome says that all is well: the back-off begins anew. */
const STEADY_MS = 5_000;

/**
 * The one state machine: offline → connecting → signing in → resuming → live, and back to offline whenever the
 * connection ends, with what the close code asks for until the next attempt.
 */
export class Session implements Link {
  state: SessionState = 'offline';
  readonly #options: SessionOptions;
  readonly #handlers: SessionHandlers;
  #connection: Connection | undefined;
  /** One timer at a time: the wait for an attempt, or the attempt's end. */
  #timer: Timer | undefined;
  #drain: Timer | undefined;
  #heartbeat: Heartbeat | undefined;
  /** Tells a token that comes late from that of the current attempt. */
  #attempt = 0;
  #failures = 0;
  #refusals = 0;
  /** Counts connections: which of the gateways comes next. */
  #gateway: number;
  #welcomedAt = 0;

  constructor(options: SessionOptions, handlers: SessionHandlers) {
    this.#options = options;
    this.#handlers = handlers;
    this.#gateway = options.urls.length > 1 ? Math.floor(options.random() * options.urls.length) : 0;
  }

  get up(): boolean {
    return this.state === 'resuming' || this.state === 'live';
  }

  send(body: ClientBody): void {
    this.#connection?.send(body);
  }

  request(body: ClientBody, replyTo: ReplyTo): number {
    return this.#connection?.request(body, replyTo) ?? 0;
  }

  /** Connects, unless it is connected or about to. A wait is cut short; after `signedOut` this is the way back. */
  start(): void {
    if (this.#connection !== undefined || this.state !== 'offline') return;
    this.#refusals = 0;
    this.#connect();
  }

  /** The network may have changed: ends a wait at once, or asks a standing connection whether it lives. */
  wake(): void {
    if (this.up) this.#heartbeat?.doubt();
    else if (this.state === 'offline' && this.#timer !== undefined) this.#connect();
  }

  /** Ends for good, or until `start`. */
  stop(): void {
    const before = this.state;
    this.#drop();
    if (before !== 'offline') this.#change({ state: 'offline' });
  }

  /** What was missed is caught up with. */
  caughtUp(): void {
    if (this.state === 'resuming') this.#change({ state: 'live' });
  }

  /** How long a silence of the server may last, in milliseconds. */
  get patienceMs(): number {
    return 2 * (this.#heartbeat?.beatMs ?? 30_000);
  }

  #connect(): void {
    this.#drop();
    const attempt = ++this.#attempt;
    this.#change({ state: 'connecting' });
    this.#timer = this.#options.clock.after(ATTEMPT_MS, () =>
      this.#ended({ when: 'later' }, new KithError('timeout')),
    );
    this.#askToken().then(
      (token) => {
        if (attempt === this.#attempt && this.state === 'connecting') this.#open(token);
      },
      (error: unknown) => {
        if (attempt === this.#attempt && this.state === 'connecting') this.#tokenFailed(error);
      },
    );
  }

  async #askToken(): Promise<string> {
    return this.#options.token({ refused: this.#refusals > 0 });
  }

  #tokenFailed(error: unknown): void {
    const out = error instanceof KithError && needsToken(error.code);
    if (!out) this.#handlers.failed(error);
    const why = error instanceof KithError ? error : new KithError('refused', { message: String(error) });
    this.#ended(out ? { when: 'never', signedOut: true } : { when: 'later' }, why);
  }

  #open(token: string): void {
    const { webSocket: WebSocketOf, urls, codec } = this.#options;
    let connection: Connection;
    try {
      const socket = new WebSocketOf(urls[this.#gateway++ % urls.length]!, [codec.subprotocol]);
      connection = new Connection(socket, codec, {
        opened: () => this.#signIn(connection, token),
        news: (frame) => this.#news(frame),
        closed: (code, reason) => this.#ended(afterClose(code, reason), closeError(code, reason)),
      });
    } catch (error) {
      // A malformed address, or a page that may not connect: nothing that waiting mends by itself, yet harmless.
      this.#handlers.failed(error);
      this.#ended({ when: 'later' }, new KithError('refused', { message: String(error) }));
      return;
    }
    this.#connection = connection;
  }

  #signIn(connection: Connection, token: string): void {
    this.#change({ state: 'signing in' });
    const hello = { version: VERSION, token, ...this.#handlers.hello() };
    connection.request({ hello }, { reply: (frame) => this.#answered(frame) });
  }

  #answered(frame: ServerFrame): void {
    if (frame.error) this.#ended(afterRefusal(frame.error), errorOf(frame.error));
    else if (frame.welcome) this.#welcomed(frame.welcome);
  }

  #welcomed(welcome: Welcome): void {
    const { clock, random } = this.#options;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#refusals = 0;
    this.#welcomedAt = clock.monotonic();
    this.#heartbeat = new Heartbeat(welcome.beatMs, this.#connection!, clock, random, {
      pong: (frame) => this.#handlers.beat(frame),
      silent: () => this.#ended({ when: 'now' }, new KithError('silent')),
    });
    this.#change({ state: 'resuming' });
    this.#handlers.welcomed(welcome);
  }

  #news(frame: ServerFrame): void {
    // The first and cheapest test is for what comes a thousand times more often than all the rest.
    if (frame.events) this.#handlers.news(frame);
    else if (frame.resumed) this.#handlers.resumed();
    else if (frame.reconnect) this.#move(frame.reconnect.slotMs);
    else this.#handlers.news(frame);
  }

  /** The gateway drains: in our slot we leave by ourselves and come back at once, to another one. */
  #move(slotMs: number): void {
    this.#drain?.cancel();
    this.#drain = this.#options.clock.after(slotMs, () => this.#connect());
  }

  #ended(comeback: Comeback, error: KithError): void {
    const { clock, random } = this.#options;
    if (this.up && clock.monotonic() - this.#welcomedAt >= STEADY_MS) this.#failures = 0;
    this.#drop();
    let next = comeback;
    if (next.when === 'token') {
      this.#refusals += 1;
      // A token just made is refused too: this is no matter of age.
      if (this.#refusals > 1) next = { when: 'never', signedOut: true };
    }
    if (next.when === 'never') {
      this.#change({ state: 'offline', error });
      if (next.signedOut) this.#handlers.signedOut(error);
      else this.#handlers.failed(error);
      return;
    }
    const retryMs =
      next.when === 'in'
        ? notBefore(next.ms, random)
        : next.when === 'later' || this.#failures > 0
          ? backOff(this.#failures, random)
          : soon(random);
    this.#failures += 1;
    this.#timer = clock.after(retryMs, () => this.#connect());
    this.#change({ state: 'offline', retryMs, error });
  }

  /** Lets go of the connection and of every timer. */
  #drop(): void {
    const wasUp = this.up;
    this.#attempt += 1;
    this.#timer?.cancel();
    this.#drain?.cancel();
    this.#heartbeat?.stop();
    this.#timer = this.#drain = this.#heartbeat = undefined;
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.leave();
    if (!wasUp) return;
    this.state = 'offline';
    this.#handlers.lost();
  }

  #change(change: StateChange): void {
    this.state = change.state;
    this.#handlers.changed(change);
  }
}
