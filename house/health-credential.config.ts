// The library's own run: what reads bytes from strangers leaves no branch untried, and the run fails when one is.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: 'packages/health-credential',
  test: {
    include: ['{src,test,examples}/**/*.test.ts'],
    testTimeout: 30_000,
    coverage: {
      enabled: true,
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text-summary', ['text', { skipFull: true }]],
      reportsDirectory: '../../test-results/coverage',
      thresholds: { branches: 100, functions: 100, lines: 100, statements: 100 },
    },
  },
})
