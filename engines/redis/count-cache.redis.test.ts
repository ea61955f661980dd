import type { AddressInfo } from 'node:net';
import { createServer, connect as openSocket, type Server, type Socket } from 'node:net';
import { expect, inject, it, onTestFinished } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import { countCacheConformance } from '../../ports/count-cache.conformance.ts';
import { hostAndPort } from './link.ts';
import { open, operator } from './under-test.ts';

const { redis: address, redisCluster } = inject('servers');

for (const [engine, addresses] of [
  ['redis', [address]],
  ['redis cluster', redisCluster],
] as const) {
  countCacheConformance(engine, async () => {
    const redis = await open(addresses);
    return { store: redis.feed.counts, reopen: async () => undefined, close: () => redis.close() };
  });
}

it('knows nothing after a flush, and takes no count that was begun before it', async () => {
  const redis = await open([address]);
  onTestFinished(() => redis.close());
  const { counts } = redis.feed;
  const [known, begun] = [unique('n'), unique('n')];
  await counts.complete(known, await counts.begin(known), 3);
  const token = await counts.begin(begun);
  const desk = await operator(address);
  onTestFinished(() => desk.disconnect());
  await desk.flushall();
  await counts.add([{ name: known, delta: 1 }]);
  expect(await counts.get([known])).toEqual([undefined]);
  expect(await counts.complete(begun, token, 3)).toBe(false);
});

it('adds once when the server forgot its scripts', async () => {
  const redis = await open([address]);
  onTestFinished(() => redis.close());
  const { counts } = redis.feed;
  const name = unique('n');
  await counts.complete(name, await counts.begin(name), 3);
  const desk = await operator(address);
  onTestFinished(() => desk.disconnect());
  await desk.script('FLUSH');
  await counts.add([{ name, delta: 1 }]);
  expect(await counts.get([name])).toEqual([4]);
});

/** Stands between the cache and its server, and can lose an answer: the command is done, and nobody is told. */
class LosingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** The next answer to a command with this text is lost with its connection. */
  lose: string | undefined;
  lost = 0;

  constructor(to: string) {
    const { host, port } = hostAndPort(to);
    this.#server = createServer((client) => {
      const target = openSocket(port, host);
      let isLosing = false;
      for (const socket of [client, target]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          client.destroy();
          target.destroy();
        });
      }
      client.on('data', (bytes) => {
        if (this.lose !== undefined && bytes.includes(this.lose)) {
          isLosing = true;
          this.lose = undefined;
        }
        target.write(bytes);
      });
      target.on('data', (bytes) => {
        if (!isLosing) client.write(bytes);
        else {
          this.lost++;
          client.destroy();
        }
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

it('forgets a count when nobody knows whether it was added to', async () => {
  const proxy = new LosingProxy(address);
  const redis = await open([await proxy.listen()]);
  onTestFinished(async () => {
    await redis.close();
    proxy.close();
  });
  const { counts } = redis.feed;
  const [name, other] = [unique('lost'), unique('other')];
  for (const each of [name, other]) await counts.complete(each, await counts.begin(each), 3);
  await counts.add([{ name: other, delta: 1 }]);
  proxy.lose = name;
  await counts.add([{ name, delta: 1 }]);
  expect(proxy.lost).toBe(1);
  // The first attempt was done: added again it would be 5.
  expect(await counts.get([name, other])).toEqual([undefined, 4]);
});
