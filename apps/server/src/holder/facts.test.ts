import { type ListedPlace, zoneOf } from '@pratique/policy-engine'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Act, Reading } from './act.ts'
import { confirmedTemperature, type FactRules, factsOf } from './facts.ts'
import { stateOf } from './state.ts'
import type { Statement } from './statement.ts'
import { aminaSays, anyAct, declared, inOrder, stay } from './test-acts.ts'

const listOfMarch: readonly ListedPlace[] = [
  { place: 'IT', level: 2 },
  { place: 'FR', level: 1 },
]
const rules: FactRules = {
  zone: zoneOf('Asia/Shanghai'),
  lookBackDays: 14,
  feverFrom: 37.3,
  airsideHours: 4,
  riskList: listOfMarch,
}
const factsAfter = (acts: readonly Act[], change: Partial<FactRules> = {}) =>
  factsOf(stateOf(inOrder(acts)), { ...rules, ...change })
const factsSaying = (statement: Partial<Statement>) => factsAfter([declared(statement)]).facts
const landed: Act = { kind: 'landed', payload: { at: '2020-03-17T02:40:00Z', port: 'PVG' } }

describe('where she was', () => {
  test('counts by the strictest area of the look-back, not by the last country', () => {
    const { facts, evidence } = factsAfter([declared()])
    expect(facts).toMatchObject({ areaLevel: 2, areaLastOn: '2020-03-16', airsideLevel: 0 })
    expect(evidence.area?.map(({ place }) => place)).toEqual(['IT'])
  })

  test('counts back from the arrival, in the days of the authority', () => {
    const lastDayIn = (untilOn: string) =>
      factsSaying({ stops: [stay('IT', '2020-02-01', untilOn)] }).areaLevel
    // 17 March in Shanghai less fourteen days.
    expect([lastDayIn('2020-03-03'), lastDayIn('2020-03-02')]).toEqual([2, 0])
  })

  test('moves with a delay before landing, and is frozen afterwards', () => {
    const old = declared({ stops: [stay('IT', '2020-02-01', '2020-03-03')] })
    const delay: Act = { kind: 'rescheduled', payload: { arrivalAt: '2020-03-20T10:20:00+08:00' } }
    const later: Act = { kind: 'checked-in', payload: { at: '2020-03-29T08:00:00+08:00' } }
    expect(factsAfter([old, delay]).facts.areaLevel).toBe(0)
    expect(factsAfter([old, landed]).facts.areaLevel).toBe(2)
    expect(factsAfter([old, landed, later]).facts.areaLevel).toBe(2)
  })

  test('does not end because the flight moved: nobody said where she was in the days between', () => {
    const delayed: Act = { kind: 'rescheduled', payload: { arrivalAt: '2020-04-06T10:20:00+08:00' } }
    expect(factsAfter([declared(), delayed]).facts).toMatchObject({ areaLevel: 2, areaLastOn: '2020-04-06' })
    const late: Act = { kind: 'landed', payload: { at: '2020-04-06T02:40:00Z', port: 'PVG' } }
    expect(factsAfter([declared(), late]).facts.areaLevel).toBe(2)
  })

  test('ends when she says where she went meanwhile, and not when she says the same again', () => {
    const arrivalAt = '2020-04-06T10:20:00+08:00'
    const says = (stops: Statement['stops']): Act => ({
      kind: 'amended',
      payload: { statement: { ...aminaSays, arrivalAt, stops }, answers: {}, held: false },
    })
    const delayed: Act = { kind: 'rescheduled', payload: { arrivalAt } }
    const again = says(aminaSays.stops)
    expect(factsAfter([declared(), delayed, again]).facts.areaLevel).toBe(2)
    const onward = says([...aminaSays.stops, stay('EG', '2020-03-16', '2020-04-06')])
    expect(factsAfter([declared(), delayed, onward]).facts).toMatchObject({ areaLevel: 0 })
  })

  test('ends for an officer who saw where she was', () => {
    const seen: Act = {
      kind: 'corrected',
      payload: {
        statement: { stops: [stay('EG', '2020-03-16', '2020-04-05')] },
        evidence: 'stamps in the passport',
      },
    }
    const delayed: Act = { kind: 'rescheduled', payload: { arrivalAt: '2020-04-06T10:20:00+08:00' } }
    expect(factsAfter([declared(), delayed, seen]).facts.areaLevel).toBe(0)
  })

  test('is known to be nowhere listed under an empty list, and unknown without one', () => {
    expect(factsAfter([declared()], { riskList: [] }).facts.areaLevel).toBe(0)
    expect(factsAfter([declared()], { riskList: null }).facts).not.toHaveProperty('areaLevel')
  })

  test('counts back from the day she told us when she arrives nowhere', () => {
    const resident = {
      category: 'resident',
      arrivalAt: null,
      stops: [stay('IT', '2020-03-01', '2020-03-02')],
    } as const
    expect(factsSaying(resident).areaLevel).toBe(2)
    expect(factsSaying({ ...resident, stops: [stay('IT', '2020-03-01', '2020-03-01')] }).areaLevel).toBe(0)
  })
})

describe('what she is exposed to', () => {
  const exposed = (kind: 'none' | 'some' | 'contact', on: string, source: string): Act => ({
    kind: 'exposed',
    payload: { class: kind, on, source },
  })

  test('is the strictest of what she said and what was found', () => {
    const said = declared({ exposure: 'some', exposureOn: '2020-03-12' })
    expect(factsAfter([said]).facts).toMatchObject({ exposure: 'some', exposureOn: '2020-03-12' })
    expect(factsAfter([said, exposed('contact', '2020-03-10', 'SU206')]).facts).toMatchObject({
      exposure: 'contact',
      exposureOn: '2020-03-10',
    })
  })

  test('counts from the last of equal exposures', () => {
    const twice = [exposed('contact', '2020-03-14', 'SU206'), exposed('contact', '2020-03-10', 'household')]
    expect(factsAfter([declared(), ...twice]).facts.exposureOn).toBe('2020-03-14')
  })

  test('is taken back by its own source only', () => {
    const taken = [exposed('contact', '2020-03-14', 'SU206'), exposed('none', '2020-03-15', 'SU206')]
    expect(factsAfter([declared(), ...taken]).facts).toMatchObject({ exposure: 'none' })
    expect(factsAfter([declared(), ...taken]).facts).not.toHaveProperty('exposureOn')
    const other = [exposed('contact', '2020-03-14', 'SU206'), exposed('none', '2020-03-15', 'household')]
    expect(factsAfter([declared(), ...other]).facts).toMatchObject({ exposure: 'contact' })
  })
})

describe('how she is', () => {
  const screened = (symptoms: string[], readings: Reading[] = []): Act => ({
    kind: 'screened',
    payload: { at: '2020-03-17T17:00:00Z', port: 'PVG', readings, symptoms },
  })

  test('no symptom is known to be none, not unknown', () => {
    expect(factsSaying({}).symptoms).toEqual([])
    expect(factsAfter([landed]).facts).not.toHaveProperty('symptoms')
  })

  test('a symptom without a day counts from the day she told us, in the days of the authority', () => {
    expect(factsSaying({ symptoms: ['cough'] }).symptomsOn).toBe('2020-03-16')
    expect(factsSaying({ symptoms: ['cough'], symptomsOn: '2020-03-11' }).symptomsOn).toBe('2020-03-11')
  })

  test('medicines against fever have the day she told us, a fever that of its screening', () => {
    const reading = (device: string, minute: string, celsius: number): Reading => ({
      at: `2020-03-17T17:${minute}:00Z`,
      device,
      celsius,
    })
    const feverish = screened([], [reading('gate', '00', 38.1), reading('desk', '10', 37.9)])
    const cool = screened([], [reading('gate', '00', 36.6)])
    expect(factsSaying({ antipyretics: true }).symptomsOn).toBe('2020-03-16')
    expect(factsAfter([declared(), landed, feverish]).facts.symptomsOn).toBe('2020-03-18')
    expect(factsAfter([declared(), landed, cool]).facts).not.toHaveProperty('symptomsOn')
  })

  test('a later screening that finds nothing undoes nothing', () => {
    const at = (day: string, symptoms: string[], celsius: readonly [number, number]): Act => ({
      kind: 'screened',
      payload: {
        at: `${day}T02:10:00Z`,
        port: 'PVG',
        symptoms,
        readings: celsius.map((degrees, i) => ({
          at: `${day}T02:${i}0:00Z`,
          device: `d${i}`,
          celsius: degrees,
        })),
      },
    })
    const [ill, well] = [at('2020-03-17', ['cough'], [38.1, 37.9]), at('2020-03-18', [], [36.6, 36.5])]
    expect(factsAfter([declared(), landed, ill, well]).facts).toMatchObject({
      symptoms: ['cough'],
      symptomsOn: '2020-03-17',
      temperature: 37.9,
    })
    expect(factsAfter([declared(), landed, well]).facts.temperature).toBe(36.6)
  })

  test('the screening adds to what she said and takes nothing away', () => {
    const said = declared({ symptoms: ['cough'], symptomsOn: '2020-03-11' })
    expect(factsAfter([said, landed, screened(['fever'])]).facts).toMatchObject({
      symptoms: ['cough', 'fever'],
      // 17:00 in Greenwich is the next day in Shanghai.
      symptomsOn: '2020-03-18',
    })
    expect(factsAfter([said, landed, screened([])]).facts).toMatchObject({
      symptoms: ['cough'],
      symptomsOn: '2020-03-11',
    })
  })

  const read = (celsius: number, minute: number, device = 'gun'): Reading => ({
    celsius,
    at: new Date(Date.UTC(2020, 2, 17, 3, minute)).toISOString(),
    device,
  })
  test.each<[string, readonly Reading[], number | null]>([
    ['nothing was read', [], null],
    ['a first reading below the threshold stands alone', [read(37.2, 0)], 37.2],
    ['a first reading at the threshold waits for a second', [read(37.3, 0)], null],
    ['a second reading decides', [read(38, 0), read(37.1, 10, 'ear')], 37.1],
    ['a second reading may confirm', [read(38, 0), read(37.9, 12, 'ear')], 37.9],
    ['not with the same device', [read(38, 0), read(38, 12)], null],
    ['not before ten minutes', [read(38, 0), read(38, 9, 'ear')], null],
    [
      'a hasty one is passed over for a proper one',
      [read(38, 0), read(36, 1, 'ear'), read(38.1, 11, 'ear')],
      38.1,
    ],
    ['in the order of reading, not of writing', [read(37.1, 10, 'ear'), read(38, 0)], 37.1],
  ])('%s', (_what, readings, celsius) => {
    expect(confirmedTemperature(readings, 37.3)).toBe(celsius)
  })
})

describe('what tests say', () => {
  const resulted = (sampledAt: string, result: 'negative' | 'positive' | 'inconclusive'): Act => ({
    kind: 'resulted',
    payload: { sampledAt, result },
  })

  test('the latest sample counts, whenever its result came', () => {
    const results = [
      resulted('2020-03-18T04:00:00Z', 'positive'),
      resulted('2020-03-17T04:00:00Z', 'negative'),
    ]
    expect(factsAfter([declared(), ...results]).facts).toMatchObject({
      testResult: 'positive',
      testSampledAt: '2020-03-18T04:00:00.000Z',
    })
  })

  test('of one sample with two results the stricter counts', () => {
    const results = [
      resulted('2020-03-18T04:00:00Z', 'positive'),
      resulted('2020-03-18T04:00:00Z', 'negative'),
    ]
    expect(factsAfter([declared(), ...results]).facts.testResult).toBe('positive')
  })

  test('a positive she tells of counts, a negative only from a laboratory', () => {
    const told = (result: 'negative' | 'positive') =>
      factsSaying({ tests: [{ sampledOn: '2020-03-15', result }] })
    expect(told('positive')).toMatchObject({
      testResult: 'positive',
      testSampledAt: '2020-03-14T16:00:00.000Z',
    })
    expect(told('negative')).not.toHaveProperty('testResult')
  })
})

test('whatever happens, no fact is null: absent is not recorded', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 10 }), (acts) => {
      for (const value of Object.values(factsAfter(acts).facts)) expect(value ?? null).not.toBeNull()
    }),
  )
})
