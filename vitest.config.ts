import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    exclude: ['**/*.{kafka,cassandra,redis,cluster}.test.ts'],
    include: [
      '{protocol,ports,engines,http,gateway,chat-service,feed-service,shortener,presence,migrate,runtime,client,deploy,test,bench}/**/*.test.ts',
    ],
    pool: 'forks',
    maxWorkers: 2,
    // They end what hangs; see vitest.cluster.config.ts.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
  },
});
