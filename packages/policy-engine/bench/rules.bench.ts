// How many sets of 20 CertLogic rules one core evaluates a second: our closures, certlogic-js, and the limit:
// the same rules written by hand in JavaScript over the same data.
import { evaluate as oracle } from 'certlogic-js'
import { compileCertLogic, parseCertLogic } from '../src/index.ts'
import { rate, report } from './measure.ts'
import { certificates, handWritten, RULES } from './twenty-rules.ts'

const data = certificates(2_000)
const compiled = RULES.map((rule) => {
  const parsed = parseCertLogic(rule)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return compileCertLogic(parsed.expression)
})

const ours = (one: unknown) => {
  let passed = 0
  for (const rule of compiled) if (rule(one) === true) passed += 1
  return passed
}
const theirs = (one: unknown) =>
  RULES.reduce((passed, rule) => passed + Number(oracle(rule, one) === true), 0)

const agreed = data.every((one) => ours(one) === theirs(one) && ours(one) === handWritten(one))
if (!agreed) throw new Error('the three evaluators disagree')

const limit = rate(data, handWritten)
const library = rate(data, theirs)
const figure = rate(data, ours)
report([
  ['hand-written closures (limit)', limit, '20-rule sets/s'],
  ['certlogic-js', library, '20-rule sets/s'],
  ['compiled CertLogic', figure, '20-rule sets/s'],
])
console.log(`  ${(figure / limit).toFixed(2)} of the limit · ${(figure / library).toFixed(1)} × certlogic-js`)
console.log(`  targets: 300,000/s and 10 × certlogic-js`)
