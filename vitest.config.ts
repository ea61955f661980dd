import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,ports,engines,gateway,chat-service,runtime,client,test,bench}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
