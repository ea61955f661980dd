import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Constellation } from '../../deploy/cluster/constellation.ts';
import { ask, until } from '../support/ask.ts';
import { SECRET } from '../support/whole.ts';

let directory: string;
let cluster: Constellation;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-services-'));
  cluster = await Constellation.start({
    ...{ directory, servers: inject('servers') },
    ...{ gateways: 2, chatServices: 1, presence: 1, feedServices: 2, shorteners: 2 },
    options: {
      ...{ KITH_NAME: `k${randomBytes(6).toString('hex')}`, KITH_JWT_SECRET: SECRET },
      ...{ KITH_DRAIN: '1', KITH_PARTITIONS: '8' },
    },
  });
});
afterAll(async () => {
  await cluster?.stop();
  await rm(directory, { recursive: true, force: true });
});

const gateway = (n: number): string => cluster.addresses[n]!;
const links = (n: number): string => cluster.linkAddresses[n]!;

async function homeOf(user: string, at: number): Promise<string[]> {
  const texts: string[] = [];
  for (let before = ''; ; ) {
    const { body } = await ask(user, `${gateway(at)}/v1/feed/home?limit=7${before && `&before=${before}`}`);
    texts.push(...body.posts.map(({ text }: { text: string }) => text));
    if (!body.hasOlder) return texts;
    before = body.older;
  }
}

test('a post reaches followers on the other gateway, once each, though the feed-services are killed in between', async () => {
  const readers = ['bob', 'carol', 'dave'];
  for (const [i, reader] of readers.entries()) {
    const { status } = await ask(reader, `${gateway(i % 2)}/v1/following/users/ann`, 'PUT', {});
    expect(status).toBe(200);
    await until(
      async () => (await ask(reader, `${gateway(0)}/v1/feed/users/ann/standing`)).body.follows === true,
      'the follow',
    );
    await homeOf(reader, i % 2);
  }
  const posts: string[] = [];
  for (let i = 0; i < 12; i++) {
    const text = `post ${i}`;
    const { status } = await ask('ann', `${gateway(i % 2)}/v1/posts`, 'POST', { text });
    expect(status).toBe(201);
    posts.unshift(text);
    if (i === 4) await cluster.process('feed-service-1').end('SIGKILL');
    if (i === 8) {
      await cluster.process('feed-service-2').end('SIGKILL');
      await Promise.all(['feed-service-1', 'feed-service-2'].map((name) => cluster.process(name).start()));
    }
  }
  for (const [i, reader] of readers.entries()) {
    await until(
      async () => (await homeOf(reader, (i + 1) % 2)).length >= posts.length,
      `the posts of ${reader}`,
    );
    expect(await homeOf(reader, (i + 1) % 2)).toEqual(posts);
  }
});

test('the answer to a post tells that its effects are there, though a feed-service in another process applied it', async () => {
  // On a machine with much else to do one may take longer than an answer waits: so again.
  const post = () => ask('erin', `${gateway(0)}/v1/posts`, 'POST', { text: 'x' });
  await until(async () => (await post()).body.applied === true, 'a post whose effects are there');
});

test('a link made at one shortener is served by the other, a change shows there, and clicks are counted exactly', async () => {
  const made = await ask('ann', `${links(0)}/v1/links`, 'POST', { target: 'https://example.org/one' });
  expect(made.status).toBe(201);
  const path = `/${made.body.name}`;
  for (const n of [0, 1, 0, 1]) {
    expect(await ask('', links(n) + path)).toMatchObject({
      status: 302,
      location: 'https://example.org/one',
    });
  }
  const target = 'https://example.org/two';
  const changed = await ask('ann', `${links(0)}/v1/links/${made.body.name}`, 'PATCH', {
    ...{ target, version: made.body.version },
  });
  expect(changed.status).toBe(200);
  let asked = 4;
  await until(async () => {
    asked++;
    return (await ask('', links(1) + path)).location === target;
  }, 'the change at the other shortener');
  const statistics = `/v1/links/${made.body.name}/statistics`;
  const counted = async (n: number): Promise<number> => (await ask('ann', links(n) + statistics)).body.clicks;
  await until(async () => (await counted(0)) >= asked, 'the counts');
  expect([await counted(0), await counted(1)]).toEqual([asked, asked]);
  // Of somebody else: as if it were not there.
  expect((await ask('bob', links(0) + statistics)).status).toBe(404);
});
