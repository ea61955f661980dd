import { inject } from 'vitest';
import { clusterEngines, freshName } from './cluster-engines.ts';
import { instanceCases } from './instances.cases.ts';

const { kafka, cassandra, redis, redisCluster } = inject('servers');
// One installation for all cases of a kind: to make its tables takes longer than a case.
const [name, clusterName] = [freshName(), freshName()];

instanceCases('Kafka, Cassandra and Redis', () => clusterEngines({ kafka, cassandra, redis: [redis], name }));
instanceCases('Kafka, Cassandra and a Redis Cluster', () =>
  clusterEngines({ kafka, cassandra, redis: redisCluster, name: clusterName }),
);
