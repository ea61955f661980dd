import { defineConfig } from 'vitest/config';

/** Journeys in a real browser, a command of their own: they need Chromium and the compiled program. */
export default defineConfig({
  test: {
    include: ['test/**/*.web.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
