// The limit that `decide` is held against: the rules of zhejiang-2020 version 1 that these people can meet, as a
// programmer would hard-code them, with the same kind of answer.
import type { Facts } from '../src/index.ts'

const DAY = 86_400_000
const EIGHT_HOURS = 8 * 3_600_000
const iso = (instant: number) => new Date(instant).toISOString()
const dayOf = (instant: number) => Math.floor((instant + EIGHT_HOURS) / DAY)
const endOf = (day: number) => (day + 15) * DAY - EIGHT_HOURS

const rule = (id: string, state: string, facts: object, until: number | null) => ({
  rule: id,
  state,
  facts,
  until: until === null ? null : iso(until),
})
const measure = (code: string, from: number | null, until: number | null, id: string) => ({
  code,
  from: from === null ? null : iso(from),
  until: until === null ? null : iso(until),
  rules: [id],
})

interface Answer {
  readonly reasons: ReturnType<typeof rule>[]
  readonly measures: ReturnType<typeof measure>[]
  first: number
}

/** State, reasons, measures and validUntil of one person. */
export function handWrittenDecision(facts: Facts, now: number) {
  const arrivalAt = Date.parse(facts.arrivalAt ?? '')
  const answer: Answer = { reasons: [], measures: [], first: Number.POSITIVE_INFINITY }
  illness(facts, answer)
  contact(facts, dayOf(arrivalAt), now, answer)
  areas(facts, arrivalAt, now, answer)
  const { reasons, measures } = answer
  if (reasons.length === 0) {
    const end = endOf(dayOf(arrivalAt))
    reasons.push(rule('registered', 'green', { category: facts.category }, end))
    measures.push(measure('report-arrival', arrivalAt, null, 'registered'))
    measures.push(measure('daily-declaration', arrivalAt, end, 'registered'))
    answer.first = end
  }
  const validUntil = Number.isFinite(answer.first) ? iso(answer.first) : null
  return { state: reasons[0]?.state, reasons, measures, missing: [], validUntil, policyVersion: 1 }
}

function illness({ symptoms = [], symptomsOn }: Facts, { reasons, measures }: Answer) {
  if (symptoms.length === 0) return
  reasons.push(rule('symptoms', 'orange', { symptoms, symptomsOn }, null))
  measures.push(
    measure('medical-examination', null, null, 'symptoms'),
    measure('test', null, null, 'symptoms'),
  )
}

function contact(
  { exposure, exposureOn = '', arrivalAt }: Facts,
  arrival: number,
  now: number,
  answer: Answer,
) {
  const day = exposure === 'contact' ? Date.parse(exposureOn) / DAY : Number.NaN
  if (!(day >= arrival - 14 && endOf(day) > now)) return
  answer.reasons.push(rule('contact', 'orange', { exposure, exposureOn, arrivalAt }, endOf(day)))
  answer.measures.push(measure('central-quarantine', day * DAY - EIGHT_HOURS, endOf(day), 'contact'))
  answer.measures.push(measure('test', null, null, 'contact'))
  answer.first = endOf(day)
}

function areas({ areaLevel, category, fixedHome }: Facts, arrivalAt: number, now: number, answer: Answer) {
  const end = endOf(dayOf(arrivalAt))
  if (!areaLevel || end <= now) return
  const { reasons, measures } = answer
  answer.first = Math.min(answer.first, end)
  if (areaLevel === 2) {
    reasons.push(rule('tier-1', 'orange', { category, areaLevel }, end))
    measures.push(measure('central-quarantine', arrivalAt, end, 'tier-1'))
    measures.push(
      measure('met-throughout', arrivalAt, null, 'tier-1'),
      measure('test', arrivalAt, null, 'tier-1'),
    )
    return
  }
  const code = fixedHome ? 'home-quarantine' : 'central-quarantine'
  reasons.push(rule('tier-2', 'yellow', { category, areaLevel }, end))
  reasons.push(rule('tier-2-place', 'yellow', { areaLevel, fixedHome }, end))
  measures.push(
    measure('report-arrival', arrivalAt, null, 'tier-2'),
    measure('daily-declaration', arrivalAt, end, 'tier-2'),
  )
  measures.push(measure(code, arrivalAt, end, 'tier-2-place'))
}
