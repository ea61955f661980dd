import { afterAll, beforeAll, expect, it } from 'vitest';
import { RealServers } from '../../deploy/servers/real-servers.ts';
import { replay } from './replay.ts';
import { standInVisits } from './visits.ts';

const visits = standInVisits(400);

/** Its own, since Kafka goes away. */
let servers: RealServers;
beforeAll(async () => {
  servers = await RealServers.start();
});
afterAll(() => servers.end());

const shared = () => ({ visits, servers, passes: 1, connections: 8, tell: () => undefined });

it('counts exactly while Kafka hangs and goes on', async () => {
  const result = await replay({ ...shared(), kills: 0, ring: 65_536 });
  expect(result.wrong).toEqual([]);
  expect(result.counted).toBe(result.received);
  expect(result.spooled).toBeGreaterThan(0);
});

it('loses no more than the ring of each SIGKILL while Kafka is killed besides', async () => {
  const result = await replay({ ...shared(), kills: 2, ring: 512 });
  expect(result.wrong).toEqual([]);
});
