import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed-properties.ts'],
    exclude: ['test/bench/**'],
    globals: false,
    expect: { requireAssertions: true },
    pool: 'forks',
    maxWorkers: 2,
    // Nothing of ours keeps state in a module, and modules are nearly half the time of a small test.
    isolate: false,
    // Only a net for what hangs: a slow machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
