import WebSocket from 'ws';
import {
  type ClientStorage,
  type Event,
  KithClient,
  memoryStorage,
  type WebSocketClass,
} from '../../client/index.ts';

/**
 * A person's device over several addresses: one storage, a client a place. Keeps every event that it was given, in
 * that order, and every send.
 */
export class Talker {
  readonly name: string;
  readonly events = new Map<string, Event[]>();
  /** Texts that were sent, in order. */
  readonly sent: string[] = [];
  /** Texts whose outcome came, with the message number. */
  readonly outcomes = new Map<string, number>();
  resets = 0;
  #client: KithClient | undefined;
  readonly #storage: ClientStorage = memoryStorage();
  readonly #token: () => string | Promise<string>;

  constructor(name: string, token: () => string | Promise<string>) {
    this.name = name;
    this.#token = token;
  }

  get client(): KithClient {
    return this.#client!;
  }

  /** Goes to the address; what it knew stays known. */
  async to(url: string): Promise<void> {
    await this.#client?.close();
    const client = new KithClient({
      ...{ url, token: this.#token, device: 'sdk', storage: this.#storage, history: 'all' },
      webSocket: WebSocket as unknown as WebSocketClass,
    });
    this.#client = client;
    client.on('event', (conversation, event) => {
      const known = this.events.get(conversation);
      if (known === undefined) this.events.set(conversation, [event]);
      else known.push(event);
      if (event.posted && event.user === client.user) this.outcomes.set(event.posted.text, event.message);
    });
    client.on('reset', () => this.resets++);
    client.on('error', () => undefined);
    await client.start();
  }

  /** Resolves when the server has taken it; what it has not taken yet stays in the outbox. */
  async say(conversation: string, text: string): Promise<void> {
    this.sent.push(text);
    await this.client.send(conversation, text).accepted;
  }

  /** Resolves when the client has been given the event. */
  async has(conversation: string, event: number): Promise<void> {
    if ((this.events.get(conversation)?.at(-1)?.event ?? 0) >= event) return;
    await new Promise<void>((resolve) => {
      const stop = this.client.on('event', (id, each) => {
        if (id !== conversation || each.event < event) return;
        stop();
        resolve();
      });
    });
  }
}
