import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import {
  type ClientStorage,
  type Codec,
  jsonCodec,
  KithClient,
  KithFeed,
  memoryStorage,
  type WebSocketClass,
} from '../client/index.ts';
import { protobufCodec } from '../client/protobuf-codec.ts';
import { startWhole, type Whole } from './support/whole.ts';

const LONG = 'https://example.org/a/rather/long/path/that/nobody/wants/to/type?with=query';
const SHORT = /^See https:\/\/k\.example\/\w{7}$/;

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole({ KITH_LINK_URL: 'https://k.example' });
});
const clients: KithClient[] = [];
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await whole.stop();
});

function sdk(user: string, codec: Codec, storage = memoryStorage()): KithClient {
  const client = new KithClient({
    ...{ url: whole.address, token: () => whole.token(user), device: 'sdk', storage, codec },
    webSocket: WebSocket as unknown as WebSocketClass,
  });
  clients.push(client);
  return client;
}

function heard(client: KithClient): Promise<string> {
  return new Promise((resolve) => client.on('message', (_, { posted }) => resolve(posted.text)));
}

/** A storage that tells when the first command stands in it. */
function watched(): { storage: ClientStorage; saved: Promise<void> } {
  const memory = memoryStorage();
  let told: (() => void) | undefined;
  const saved = new Promise<void>((resolve) => {
    told = resolve;
  });
  const set = async (key: string, value: string): Promise<void> => {
    await memory.set(key, value);
    if (key.startsWith('out/')) told?.();
  };
  return { storage: { ...memory, set }, saved };
}

describe.each([
  ['JSON', jsonCodec],
  ['protobuf', protobufCodec],
] as const)('the SDK in %s', (name, codec) => {
  test('sends a message with short links, also when its process ended before it was said', async () => {
    const [alice, bob] = [`alice-${name}`, `bob-${name}`];
    const reader = sdk(bob, codec);
    await reader.start();
    const conversation = await reader.openDirect(alice);
    const { storage, saved } = watched();
    const before = sdk(alice, codec, storage);
    before.send(conversation, `See ${LONG}`, { shorten: true });
    await saved;
    await before.close();
    const text = heard(reader);
    const after = sdk(alice, codec, storage);
    await after.start();
    expect(await text).toMatch(SHORT);
  });
});

test('the SDK publishes a post with short links, once under its key', async () => {
  const feed = new KithFeed({ url: whole.address, token: () => whole.token('carol') });
  const post = { text: `See ${LONG}`, shorten: true };
  const done = await feed.publish(post, 'one');
  expect(done.unshortened).toBeUndefined();
  expect(await feed.publish(post, 'one')).toMatchObject({ id: done.id });
  const { text } = await feed.post(done.id);
  expect(text).toMatch(SHORT);
  const plain = await feed.publish({ text: `See ${LONG}` });
  expect((await feed.post(plain.id)).text).toBe(`See ${LONG}`);
});
