import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Real servers, real threads and real processes on a small machine.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
