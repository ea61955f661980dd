import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    exclude: ['**/*.{kafka,cassandra,redis,cluster}.test.ts'],
    include: [
      '{protocol,ports,engines,http,gateway,chat-service,feed-service,shortener,presence,migrate,runtime,client,deploy,test,bench}/**/*.test.ts',
    ],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
