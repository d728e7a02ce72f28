// What happens to the people of the stories, and acts made by chance for the property tests.
import fc from 'fast-check'
import type { Act, RecordedAct } from './act.ts'
import type { Statement, Stop } from './statement.ts'

export const stay = (place: string, fromOn: string, untilOn: string): Stop => ({
  place,
  fromOn,
  untilOn,
  kind: 'stay',
})

/** Amina, well, from Milan by way of Moscow to Shanghai. */
export const aminaSays: Statement = {
  category: 'traveller',
  arrivalAt: '2020-03-17T10:20:00+08:00',
  port: 'PVG',
  flight: 'SU206',
  seat: '14C',
  stops: [
    stay('IT', '2020-03-01', '2020-03-16'),
    { place: 'RU', fromOn: '2020-03-16', untilOn: '2020-03-16', kind: 'airside', airsideHours: 3 },
  ],
  symptoms: [],
  symptomsOn: null,
  antipyretics: false,
  exposure: 'none',
  exposureOn: null,
  clusterIll: false,
  clusterIllOn: null,
  tests: [],
  fixedHome: true,
  district: 'CN/33/3311/331121',
  ageBand: 'adult',
}

export const declared = (statement: Partial<Statement> = {}): Act & { kind: 'declared' } => ({
  kind: 'declared',
  payload: {
    statement: { ...aminaSays, ...statement },
    answers: { 'contact-with-cases': false },
    questionnaire: 'zhejiang-2020',
    reference: 'K7Q2-M4XN',
  },
})

export const inOrder = (acts: readonly Act[], from = '2020-03-16T00:00:00Z'): readonly RecordedAct[] =>
  acts.map((act, i) => ({ ...act, seq: i + 1, at: new Date(Date.parse(from) + i * 60_000) }))

const day = fc
  .integer({ min: 0, max: 30 })
  .map((n) => new Date(Date.UTC(2020, 1, 20 + n)).toISOString().slice(0, 10))
const instant = day.map((on) => `${on}T04:00:00Z`)
const place = fc.constantFrom('IT', 'ES', 'RU', 'FR', 'KR', 'US', 'CN-42', 'GB')
const stop: fc.Arbitrary<Stop> = fc
  .tuple(place, day, day, fc.constantFrom('stay', 'transfer', 'airside'))
  .map(([where, a, b, kind]) => {
    const [fromOn = a, untilOn = b] = [a, b].sort()
    return { place: where, fromOn, untilOn, kind }
  })
const exposure = fc.constantFrom('none', 'some', 'contact')

export const anyStatement: fc.Arbitrary<Statement> = fc.record({
  category: fc.constantFrom(
    'traveller',
    'crew',
    'diplomat',
    'airside-transfer',
    'medical-evacuation',
    'resident',
  ),
  arrivalAt: fc.option(instant),
  port: fc.constantFrom('PVG', 'HGH', null),
  flight: fc.constantFrom('SU206', 'MU720', null),
  seat: fc.constantFrom('14C', null),
  stops: fc.array(stop, { maxLength: 4 }),
  symptoms: fc.subarray(['fever', 'cough', 'sore-throat']),
  symptomsOn: fc.option(day),
  antipyretics: fc.boolean(),
  exposure,
  exposureOn: fc.option(day),
  clusterIll: fc.boolean(),
  clusterIllOn: fc.option(day),
  tests: fc.array(
    fc.record({ sampledOn: day, result: fc.constantFrom('negative', 'positive', 'inconclusive') }),
    {
      maxLength: 2,
    },
  ),
  fixedHome: fc.boolean(),
  district: fc.constantFrom('CN/33/3311/331121', 'CN/33/3303', null),
  ageBand: fc.constantFrom('child', 'minor', 'adult', 'older'),
})

const reading = fc.record({
  celsius: fc.integer({ min: 350, max: 400 }).map((tenths) => tenths / 10),
  at: instant,
  device: fc.constantFrom('gun-1', 'ear-2'),
})
const answers = fc.constant({ 'contact-with-cases': false })

/** Any act, sensible in its place or not. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('declared'),
    payload: fc.record({
      statement: anyStatement,
      answers,
      questionnaire: fc.constant('zhejiang-2020'),
      reference: fc.constant('K7Q2-M4XN'),
    }),
  }),
  fc.record({
    kind: fc.constant('amended'),
    payload: fc.record({ statement: anyStatement, answers, held: fc.boolean() }),
  }),
  fc.record({
    kind: fc.constantFrom('amendment-confirmed', 'amendment-declined'),
    payload: fc.record({ seq: fc.integer({ min: 1, max: 8 }) }),
  }),
  fc.record({ kind: fc.constant('withdrawn'), payload: fc.constant({}) }),
  fc.record({ kind: fc.constant('rescheduled'), payload: fc.record({ arrivalAt: instant }) }),
  fc.record({
    kind: fc.constantFrom('landed', 'departed'),
    payload: fc.record({ at: instant, port: fc.constantFrom('PVG', 'HGH') }),
  }),
  fc.record({
    kind: fc.constant('screened'),
    payload: fc.record({
      at: instant,
      port: fc.constant('PVG'),
      readings: fc.array(reading, { maxLength: 3 }),
      symptoms: fc.subarray(['fever', 'cough']),
    }),
  }),
  fc.record({
    kind: fc.constant('examined'),
    payload: fc.record({ at: instant, finding: fc.constantFrom('none', 'cleared', 'suspect', 'case') }),
  }),
  fc.record({
    kind: fc.constant('resulted'),
    payload: fc.record({
      sampledAt: instant,
      result: fc.constantFrom('negative', 'positive', 'inconclusive'),
    }),
  }),
  fc.record({
    kind: fc.constant('case-recorded'),
    payload: fc.record({ status: fc.constantFrom('none', 'suspected', 'confirmed', 'recovered'), on: day }),
  }),
  fc.record({
    kind: fc.constant('exposed'),
    payload: fc.record({ class: exposure, on: day, source: fc.constantFrom('flight SU206', 'household') }),
  }),
  fc.record({
    kind: fc.constantFrom('category-confirmed', 'category-refused'),
    payload: fc.record({
      category: fc.constantFrom('crew', 'diplomat', 'airside-transfer', 'medical-evacuation'),
      evidence: fc.constant('crew list of the flight'),
    }),
  }),
  fc.record({
    kind: fc.constant('corrected'),
    payload: fc.record({
      statement: anyStatement.map(({ stops }) => ({ stops })),
      evidence: fc.constant('stamps in the passport'),
    }),
  }),
)
