// The closing line of .ci/run: what vitest and Playwright counted, plus one for each further step, as N passed, N failed.
import { readFileSync } from 'node:fs'

const read = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
const units = ['vitest', 'health-credential'].map((name) => read(`test-results/${name}.json`))
const journeys = read('test-results/journeys.json')
const counts = [
  ...units.map((run) =>
    run
      ? {
          passed: run.numPassedTests,
          failed: run.numFailedTests + (run.numFailedTestSuites > 0 && run.numFailedTests === 0 ? 1 : 0),
          skipped: run.numPendingTests,
        }
      : { passed: 0, failed: 1, skipped: 0 },
  ),
  journeys
    ? {
        passed: journeys.stats.expected + journeys.stats.flaky,
        failed: journeys.stats.unexpected,
        skipped: journeys.stats.skipped,
      }
    : { passed: 0, failed: 1, skipped: 0 },
  ...process.argv
    .slice(2)
    .map((status) => ({ passed: status === '0' ? 1 : 0, failed: status === '0' ? 0 : 1, skipped: 0 })),
]
const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
const skipped = sum('skipped')
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exitCode = sum('failed') ? 1 : 0
