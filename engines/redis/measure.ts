import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRedis, createRedisCluster } from '../../deploy/servers/redis.ts';
import type { Server } from '../../deploy/servers/server.ts';
import type { OpenedRedis } from './redis.ts';
import { CountingMetrics, open, operator, until } from './under-test.ts';

// npx tsx engines/redis/measure.ts [cluster]
// What registry and mailbox cost against a real server on this machine, CPU of client and servers apart.

const USERS = 100_000;
const ROOM = 500;
const GATEWAYS = 10;
const MESSAGES = 100_000;

/** Clock ticks of /proc are hundredths of a second. */
function cpuOf(servers: readonly Server[]): number {
  let ticks = 0;
  for (const { pid } of servers) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks * 10_000;
}

/** Tells rate and µs of CPU an item of what `work` does with `items`. */
async function measured(
  what: string,
  items: number,
  servers: readonly Server[],
  work: () => Promise<void>,
): Promise<void> {
  const [began, client, server] = [performance.now(), process.cpuUsage(), cpuOf(servers)];
  await work();
  const [seconds, used] = [(performance.now() - began) / 1_000, process.cpuUsage(client)];
  const each = (micros: number): string => (micros / items).toFixed(1);
  console.log(
    `${what}: ${Math.round(items / seconds)}/s, µs of CPU each: client ${each(used.user + used.system)}, ` +
      `server ${each(cpuOf(servers) - server)}`,
  );
}

/** Runs `count` of them, so many at once. */
async function together(count: number, width: number, work: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const runner = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, runner));
}

async function memory(servers: readonly Server[]): Promise<number> {
  let bytes = 0;
  for (const { address } of servers) {
    const desk = await operator(address);
    bytes += Number(/used_memory_dataset:(\d+)/.exec(await desk.info('memory'))![1]);
    desk.disconnect();
  }
  return bytes;
}

async function seenMemory(servers: readonly Server[]): Promise<number> {
  let [bytes, users] = [0, 0];
  for (const { address } of servers) {
    const desk = await operator(address);
    for (const key of await desk.keys('*:seen:*')) {
      bytes += (await desk.memory('USAGE', key, 'SAMPLES', 0)) ?? 0;
      users += await desk.hlen(key);
    }
    desk.disconnect();
  }
  return bytes / users;
}

/** As ids of built-in accounts are: 22 characters. */
const user = (i: number): string => `u${String(i).padStart(21, '0')}`;

async function registry({ registry }: OpenedRedis, servers: readonly Server[]): Promise<void> {
  for (let i = 0; i < GATEWAYS; i++) await registry.lease(`gateway-${i}`, 600_000, false);
  const before = await memory(servers);
  await measured('register, one user a call, 100 at once', USERS, servers, () =>
    together(USERS, 100, (i) => registry.register(`gateway-${i % GATEWAYS}`, [user(i)])),
  );
  console.log(`memory: ${((await memory(servers)) - before) / USERS} bytes a user who is online`);
  await measured('register all users of a gateway again, in one call', USERS, servers, async () => {
    const all = Array.from({ length: USERS }, (_, i) => user(i));
    await registry.register('gateway-0', all);
    await registry.unregister(
      'gateway-0',
      all.filter((_, i) => i % GATEWAYS !== 0),
      1,
    );
  });
  const room = (i: number): string[] =>
    Array.from({ length: ROOM }, (_, k) => user((i * 7 + k * 199) % USERS));
  for (const width of [1, 10]) {
    await measured(`gatewaysOf ${ROOM} users, ${width} at once`, 2_000, servers, () =>
      together(2_000, width, (i) => registry.gatewaysOf(room(i))),
    );
  }
  await measured('gatewaysOf 2 users, 50 at once', 50_000, servers, () =>
    together(50_000, 50, (i) => registry.gatewaysOf([user(i % USERS), user((i * 31) % USERS)])),
  );
  await measured(`presence of ${ROOM} users, 10 at once`, 1_000, servers, () =>
    together(1_000, 10, (i) => registry.presence(room(i))),
  );
  await measured('unregister, one user a call, 100 at once', USERS, servers, () =>
    together(USERS / 2, 100, (i) => registry.unregister(`gateway-${i % GATEWAYS}`, [user(i)], Date.now())),
  );
  console.log(`memory: ${await seenMemory(servers)} bytes a user whose last seen is kept`);
  await registry.release('gateway-1');
  await measured('sweep of a released gateway, all entries looked at', USERS / 2, servers, async () => {
    await registry.sweep();
  });
}

/** Latency at a steady rate, then as fast as 2,000 under way at once allow. */
async function mailbox({ mailbox }: OpenedRedis, servers: readonly Server[]): Promise<void> {
  const bytes = Buffer.alloc(300);
  let got = 0;
  let onGot: () => void = () => undefined;
  const ages: number[] = [];
  const message = (_: number, received: Uint8Array): void => {
    ages.push(performance.now() - Buffer.from(received).readDoubleLE(0));
    got++;
    onGot();
  };
  await mailbox.listen('gateway', { message, gap: () => console.log('gap') });
  const send = (i: number): void => {
    const stamped = Buffer.from(bytes);
    stamped.writeDoubleLE(performance.now());
    mailbox.publish('gateway', i % 12, stamped);
  };
  for (const rate of [1_000, 10_000, 30_000]) {
    const count = rate * 3;
    ages.length = got = 0;
    await measured(`publish and receive 300 bytes at ${rate}/s`, count, servers, async () => {
      const began = performance.now();
      let sent = 0;
      while (sent < count) {
        const due = Math.min(count, Math.floor(((performance.now() - began) * rate) / 1_000));
        while (sent < due) send(sent++);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await until(() => got + missing() >= count, 'all is received');
    });
    ages.sort((a, b) => a - b);
    const at = (share: number): string => ages[Math.floor((ages.length - 1) * share)]!.toFixed(2);
    console.log(`  age in ms: p50 ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)}; not received ${missing()}`);
  }
  got = 0;
  await measured('publish and receive 300 bytes, 2,000 under way', MESSAGES, servers, async () => {
    let sent = 0;
    await new Promise<void>((resolve) => {
      const fill = (): void => {
        while (sent < MESSAGES && sent - got < 2_000) send(sent++);
      };
      onGot = () => {
        if (got === MESSAGES) resolve();
        else if (sent - got < 1_000) fill();
      };
      fill();
    });
  });
}

const directory = await mkdtemp(join(tmpdir(), 'kith-redis-'));
const isCluster = process.argv[2] === 'cluster';
const cluster = isCluster ? await createRedisCluster({ directory }) : undefined;
const servers = cluster?.servers ?? [await createRedis({ directory })];
if (cluster) await cluster.start();
else await servers[0]!.start();
const metrics = new CountingMetrics();
const redis = await open(
  servers.map(({ address }) => address),
  { metrics },
);
const missing = (): number => metrics.value('mailbox_dropped_total') + metrics.value('mailbox_lost_total');
try {
  await registry(redis, servers);
  await mailbox(redis, servers);
} finally {
  await redis.close();
  await Promise.all(servers.map((server) => server.end('SIGKILL')));
  await rm(directory, { recursive: true });
}
