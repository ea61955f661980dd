import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { createRedis } from '../../deploy/servers/redis.ts';
import { freePort, type Server, ServerProcess } from '../../deploy/servers/server.ts';
import type { Logger } from '../../ports/logger.ts';
import { silentLogger } from '../../ports/logger.ts';
import { open, operator } from './under-test.ts';

const { redis, redisCluster } = inject('servers');

class Sentences implements Logger {
  readonly all: string[] = [];
  debug = silentLogger.debug;
  info = (_: object, sentence: string): void => void this.all.push(sentence);
  warn = this.info;
  error = this.info;
}

async function withServer(options: object, use: (server: Server) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'kith-redis-'));
  const server = await createRedis({ directory, ...options });
  try {
    await use(server);
  } finally {
    await server.end('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  }
}

it('waits for a server that is not there yet, and says so', async () => {
  await withServer({}, async (server) => {
    const logger = new Sentences();
    const opening = open([server.address], { logger });
    await expect.poll(() => logger.all).toContain('waiting for Redis');
    await server.start();
    const opened = await opening;
    expect(opened.troubles()).toEqual([]);
    await opened.close();
  });
});

it('gives up after the time with the reason', async () => {
  const address = `127.0.0.1:${await freePort()}`;
  await expect(open([address], { waitMs: 200 })).rejects.toThrow(
    `Redis was not there within 200 ms: Redis at ${address} cannot be reached: connect ECONNREFUSED`,
  );
});

it('speaks with a server that wants a password, and says at once when it is wrong', async () => {
  await withServer({ password: 'two "words' }, async (server) => {
    await server.start();
    const opened = await open([server.address], { password: 'two "words' });
    expect(await opened.registry.gateways()).toEqual([]);
    await opened.close();
    for (const wrong of [{}, { password: 'wrong' }, { username: 'nobody', password: 'two "words' }]) {
      await expect(open([server.address], wrong)).rejects.toThrow(
        `Redis at ${server.address} refuses the name or the password`,
      );
    }
  });
});

it('refuses a node of a cluster as a single server, and the other way round', async () => {
  await expect(open(redisCluster.slice(0, 1), { cluster: false })).rejects.toThrow(
    'is a node of a Redis Cluster',
  );
  await expect(open([redis], { cluster: true })).rejects.toThrow('is no node of a Redis Cluster');
  await expect(open(redisCluster, { cluster: false })).rejects.toThrow('Several addresses');
  await expect(open([], {})).rejects.toThrow('No address');
  await expect(open([redis], { prefix: 'a{b}' })).rejects.toThrow('braces');
});

it('finds all nodes of a cluster by one of them', async () => {
  const opened = await open(redisCluster.slice(0, 1), { cluster: true });
  await opened.registry.lease('gateway', 600_000, false);
  const users = Array.from({ length: 200 }, (_, i) => `u${i}`);
  await opened.registry.register('gateway', users);
  expect((await opened.registry.presence(users)).every(({ online }) => online)).toBe(true);
  const held = await Promise.all(
    redisCluster.map(async (address) => {
      const desk = await operator(address);
      const keys = await desk.keys('*:users');
      desk.disconnect();
      return keys.length;
    }),
  );
  expect(Math.min(...held)).toBeGreaterThan(0);
  await opened.close();
});

it('speaks TLS, and only with a server whose certificate it can check', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'kith-redis-'));
  const file = (name: string): string => join(directory, name);
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  const files = ['-keyout', file('key.pem'), '-out', file('cert.pem')];
  await promisify(execFile)('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    ...subject,
    ...files,
  ]);
  const port = await freePort();
  const settings = {
    ...{ bind: '127.0.0.1', port: 0, 'tls-port': port, dir: directory, save: '""', 'tls-auth-clients': 'no' },
    ...{
      'tls-cert-file': file('cert.pem'),
      'tls-key-file': file('key.pem'),
      'tls-ca-cert-file': file('cert.pem'),
    },
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key} ${value}\n`);
  await writeFile(file('redis.conf'), lines.join(''));
  const server = new ServerProcess({
    ...{ name: 'redis', address: `127.0.0.1:${port}`, command: 'redis-server', args: [file('redis.conf')] },
    ...{ directory, ready: /Ready to accept connections/ },
  });
  await server.start();
  try {
    const ca = await readFile(file('cert.pem'), 'utf8');
    const opened = await open([server.address], { tls: { ca } });
    expect(await opened.registry.gateways()).toEqual([]);
    await opened.close();
    await expect(open([server.address], { tls: {}, waitMs: 300 })).rejects.toThrow('self-signed certificate');
    await expect(open([server.address], { waitMs: 300 })).rejects.toThrow('cannot be reached');
  } finally {
    await server.end('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  }
});

it('warns of a server that throws keys away when its memory is full', async () => {
  await withServer({}, async (server) => {
    await server.start();
    const desk = await operator(server.address);
    await desk.config('SET', 'maxmemory', '100mb');
    await desk.config('SET', 'maxmemory-policy', 'allkeys-lru');
    desk.disconnect();
    const logger = new Sentences();
    const opened = await open([server.address], { logger });
    expect(logger.all.join()).toContain('may throw away the registry');
    await opened.close();
  });
});
