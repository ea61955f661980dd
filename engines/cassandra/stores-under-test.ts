import { inject } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import type { StoreUnderTest } from '../../ports/conformance.ts';
import { silentLogger } from '../../ports/logger.ts';
import {
  type CassandraStores,
  type CassandraStoresOptions,
  openCassandraStores,
} from './cassandra-stores.ts';

/** How tests reach the server of their run. */
export function testOptions(keyspace: string): CassandraStoresOptions {
  return {
    contactPoints: [inject('servers').cassandra],
    localDataCenter: 'datacenter1',
    keyspace,
    replicas: 1,
    clock: systemClock,
    logger: silentLogger,
  };
}

/**
 * The stores of the run's server, for the conformance suite of the one that `pick` picks. Cases share one keyspace:
 * making one costs a second.
 */
export async function storesUnderTest<Store>(
  pick: (stores: CassandraStores) => Store,
): Promise<StoreUnderTest<Store>> {
  const open = (): Promise<CassandraStores> => openCassandraStores(testOptions('kith_conformance'));
  let stores = await open();
  return {
    get store() {
      return pick(stores);
    },
    async reopen() {
      await stores.close();
      stores = await open();
    },
    close: () => stores.close(),
  };
}
