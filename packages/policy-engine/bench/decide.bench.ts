// How many whole decisions one core makes a second: state, reasons with their facts, measures with their ends,
// what is missing, valid until. The limit: the same version 1 of zhejiang-2020 written by hand for these people.
import { fileURLToPath } from 'node:url'
import { compilePolicy, decide, type Facts } from '../src/index.ts'
import { readPack } from '../src/pack.node.ts'
import { handWrittenDecision } from './hand-written-decision.ts'
import { rate, report } from './measure.ts'

const loaded = await readPack(fileURLToPath(new URL('../../../packs/zhejiang-2020', import.meta.url)))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const policy = compilePolicy(loaded.pack, 1, 'international')
const now = new Date('2020-03-16T08:00:00+08:00')

/** Mostly well, as travellers are: of twenty, two contacts, one with symptoms, four from listed areas. */
const people: readonly Facts[] = Array.from({ length: 2_000 }, (_, i) => ({
  stage: 'declared',
  category: 'traveller',
  arrivalAt: `2020-03-${String(5 + (i % 12)).padStart(2, '0')}T1${i % 10}:00:00+08:00`,
  areaLevel: i % 10 === 0 ? 2 : i % 10 === 5 ? 1 : 0,
  ...(i % 5 === 0 && { areaLastOn: '2020-03-04' }),
  airsideLevel: 0,
  exposure: i % 10 === 1 ? 'contact' : 'none',
  ...(i % 10 === 1 && { exposureOn: `2020-03-0${1 + (i % 9)}` }),
  symptoms: i % 20 === 2 ? ['fever', 'cough'] : [],
  ...(i % 20 === 2 && { symptomsOn: '2020-03-08' }),
  antipyretics: false,
  clusterIll: false,
  fixedHome: i % 3 !== 0,
}))

for (const facts of people) {
  const [ours, byHand] = [decide(facts, policy, now), handWrittenDecision(facts, now.getTime())]
  if (ours.state !== byHand.state || ours.validUntil !== byHand.validUntil) {
    throw new Error(`the two disagree: ${JSON.stringify([facts, ours, byHand])}`)
  }
}

const limit = rate(people, (facts) => handWrittenDecision(facts, now.getTime()))
const figure = rate(people, (facts) => decide(facts, policy, now))
report([
  ['hand-written (limit)', limit, 'decisions/s'],
  ['decide', figure, 'decisions/s'],
])
console.log(`  ${(figure / limit).toFixed(2)} of the limit · target 150,000/s`)
