import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import WebSocket from 'ws';
import { KithClient, memoryStorage, type WebSocketClass } from '../../client/index.ts';
import { protobufCodec } from '../../client/protobuf-codec.ts';
import { Constellation } from '../../deploy/cluster/constellation.ts';
import { ask, until } from '../support/ask.ts';
import { hostToken, SECRET } from '../support/whole.ts';

let directory: string;
let cluster: Constellation;

beforeAll(async () => {
  const { kafka, cassandra, redisCluster } = inject('servers');
  directory = await mkdtemp(join(tmpdir(), 'kith-redis-cluster-'));
  cluster = await Constellation.start({
    ...{ directory, servers: { kafka, cassandra, redis: redisCluster.join(',') } },
    ...{ gateways: 2, chatServices: 1, presence: 1, feedServices: 1, shorteners: 1 },
    options: {
      ...{ KITH_NAME: `k${randomBytes(6).toString('hex')}`, KITH_JWT_SECRET: SECRET },
      ...{ KITH_DRAIN: '1', KITH_PARTITIONS: '8', KITH_REDIS_CLUSTER: 'on', KITH_BEAT: '5' },
    },
  });
});
afterAll(async () => {
  await cluster?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** A client that beats: what a mailbox lost is found at the next beat. */
async function signIn(gateway: number, user: string): Promise<KithClient> {
  const client = new KithClient({
    ...{ url: cluster.addresses[gateway]!, token: () => hostToken(SECRET, { sub: user }), device: user },
    ...{ storage: memoryStorage(), codec: protobufCodec },
    webSocket: WebSocket as unknown as WebSocketClass,
  });
  await client.start();
  return client;
}

test('on a Redis Cluster people talk, read and follow links across gateways, also after every node was flushed', async () => {
  const [first, second] = cluster.addresses as [string, string];
  const [links] = cluster.linkAddresses as [string];
  const [alice, bob] = [await signIn(0, 'alice'), await signIn(1, 'bob')];
  const heard: string[] = [];
  bob.on('message', (_conversation, event) => void heard.push(event.posted.text ?? ''));
  const conversation = await alice.openDirect('bob');
  await ask('bob', `${second}/v1/following/users/alice`, 'PUT', {});
  const made = await ask('alice', `${links}/v1/links`, 'POST', { target: 'https://example.org/' });
  for (const round of [1, 2]) {
    await alice.send(conversation, `talk ${round}`);
    await until(async () => heard.length === round, `talk ${round}`);
    const text = `post ${round}`;
    expect((await ask('alice', `${first}/v1/posts`, 'POST', { text })).status).toBe(201);
    await until(async () => {
      const { body } = await ask('bob', `${second}/v1/feed/home`);
      return body.posts.length === round && body.posts[0].text === text;
    }, `${text} in the timeline`);
    expect((await ask('', `${links}/${made.body.name}`)).location).toBe('https://example.org/');
    for (const node of inject('servers').redisCluster) {
      const redis = new Redis(`redis://${node}`);
      await redis.flushall();
      redis.disconnect();
    }
  }
  expect(heard).toEqual(['talk 1', 'talk 2']);
  await Promise.all([alice.close(), bob.close()]);
});
