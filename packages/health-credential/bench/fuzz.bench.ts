// `npm run bench fuzz [COUNT] [SEED]`: mutates and reads credentials, a million by default. Ends with 1 on a throw or
// a false accept, and prints them.

import { fuzz } from '../test/fuzz.ts'

const [count = '1000000', seed = '1'] = process.argv.slice(2)
const STEP = 50_000
const totals = { mutants: 0, throws: 0, falseAccepts: 0, stillValid: 0, slowestMs: 0 }
for (let done = 0; done < Number(count); done += STEP) {
  const result = fuzz(Math.min(STEP, Number(count) - done), Number(seed) + done)
  totals.mutants += result.mutants
  totals.throws += result.throws.length
  totals.falseAccepts += result.falseAccepts.length
  totals.stillValid += result.stillValid
  totals.slowestMs = Math.max(totals.slowestMs, result.slowestMs)
  for (const found of [...result.throws, ...result.falseAccepts].slice(0, 5)) console.error(found)
}
console.log(JSON.stringify(totals))
process.exitCode = totals.throws + totals.falseAccepts > 0 ? 1 : 0
