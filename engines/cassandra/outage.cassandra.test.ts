import { expect, inject, it } from 'vitest';
import { type Clock, systemClock } from '../../ports/clock.ts';
import { unique } from '../../ports/conformance.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { testOptions } from './stores-under-test.ts';

/** Time runs as fast as this for the engine: what it waits 10 s for takes a fifth of one. */
const SPEED = 50;
const fastClock: Clock = {
  now: () => systemClock.now(),
  monotonic: () => systemClock.monotonic() * SPEED,
  after: (ms, callback) => systemClock.after(ms / SPEED, callback),
};

function works({ once }: CassandraStores): Promise<string> {
  return once.settle(unique('value'), 'there');
}

it('is in trouble while no node answers, and has as many connections after ten outages as before', async () => {
  const proxy = await CuttingProxy.before(inject('servers').cassandra);
  const stores = await openCassandraStores({
    ...testOptions('kith_conformance'),
    contactPoints: [proxy.address],
    clock: fastClock,
  });
  expect(await works(stores)).toBe('there');
  const connections = proxy.open;
  for (let outage = 0; outage < 10; outage++) {
    expect(stores.troubles()).toEqual([]);
    await proxy.close();
    await expect
      .poll(() => stores.troubles())
      .toEqual([expect.stringMatching(/^Cassandra does not answer: /)]);
    await expect(works(stores)).rejects.toThrow(/in \d tries/);
    await proxy.reopen();
    await expect.poll(() => stores.troubles()).toEqual([]);
    expect(await works(stores)).toBe('there');
  }
  expect(proxy.open).toBeLessThanOrEqual(connections);
  await stores.close();
  await expect.poll(() => proxy.open).toBe(0);
  await proxy.close();
});

it('finds its way through another contact point when the nodes that it knew are gone for good', async () => {
  const proxies = [
    await CuttingProxy.before(inject('servers').cassandra),
    await CuttingProxy.before(inject('servers').cassandra),
  ];
  const stores = await openCassandraStores({
    ...testOptions('kith_conformance'),
    contactPoints: proxies.map((proxy) => proxy.address),
    clock: fastClock,
  });
  expect(await works(stores)).toBe('there');
  const used = proxies.find((proxy) => proxy.open > 0)!;
  const other = proxies.find((proxy) => proxy !== used)!;
  expect(other.open).toBe(0);
  await used.close();
  await expect.poll(() => stores.troubles()).toHaveLength(1);
  await expect.poll(() => stores.troubles()).toEqual([]);
  expect(await works(stores)).toBe('there');
  expect(other.open).toBeGreaterThan(0);
  await stores.close();
  await other.close();
});

it('says at the start that it waits, and how long it did in vain', async () => {
  const proxy = await CuttingProxy.before(inject('servers').cassandra);
  await proxy.close();
  const said: string[] = [];
  const hear = (_: object, sentence: string): void => void said.push(sentence);
  const options = {
    ...testOptions('kith_conformance'),
    contactPoints: [proxy.address],
    logger: { debug: hear, info: hear, warn: hear, error: hear },
  };
  await expect(openCassandraStores({ ...options, waitMs: 600 })).rejects.toThrow(
    `Cassandra at ${proxy.address} did not answer within 600 ms`,
  );
  expect(said).toEqual(['waiting for Cassandra']);
  const opening = openCassandraStores({ ...options, waitMs: 30_000 });
  await expect.poll(() => said).toHaveLength(2);
  await proxy.reopen();
  const stores = await opening;
  expect(said).toContain('Cassandra is there');
  await stores.close();
  await proxy.close();
});

it('does not wait for a data centre that is not there, and leaves no connection behind', async () => {
  const proxy = await CuttingProxy.before(inject('servers').cassandra);
  const options = { ...testOptions('kith_conformance'), contactPoints: [proxy.address] };
  await expect(openCassandraStores({ ...options, localDataCenter: 'nowhere' })).rejects.toThrow(
    `Cassandra at ${proxy.address} cannot be used: localDataCenter was configured as 'nowhere'`,
  );
  await expect.poll(() => proxy.open).toBe(0);
  await proxy.close();
});
