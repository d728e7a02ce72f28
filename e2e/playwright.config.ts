// A few journeys in a real browser, against the product as `npm start` starts it.
import { defineConfig, devices } from '@playwright/test'

const quiet = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
]
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = process.env.PRATIQUE_BROWSER

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/journeys',
  // One product, one clock: journeys that share an instance run one after another.
  workers: 1,
  // Axe looks at every page of a site or of the desk in one journey.
  timeout: 300_000,
  // On a machine shared with others a browser may starve for seconds; what passes only then is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/journeys.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: { args: [...quiet, ...asRoot], ...(browser ? { executablePath: browser } : {}) },
    trace: 'retain-on-failure',
  },
})
