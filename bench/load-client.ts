import { createHmac } from 'node:crypto';
import WebSocket from 'ws';
import { kith } from '../protocol/generated/kith.js';
import { SOCKET_PATH, SUBPROTOCOL_PROTO } from '../protocol/limits.ts';
import { SECRET } from './server.ts';

const { ClientPacket, ServerPacket } = kith.v1;
type ClientFrame = kith.v1.ClientFrame.$Properties;
type ServerFrame = kith.v1.ServerFrame;
type Event = kith.v1.Event.$Properties;

/** HS256 (RFC 7519) as a host application would sign it. */
export function token(user: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: user, iat: now, exp: now + 86_400 })}`;
  return `${body}.${createHmac('sha256', SECRET).update(body).digest('base64url')}`;
}

/** A client on the raw protocol that does little, so that the load does not become the limit. */
export class LoadClient {
  readonly user: string;
  readonly #token: string;
  #socket: WebSocket | undefined;
  #request = 0;
  readonly #open = new Map<number, (frame: ServerFrame) => void>();
  counter = 0;
  store = '';
  onEvent: (event: Event, conversation: string) => void = () => undefined;
  onResumed: () => void = () => undefined;

  constructor(user: string) {
    this.user = user;
    this.#token = token(user);
  }

  /** Connects and signs in; resolves at Welcome. */
  async connect(
    address: string,
    known: { conversation: string; event: number }[] = [],
  ): Promise<kith.v1.Welcome> {
    const socket = new WebSocket(address.replace('http', 'ws') + SOCKET_PATH, SUBPROTOCOL_PROTO, {
      perMessageDeflate: false,
    });
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#hear(data));
    socket.on('error', () => undefined);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    const hello = { version: 1, token: this.#token, device: 'bench', store: this.store, known };
    const { welcome, error } = await this.ask({ hello });
    if (!welcome) throw new Error(`no Welcome: ${error?.message}`);
    this.store = welcome.store!;
    return welcome as kith.v1.Welcome;
  }

  #hear(data: Buffer): void {
    for (const frame of ServerPacket.decode(data).frames as ServerFrame[]) {
      if (frame.request) this.#answer(frame);
      else if (frame.events) {
        for (const event of frame.events.events!) this.onEvent(event, frame.events.conversation!);
      } else if (frame.resumed) this.onResumed();
    }
  }

  #answer(frame: ServerFrame): void {
    const waiting = this.#open.get(frame.request);
    this.#open.delete(frame.request);
    waiting?.(frame);
  }

  ask(frame: ClientFrame): Promise<ServerFrame> {
    return new Promise((resolve) => this.say(frame, resolve));
  }

  say(frame: ClientFrame, answered: (frame: ServerFrame) => void): void {
    const request = ++this.#request;
    this.#open.set(request, answered);
    const whole = { ...frame, request } as ClientFrame;
    this.#socket?.send(ClientPacket.encode({ frames: [whole] }).finish(), () => undefined);
  }

  /** Sends a message; tells the counter, and calls back when it is durable (or refused: false). */
  send(conversation: string, text: string, accepted: (taken: boolean) => void): number {
    const counter = ++this.counter;
    this.repeat(conversation, counter, text, accepted);
    return counter;
  }

  repeat(conversation: string, counter: number, text: string, accepted: (taken: boolean) => void): void {
    const command = { conversation, counter, send: { text } };
    this.say({ command }, (frame) => accepted(Boolean(frame.accepted)));
  }

  cut(): void {
    this.#open.clear();
    this.#socket?.removeAllListeners('message');
    this.#socket?.terminate();
  }

  closed(): Promise<unknown> {
    return new Promise((resolve) => this.#socket?.once('close', resolve));
  }
}

/** Connects many, a few hundred at a time. */
export async function connectAll(clients: readonly LoadClient[], address: string): Promise<void> {
  for (let i = 0; i < clients.length; i += 200) {
    await Promise.all(clients.slice(i, i + 200).map((client) => client.connect(address)));
  }
}

export function makeClients(prefix: string, count: number): LoadClient[] {
  return Array.from({ length: count }, (_, i) => new LoadClient(`${prefix}${i}`));
}

/** A group of these; resolves when each has heard its first event. */
export async function makeGroup(clients: readonly LoadClient[], key: string): Promise<string> {
  const heard = Promise.all(
    clients.map(
      (client) =>
        new Promise<void>((resolve) => {
          client.onEvent = () => resolve();
        }),
    ),
  );
  const members = clients.slice(1).map(({ user }) => user);
  const { opened, error } = await clients[0]!.ask({ createGroup: { key, title: key, members } });
  if (!opened) throw new Error(`no group: ${error?.message}`);
  await heard;
  return opened.conversation!;
}

/** 200 bytes. */
export const TEXT = 'x'.repeat(200);
