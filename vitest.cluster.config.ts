import { defineConfig } from 'vitest/config';

/** They start servers of their own and leave those of the run alone: they may run beside the others. */
const own = [
  'deploy/cluster/*.cluster.test.ts',
  'engines/kafka/full-disk.kafka.test.ts',
  'engines/kafka/kafka-faults.kafka.test.ts',
  'engines/kafka/kafka-sign-in.kafka.test.ts',
  'engines/redis/{cluster-faults,faults,link-cache-faults,timelines-faults}.redis.test.ts',
  'test/click-replay/click-replay.cluster.test.ts',
  'test/cluster/cassandra-crash.cassandra.test.ts',
  'test/cluster/cassandra-nodes.cluster.test.ts',
  'test/cluster/replay.cluster.test.ts',
];
const all = ['{engines,test,deploy,runtime}/**/*.{kafka,cassandra,redis,cluster}.test.ts'];
/** Of the two that scripts/test-cluster.mjs runs at once: `own` or `shared`; all in one unless told. */
const lane = process.env.TEST_LANE;

/** What needs real servers, a command of their own. The suffix says which: *.kafka.test.ts, *.cluster.test.ts … */
export default defineConfig({
  test: {
    include: lane === 'own' ? own : all,
    exclude: lane === 'shared' ? own : [],
    globalSetup: lane === 'own' ? [] : ['test/cluster/servers.setup.ts'],
    pool: 'forks',
    maxWorkers: 1,
    // They end what hangs. A machine that others use too takes minutes for what else takes seconds.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 300_000, interval: 20 } },
  },
});
