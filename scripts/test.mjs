// `npm test`: every unit and story (vitest), then the journeys in a real browser (Playwright).
// Both write their counts to test-results/, from which .ci/run prints its closing line.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { browserPath } from './browser.mjs'

rmSync('test-results', { recursive: true, force: true })
mkdirSync('test-results', { recursive: true })

const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1

const browser = await browserPath()
const env = { PRATIQUE_BROWSER: browser }
const units = run(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/vitest.json'],
  env,
)
const journeys = run('playwright', ['test', '--config', 'e2e/playwright.config.ts'], env)
process.exitCode = units || journeys ? 1 : 0
