// `npm test`: every unit and story (vitest), then the journeys in a real browser (Playwright). The library of credentials
// runs apart, with its coverage, which must be whole.
// All write their counts to test-results/, from which .ci/run prints its closing line.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { browserPath } from './browser.mjs'

rmSync('test-results', { recursive: true, force: true })
mkdirSync('test-results', { recursive: true })

const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1

const browser = await browserPath()
const env = { PRATIQUE_BROWSER: browser }
const vitest = (name, ...more) =>
  run(
    'vitest',
    [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${resolve(`test-results/${name}.json`)}`,
      ...more,
    ],
    env,
  )
const units = vitest('vitest', '--exclude=packages/health-credential/**')
const library = vitest('health-credential', '--config=house/health-credential.config.ts')
const journeys = run('playwright', ['test', '--config', 'e2e/playwright.config.ts'], env)
process.exitCode = units || library || journeys ? 1 : 0
