import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { LinkFixture } from './fixture.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
const OPERATOR_KEY = 'operator-key-of-this-test';

interface Told {
  readonly following?: string;
  readonly unfollowed?: string;
  readonly refused?: string;
  readonly ended?: string;
  readonly error?: { readonly name: string };
  readonly visits?: readonly { readonly link: string; readonly clicks: number; readonly browser: string }[];
  readonly dropped?: number;
}

/** An owner's connection. */
class Live {
  readonly socket: WebSocket;
  readonly told: Told[] = [];

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (text) => this.told.push(JSON.parse(String(text)) as Told));
  }

  static async open(links: LinkFixture, instance = 0): Promise<Live> {
    const address = links.url('/v1/socket', instance).replace('http', 'ws');
    const live = new Live(new WebSocket(address, 'kith.links.v1'));
    await once(live.socket, 'open');
    return live;
  }

  say(body: object): void {
    this.socket.send(JSON.stringify(body));
  }

  async follow(link: string, token = OPERATOR_KEY): Promise<Told> {
    this.say({ follow: link, token });
    return this.until(({ following, refused }) => following === link || refused === link);
  }

  async until(fits: (told: Told) => boolean): Promise<Told> {
    for (;;) {
      const found = this.told.find(fits);
      if (found !== undefined) return found;
      await once(this.socket, 'message');
    }
  }

  clicks(link: string): number {
    const visits = this.told.flatMap((told) => told.visits ?? []).filter((visit) => visit.link === link);
    return visits.reduce((sum, visit) => sum + visit.clicks, 0);
  }

  async untilClicks(link: string, count: number): Promise<void> {
    while (this.clicks(link) < count) await once(this.socket, 'message');
  }
}

let links: LinkFixture;
const opened: Live[] = [];
const open = async (instance = 0): Promise<Live> => {
  const live = await Live.open(links, instance);
  opened.push(live);
  return live;
};
afterEach(async () => {
  for (const { socket } of opened.splice(0)) socket.terminate();
  await links.close();
});

it('shows visits of all instances to who follows the link at any', async () => {
  links = await LinkFixture.open({ instances: 3 });
  const [name, other] = [await links.link(), await links.link()];
  const [near, far] = [await open(0), await open(2)];
  for (const live of [near, far]) expect(await live.follow(name)).toEqual({ following: name });
  for (let i = 0; i < 9; i++) {
    await links.visit(`/${name}`, { 'user-agent': FIREFOX, 'accept-language': 'de' }, i % 3);
    await links.visit(`/${other}`, {}, i % 3);
  }
  for (const live of [near, far]) {
    await live.untilClicks(name, 9);
    expect([live.clicks(name), live.clicks(other)]).toEqual([9, 0]);
    const [visit] = live.told.flatMap((told) => told.visits ?? []);
    expect(visit).toMatchObject({
      link: name,
      browser: 'Firefox',
      device: 'desktop',
      language: 'de',
      bot: '',
    });
    expect(Object.keys(visit!)).not.toContain('mark');
  }
  near.say({ unfollow: name });
  await near.until(({ unfollowed }) => unfollowed === name);
  await links.visit(`/${name}`);
  await far.untilClicks(name, 10);
  expect(near.clicks(name)).toBe(9);
});

it('refuses who may not read the statistics, and goes on', async () => {
  links = await LinkFixture.open();
  const name = await links.link();
  const reader = await links.api('POST', '/v1/link-keys', { label: 'no numbers', scopes: ['links:read'] });
  const live = await open();
  expect((await live.follow(name, reader.body.key)).error!.name).toBe('forbidden');
  live.told.length = 0;
  expect((await live.follow(name, 'nonsense')).error!.name).toBe('unauthenticated');
  live.told.length = 0;
  expect((await live.follow('QQQQQQQ')).error!.name).toBe('not_found');
  live.told.length = 0;
  expect(await live.follow(name)).toEqual({ following: name });
});

it('ends when the right ends: the key is taken back, the link is deleted', async () => {
  links = await LinkFixture.open();
  const [byKey, deleted] = [await links.link(), await links.link()];
  const { body } = await links.api('POST', '/v1/link-keys', { label: 'numbers', scopes: ['stats:read'] });
  const live = await open();
  await live.follow(byKey, body.key);
  await live.follow(deleted);
  await links.api('DELETE', `/v1/link-keys/${body.id}`);
  await links.api('DELETE', `/v1/links/${deleted}`);
  expect((await live.until(({ ended }) => ended === byKey)).error!.name).toBe('unauthenticated');
  expect((await live.until(({ ended }) => ended === deleted)).error!.name).toBe('not_found');
});

it('closes who does not speak this protocol, and takes nobody without it', async () => {
  links = await LinkFixture.open();
  for (const nonsense of ['{', '{"follow":1}', '[]', '{"follow":"abc"}']) {
    const live = await open();
    live.socket.send(nonsense);
    const [code] = await once(live.socket, 'close');
    expect(code).toBe(4203);
  }
  const stranger = new WebSocket(links.url('/v1/socket').replace('http', 'ws'));
  const [error] = (await once(stranger, 'error')) as [Error];
  expect(error.message).toContain('400');
});

it('tells its clients to come back when the instance stops', async () => {
  links = await LinkFixture.open({ instances: 2 });
  const live = await open(1);
  await live.follow(await links.link());
  const closed = once(live.socket, 'close');
  await links.instances[1]!.drain(1_000);
  expect((await closed)[0]).toBe(4000);
});
