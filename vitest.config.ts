import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/*/{src,test,examples}/**/*.test.ts',
      'apps/*/{src,test}/**/*.test.ts',
      'house/**/*.test.ts',
    ],
    globalSetup: ['apps/server/src/platform/test-cluster.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
