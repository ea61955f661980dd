import { defineConfig } from 'vitest/config';

/** What needs real servers, a command of their own. The suffix says which: *.kafka.test.ts, *.cluster.test.ts … */
export default defineConfig({
  test: {
    include: ['{engines,test,deploy,runtime}/**/*.{kafka,cassandra,redis,cluster}.test.ts'],
    globalSetup: ['test/cluster/servers.setup.ts'],
    pool: 'forks',
    maxWorkers: 1,
    // Servers of others on a busy machine: what failed is tried once more, and vitest says so.
    retry: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
