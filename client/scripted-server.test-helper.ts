import { FakeClock } from '../ports/fake-clock.ts';
import type { Codec } from './codec.ts';
import type { WebSocketLike } from './connection.ts';
import { KithClient, type KithClientOptions } from './index.ts';
import { jsonCodec } from './json-codec.ts';
import type { ClientFrame, ConversationInfo, Event, ServerFrame, Welcome } from './wire.ts';

/** A socket whose other end is a test. */
export class FakeSocket implements WebSocketLike {
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  closedByClient = false;
  /** Sizes of the WebSocket messages that came. */
  readonly messages: number[] = [];
  readonly #server: ScriptedServer;

  constructor(server: ScriptedServer) {
    this.#server = server;
  }

  send(data: string | Uint8Array): void {
    const frames = String(data)
      .split('\n')
      .map((line) => JSON.parse(line) as ClientFrame);
    this.messages.push(frames.length);
    for (const frame of frames) {
      this.#server.asked.push(frame);
      // As over a network: never within the call that sent.
      queueMicrotask(() => this.#server.take(this, frame));
    }
  }

  close(): void {
    this.closedByClient = true;
  }

  say(...frames: Partial<ServerFrame>[]): void {
    if (!this.closedByClient)
      this.onmessage?.({ data: frames.map((frame) => JSON.stringify(frame)).join('\n') });
  }

  end(code: number, reason = ''): void {
    this.onclose?.({ code, reason });
  }
}

/**
 * A server of a few lines that keeps the protocol, for one user. `intercept` takes a frame away from it: what a test
 * wants to be different.
 */
export class ScriptedServer {
  readonly sockets: FakeSocket[] = [];
  readonly asked: ClientFrame[] = [];
  readonly conversations = new Map<string, Event[]>();
  readonly welcome: Partial<Welcome> = { store: 'store-1', user: 'alice', device: 'd1', beatMs: 30_000 };
  /** Conversations told in Welcome; the rest comes by pages of as many. */
  page = 100;
  /** Up to so many missing events are sent unasked. */
  resumeEvents = 256;
  /** Live events reach the client. */
  delivers = true;
  intercept: ((frame: ClientFrame, socket: FakeSocket) => boolean) | undefined;
  #messages = new Map<string, number>();

  /** The class that the client takes for WebSocket. */
  readonly webSocket: new (
    url: string,
  ) => WebSocketLike;
  /** Addresses that clients asked for, one a socket. */
  readonly addresses: string[] = [];
  /** Sockets open by themselves. */
  opens = true;

  constructor() {
    const server = this;
    this.webSocket = class extends FakeSocket {
      constructor(url: string) {
        super(server);
        server.addresses.push(url);
        server.sockets.push(this);
        if (server.opens) queueMicrotask(() => this.onopen?.());
      }
    };
  }

  get socket(): FakeSocket {
    return this.sockets.at(-1)!;
  }

  /** Frames of one kind that the client said. */
  said<K extends keyof ClientFrame>(kind: K): NonNullable<ClientFrame[K]>[] {
    return this.asked.flatMap((frame) => frame[kind] ?? []) as NonNullable<ClientFrame[K]>[];
  }

  /** A new event stands, and is delivered when `delivers`. */
  add(conversation: string, event: Partial<Event>): Event {
    const events = this.conversations.get(conversation) ?? [];
    this.conversations.set(conversation, events);
    const message = event.posted ? (this.#messages.get(conversation) ?? 0) + 1 : 0;
    if (message > 0) this.#messages.set(conversation, message);
    const whole = {
      event: events.length + 1,
      message,
      at: 1_000 + events.length,
      user: 'bob',
      ...event,
    } as Event;
    events.push(whole);
    if (this.delivers) this.sockets.at(-1)?.say({ events: { conversation, events: [whole], more: false } });
    return whole;
  }

  post(conversation: string, text: string): Event {
    return this.add(conversation, { posted: { text } });
  }

  found(conversation: string, members: string[]): void {
    const named = members.map((user) => ({ user, role: 'MEMBER' as const }));
    this.add(conversation, { created: { kind: 'GROUP', title: conversation, open: false, members: named } });
  }

  take(socket: FakeSocket, frame: ClientFrame): void {
    if (socket.closedByClient || this.intercept?.(frame, socket) === true) return;
    const { request, hello, ping, range, list, command, outcomes } = frame;
    if (hello) this.#hello(socket, request, hello);
    else if (ping) socket.say({ request, pong: { at: 0, heads: this.heads() } });
    else if (range) socket.say({ request, events: this.range(range) });
    else if (list) socket.say({ request, conversations: this.#list(Number(list.cursor)) });
    else if (command) this.#command(socket, request, command);
    else if (outcomes) {
      const found = outcomes.counters.map((counter) => {
        const event = this.#byCounter(outcomes.conversation, counter);
        return {
          conversation: outcomes.conversation,
          counter,
          event: event?.event ?? 0,
          message: event?.message ?? 0,
          code: 0,
        };
      });
      socket.say({ request, outcomes: { outcomes: found } });
    }
  }

  heads() {
    return [...this.conversations.keys()].map((conversation) => {
      const { event, message } = this.#info(conversation);
      return { conversation, event, message };
    });
  }

  range({ conversation, from, to }: { conversation: string; from: number; to: number }) {
    const all = this.conversations.get(conversation) ?? [];
    const wanted = all.filter(({ event }) => event >= from && (to === 0 || event <= to));
    return { conversation, events: wanted.slice(0, 512), more: wanted.length > 512 };
  }

  #hello(socket: FakeSocket, request: number, hello: NonNullable<ClientFrame['hello']>): void {
    const known = new Map(hello.known.map(({ conversation, event }) => [conversation, event]));
    if (hello.store !== this.welcome.store) known.clear();
    const { conversations, cursor } = this.#list(0);
    const moved = conversations.filter(({ conversation, event }) => known.get(conversation) !== event);
    socket.say({ request, welcome: { ...this.welcome, conversations: moved, cursor } as Welcome });
    for (const [conversation, event] of known) {
      const head = this.conversations.get(conversation)?.length ?? 0;
      if (head <= event) continue;
      if (head - event > this.resumeEvents) {
        socket.say({ heads: { heads: [{ conversation, event: head, message: 0 }] } });
      } else socket.say({ events: this.range({ conversation, from: event + 1, to: 0 }) });
    }
    socket.say({ resumed: {} });
  }

  #list(start: number): { conversations: ConversationInfo[]; cursor: string } {
    const all = [...this.conversations.keys()];
    const end = start + this.page;
    return {
      conversations: all.slice(start, end).map((id) => this.#info(id)),
      cursor: end < all.length ? String(end) : '',
    };
  }

  #info(conversation: string): ConversationInfo {
    const events = this.conversations.get(conversation) ?? [];
    const message = this.#messages.get(conversation) ?? 0;
    const info = {
      conversation,
      kind: 'GROUP',
      role: 'MEMBER',
      title: conversation,
      event: events.length,
      message,
    };
    return info as ConversationInfo;
  }

  #command(socket: FakeSocket, request: number, command: NonNullable<ClientFrame['command']>): void {
    const { conversation, counter, send } = command;
    socket.say({ request, accepted: { unshortened: false } });
    const before = this.#byCounter(conversation, counter);
    if (before !== undefined) {
      const { event, message } = before;
      socket.say({ outcomes: { outcomes: [{ conversation, counter, event, message, code: 0 }] } });
    } else if (send) {
      this.add(conversation, { user: 'alice', device: 'd1', counter, posted: { text: send.text } });
    }
  }

  #byCounter(conversation: string, counter: number): Event | undefined {
    const own = this.conversations
      .get(conversation)
      ?.find((event) => event.device === 'd1' && event.counter === counter);
    return own;
  }
}

/** Lets everything that does not wait for a clock happen. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass in steps, so that what has to happen within an attempt does. */
export async function pass(clock: FakeClock, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1_000) {
    clock.advance(Math.min(left, 1_000));
    await settle();
  }
}

export function start(server: ScriptedServer, options: Partial<KithClientOptions> = {}) {
  const clock = new FakeClock();
  const client = new KithClient({
    url: 'https://chat.example.org',
    token: () => 'token',
    codec: jsonCodec satisfies Codec,
    webSocket: server.webSocket,
    clock,
    random: () => 0.5,
    tellDelivered: false,
    ...options,
  });
  const seen: string[] = [];
  const states: string[] = [];
  const errors: unknown[] = [];
  client.on('event', (conversation, event) => seen.push(`${conversation}${event.event}`));
  client.on('state', (state) => states.push(state));
  client.on('error', (error) => errors.push(error));
  return { client, clock: (options.clock as FakeClock | undefined) ?? clock, seen, states, errors };
}

/** Started, and live. */
export async function live(server: ScriptedServer, options: Partial<KithClientOptions> = {}) {
  const started = start(server, options);
  await started.client.start();
  return started;
}

export function count(conversation: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => `${conversation}${from + i}`);
}

/** A server with one conversation of so many messages. */
export function serverWith(conversation: string, events: number): ScriptedServer {
  const server = new ScriptedServer();
  for (let i = 0; i < events; i++) server.post(conversation, `text ${i + 1}`);
  return server;
}

/** A server with the conversation `a`, of alice and bob. */
export function withConversation(): ScriptedServer {
  const server = new ScriptedServer();
  server.found('a', ['alice', 'bob']);
  return server;
}

/** What was said in `a`, event by event. */
export const texts = (server: ScriptedServer) =>
  server.conversations.get('a')!.map(({ posted }) => posted?.text);

/** Of the commands that the client said, in order. */
export const counters = (server: ScriptedServer) => server.said('command').map(({ counter }) => counter);
