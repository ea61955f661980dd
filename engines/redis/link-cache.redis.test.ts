import { inject } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import { type LinkCacheUnderTest, linkCacheConformance } from '../../ports/link-cache.conformance.ts';
import { open } from './under-test.ts';

const { redis, redisCluster } = inject('servers');

async function underTest(addresses: readonly string[]): Promise<LinkCacheUnderTest> {
  const prefix = `${unique('links')}:`;
  const [one, other] = [await open(addresses, { prefix }), await open(addresses, { prefix })];
  return {
    cache: one.linkCache,
    other: other.linkCache,
    async close() {
      await one.close();
      await other.close();
    },
  };
}

linkCacheConformance('redis', () => underTest([redis]));
linkCacheConformance('redis cluster', () => underTest(redisCluster));
