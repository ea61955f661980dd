import { type ClientStorage, type Codec, jsonCodec, KithClient, KithError } from '../../client/index.ts';
import { protobufCodec } from '../../client/protobuf-codec.ts';
import type { Wire } from './fault-socket.ts';
import type { Person, PersonHandlers, Refetched, Sending } from './person.ts';
import type { Random } from './random.ts';

export interface SdkOptions {
  readonly urls: readonly string[];
  readonly user: string;
  readonly device: string;
  readonly kind: 'sdk-proto' | 'sdk-json';
  readonly token: () => Promise<string>;
  /** Of this person's device, over all its clients. */
  readonly storage: ClientStorage;
  readonly wire: Wire;
  readonly random: Random;
}

const codecs: Record<SdkOptions['kind'], Codec> = { 'sdk-proto': protobufCodec, 'sdk-json': jsonCodec };

/** A person whose client is the SDK. */
export class SdkPerson implements Person {
  readonly user: string;
  readonly kind: SdkOptions['kind'];
  readonly wire: Wire;
  readonly #client: KithClient;

  constructor(options: SdkOptions, handlers: PersonHandlers) {
    const { urls, user, device, kind, token, storage, wire, random } = options;
    this.user = user;
    this.kind = kind;
    this.wire = wire;
    this.#client = new KithClient({
      ...{ url: urls, device, token, storage, random, codec: codecs[kind], webSocket: wire.webSocket },
      ...{ history: 'all', agent: `replay ${kind}` },
    });
    this.#client.on('event', (conversation, event) => handlers.event(conversation, event));
    this.#client.on('receipts', ({ conversation, members }) => handlers.receipts(conversation, members));
    this.#client.on('error', (error) => handlers.failed(error));
    this.#client.on('signedOut', (error) => handlers.failed(error));
    this.#client.on('reset', (reason) =>
      handlers.failed(new Error(`Numbers became void: another ${reason}.`)),
    );
  }

  get live(): boolean {
    return this.#client.state === 'live';
  }

  state(conversation: string): string {
    const view = this.#client.conversation(conversation);
    const known = view ? `${view.role.toLowerCase()}, head ${view.event}` : 'not known';
    return `${this.kind}, ${this.#client.state}, ${this.wire.connected ? 'connected' : 'not connected'}, ${known}`;
  }

  connect(): Promise<void> {
    return this.#client.start();
  }

  wake(): void {
    if (this.#client.state === 'offline') this.#client.wake();
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  createGroup(key: string, title: string): Promise<string> {
    return this.#client.createGroup({ key, title, open: true });
  }

  async add(conversation: string, users: readonly string[]): Promise<void> {
    await this.#client.addMembers(conversation, users);
  }

  async join(conversation: string): Promise<void> {
    await this.#client.join(conversation);
  }

  send(conversation: string, text: string, sending: Sending): void {
    const sent = this.#client.send(conversation, text);
    sent.accepted.then(
      () => sending.accepted(),
      () => undefined,
    );
    sent.then(
      ({ event }) => sending.outcome(event),
      (error: unknown) => sending.rejected((error instanceof KithError && error.code) || -1),
    );
  }

  markRead(conversation: string, message: number): void {
    this.#client.markRead(conversation, message);
  }

  refetched(): Refetched {
    const { resumed, gapped, lagged, healed, gaps } = this.#client.stats;
    return { resumed, gapped, lagged, healed, holes: gaps };
  }
}
