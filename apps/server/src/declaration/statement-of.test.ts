import { describe, expect, test } from 'vitest'
import { ageBandOn, ageOn } from './age-band.ts'
import { countingAnswers } from './enabling.ts'
import { statementOf } from './statement-of.ts'
import { aminaAnswers, context, international, resident } from './test-answers.node.ts'

const statement = (changes: Parameters<typeof aminaAnswers>[0] = {}) =>
  statementOf(international, aminaAnswers(changes), context)

describe('the statement of a declaration', () => {
  test('says what Amina answered, typed', () => {
    expect(statement()).toEqual({
      category: 'traveller',
      arrivalAt: '2020-02-27T02:05:00.000Z',
      port: 'PVG',
      flight: 'SU208',
      seat: '31K',
      stops: [
        { place: 'IT', fromOn: '2020-02-01', untilOn: '2020-02-26', kind: 'stay' },
        { place: 'RU', fromOn: '2020-02-26', untilOn: '2020-02-26', kind: 'airside', airsideHours: 4.5 },
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
    })
  })

  test('has no word of nationality, document or name', () => {
    const written = JSON.stringify(statement({ identity: { nationality: 'CHN' } }))
    expect(written).not.toMatch(/CHN|UTO|ERIKSSON|L898902C3|amina|Hecheng/)
  })

  test('writes the flight under the IATA designator', () => {
    expect(statement({ voyage: { flight: 'AFL 0208' } }).flight).toBe('SU208')
  })

  test('has the province of a stop in China, not only the country', () => {
    const stop = { fromOn: '2020-02-01', untilOn: '2020-02-26', kind: 'stay' }
    const stops = [{ ...stop, country: 'CN', region: 'CN-42' }]
    expect(statement({ stops }).stops.map(({ place }) => place)).toEqual(['CN-42'])
    const elsewhere = [{ ...stop, country: 'IT', region: 'CN-42' }]
    expect(statement({ stops: elsewhere }).stops.map(({ place }) => place)).toEqual(['IT'])
  })

  test.each([
    ['household', 'contact'],
    ['care', 'contact'],
    ['close', 'contact'],
    ['same-place', 'some'],
  ])('makes of contact by %s the exposure %s', (contactKind, exposure) => {
    const answers = { exposure: { contact: true, contactOn: '2020-02-20', contactKind } }
    expect(statement(answers)).toMatchObject({ exposure, exposureOn: '2020-02-20' })
  })

  test('tells of symptoms, their day and the medicine', () => {
    const symptoms = { present: ['fever', 'cough'], onsetOn: '2020-02-24', antipyretics: true }
    expect(statement({ symptoms })).toMatchObject({
      symptoms: ['fever', 'cough'],
      symptomsOn: '2020-02-24',
      antipyretics: true,
    })
  })

  test('has a test once its result is known', () => {
    const sampled = { taken: true, sampledOn: '2020-02-24' }
    expect(statement({ tests: { ...sampled, result: 'pending' } }).tests).toEqual([])
    expect(statement({ tests: { ...sampled, result: 'negative' } }).tests).toEqual([
      { sampledOn: '2020-02-24', result: 'negative' },
    ])
  })

  test('of a resident has no voyage and takes a region for a stay', () => {
    const answers = countingAnswers(resident, {
      address: { district: '331121', street: 'Hecheng Street 12' },
      stops: [{ region: 'CN-42', fromOn: '2020-02-20', untilOn: '2020-02-21' }],
    })
    expect(statementOf(resident, answers, { ...context, category: 'resident' })).toMatchObject({
      category: 'resident',
      arrivalAt: null,
      flight: null,
      stops: [{ place: 'CN-42', kind: 'stay' }],
      ageBand: 'adult',
    })
  })
})

describe('an age band', () => {
  test.each([
    ['2006-02-28', 'child'],
    ['2006-02-27', 'minor'],
    ['2002-02-28', 'minor'],
    ['2002-02-27', 'adult'],
    ['1955-02-28', 'adult'],
    ['1955-02-27', 'older'],
  ])('of someone born on %s is %s on 27 February 2020', (birth, band) => {
    expect(ageBandOn(birth, '2020-02-27')).toBe(band)
  })

  test('has a leap-day birthday on 1 March in other years', () => {
    expect(ageOn('2004-02-29', '2022-02-28')).toBe(17)
    expect(ageOn('2004-02-29', '2022-03-01')).toBe(18)
  })
})
