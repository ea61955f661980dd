import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import {
  type Codec,
  type Event,
  jsonCodec,
  KithClient,
  memoryStorage,
  type WebSocketClass,
} from '../client/index.ts';
import { protobufCodec } from '../client/protobuf-codec.ts';
import { startWhole, type Whole } from './support/whole.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
});
afterAll(() => whole.stop());

let serial = 0;
const clients: KithClient[] = [];
afterAll(() => Promise.all(clients.map((client) => client.close())));

async function sdk(name: string, codec: Codec, storage = memoryStorage()): Promise<KithClient> {
  const client = new KithClient({
    ...{ url: whole.address, token: () => whole.token(name), device: 'sdk', storage, codec },
    webSocket: WebSocket as unknown as WebSocketClass,
  });
  clients.push(client);
  await client.start();
  return client;
}

const person = (name: string): string => `${name}-${++serial}`;

/** Resolves when the client has been given the message. */
function said(client: KithClient, text: string): Promise<Event> {
  return new Promise((resolve) => {
    client.on('message', (_conversation, event) => {
      if (event.posted.text === text) resolve(event);
    });
  });
}

describe.each([
  ['JSON', jsonCodec],
  ['protobuf', protobufCodec],
] as const)('the SDK in %s', (_name, codec) => {
  test('opens, sends and hears', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    const [a, b] = [await sdk(alice, codec), await sdk(bob, codec)];
    const heard = said(b, 'hello');
    const conversation = await a.openDirect(bob);
    expect(await a.send(conversation, 'hello')).toMatchObject({
      conversation,
      counter: 1,
      event: 2,
      message: 1,
    });
    expect(await heard).toMatchObject({ event: 2, message: 1, user: alice });
    expect((await b.history(conversation)).messages).toHaveLength(1);
    expect(b.unread(conversation)).toBe(1);
  });

  test('what is already so is a success', async () => {
    const [alice, dave] = [person('alice'), person('dave')];
    const [a, d] = [await sdk(alice, codec), await sdk(dave, codec)];
    const conversation = await a.createGroup({ title: 'open', open: true });
    const first = await d.join(conversation);
    await a.send(conversation, 'one more event');
    expect(await d.join(conversation)).toMatchObject({ event: first.event, message: 0 });
    expect((await a.addMembers(conversation, [dave])).event).toBe(first.event);
  });

  test('whoever was removed while away is told at the return', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    const a = await sdk(alice, codec);
    const storage = memoryStorage();
    let b = await sdk(bob, codec, storage);
    const added = new Promise((resolve) => b.on('event', (id) => resolve(id)));
    const conversation = await a.createGroup({ title: 'closed', members: [bob] });
    await added;
    await b.close();
    await a.removeMembers(conversation, [bob]);
    b = await sdk(bob, codec, storage);
    expect(b.conversation(conversation)?.role).toBe('NONE');
    await expect(b.send(conversation, 'still?')).rejects.toMatchObject({ code: 3000 });
  });
});
