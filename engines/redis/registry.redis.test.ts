import { inject } from 'vitest';
import { registryConformance } from '../../ports/registry.conformance.ts';
import { registryUnderTest } from './under-test.ts';

const { redis, redisCluster } = inject('servers');

registryConformance('redis', () => registryUnderTest([redis]));
registryConformance('redis cluster', () => registryUnderTest(redisCluster));
