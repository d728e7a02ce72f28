import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerProblemCodes } from './answer-problem.ts'
import type { Answers, Json } from './answers.ts'
import { checkAnswers } from './check-answers.ts'
import { aminaAnswers, context, international, resident, withoutAnswer } from './test-answers.node.ts'

const check = (answers: Json) => checkAnswers(international, answers, context)
const said = (answers: Json) =>
  check(answers).map(
    ({ linkId, index, code }) => `${linkId}${index === undefined ? '' : `[${index}]`} ${code}`,
  )

describe('checking the answers', () => {
  test('finds nothing wrong with a whole declaration', () => {
    expect(check(aminaAnswers())).toEqual([])
  })

  test.each([
    'identity.documentNumber',
    'identity.dateOfBirth',
    'voyage.flight',
    'voyage.arrivesAt',
    'address.fixedHome',
    'symptoms.present',
    'symptoms.antipyretics',
  ])('asks for %s when it is missing', (linkId) => {
    expect(said(withoutAnswer(linkId))).toEqual([`${linkId} required`])
  })

  test('collects everything, not only the first', () => {
    const problems = said({})
    expect(problems).toEqual(expect.arrayContaining(['identity.documentNumber required', 'stops required']))
    expect(problems).toContain('tests.taken required')
    expect(problems.length).toBeGreaterThan(15)
  })

  test('asks again where a list is empty: "none of these" is an answer, nothing is not', () => {
    expect(said(aminaAnswers({ symptoms: { present: [] } }))).toEqual(['symptoms.present required'])
    expect(said(aminaAnswers({ symptoms: { present: ['none'] } }))).toEqual([])
  })

  test('refuses a flight that leaves from where it lands', () => {
    expect(said(aminaAnswers({ voyage: { departureAirport: 'PVG' } }))).toEqual([
      'voyage.departureAirport same-airport',
    ])
  })

  test('refuses "none of these" beside one of these', () => {
    expect(said(aminaAnswers({ symptoms: { present: ['cough', 'none'], onsetOn: '2020-02-24' } }))).toEqual([
      'symptoms.present none-and-others',
    ])
  })

  test('asks for a phone number or an address, and is content with either', () => {
    expect(said(aminaAnswers({ contact: { email: '', phone: '' } }))).toEqual(['contact.phone required'])
    expect(said(aminaAnswers({ contact: { phone: '' } }))).toEqual([])
    expect(said(aminaAnswers({ contact: { email: '' } }))).toEqual([])
  })

  test('does not check what is not asked', () => {
    expect(said(aminaAnswers({ exposure: { contact: false, contactOn: 'never' } }))).toEqual([])
  })
})

describe('an answer of the wrong kind', () => {
  test.each([
    ['a number for a name', { identity: { primaryIdentifier: 5 } }, 'identity.primaryIdentifier wrong-type'],
    ['a text for yes or no', { tests: { taken: 'no' } }, 'tests.taken wrong-type'],
    [
      'a text for a list',
      { symptoms: { present: 'fever', onsetOn: '2020-02-24' } },
      'symptoms.present wrong-type',
    ],
    ['an object for a date', { identity: { dateOfExpiry: {} } }, 'identity.dateOfExpiry wrong-type'],
    ['31 February', { identity: { dateOfExpiry: '2022-02-31' } }, 'identity.dateOfExpiry impossible-date'],
    [
      'a day before our time',
      { identity: { dateOfBirth: '1815-06-18' } },
      'identity.dateOfBirth unlikely-year',
    ],
    ['25 o’clock', { voyage: { arrivesAt: '2020-02-27T25:00' } }, 'voyage.arrivesAt impossible-time'],
    ['a day without a time', { voyage: { arrivesAt: '2020-02-27' } }, 'voyage.arrivesAt impossible-time'],
    ['an option that is none', { identity: { sex: 'Q' } }, 'identity.sex not-an-option'],
    ['a country that is none', { identity: { issuingState: 'ATL' } }, 'identity.issuingState not-an-option'],
    ['an airport that is none', { voyage: { arrivalAirport: 'ZZZ' } }, 'voyage.arrivalAirport not-an-option'],
    ['a district elsewhere', { address: { district: '110101' } }, 'address.district not-an-option'],
    [
      'a symptom that is none',
      { symptoms: { present: ['love'], onsetOn: '2020-02-20' } },
      'symptoms.present not-an-option',
    ],
    [
      'a name too long',
      { identity: { primaryIdentifier: 'X'.repeat(61) } },
      'identity.primaryIdentifier too-long',
    ],
    [
      'a bell in a name',
      { identity: { primaryIdentifier: 'ERIK\u0007' } },
      'identity.primaryIdentifier wrong-format',
    ],
    ['no flight number', { voyage: { flight: 'Aeroflot' } }, 'voyage.flight wrong-format'],
    ['a flight of nobody', { voyage: { flight: 'Q0 1' } }, 'voyage.flight unknown-airline'],
    ['a connection of nobody', { voyage: { connections: ['Q0 1'] } }, 'voyage.connections unknown-airline'],
    ['no seat', { voyage: { seat: 'row 5' } }, 'voyage.seat wrong-format'],
    ['no e-mail address', { contact: { email: 'amina at home' } }, 'contact.email wrong-format'],
    ['no phone number', { contact: { phone: '++ --' } }, 'contact.phone wrong-format'],
    [
      'a birth to come',
      { identity: { dateOfBirth: '2020-02-26' } },
      'identity.dateOfBirth birth-date-in-future',
    ],
    [
      'an expired passport',
      { identity: { dateOfExpiry: '2020-02-24' } },
      'identity.dateOfExpiry document-expired',
    ],
    [
      'a sample of tomorrow',
      { tests: { taken: true, sampledOn: '2020-02-26', result: 'negative' } },
      'tests.sampledOn day-in-future',
    ],
    ['a question that is none', { tests: { mood: 'good' } }, 'tests.mood unknown-question'],
  ])('%s is named', (_, change, problem) => {
    expect(said(aminaAnswers(change))).toEqual([problem])
  })

  test.each([null, 'text', 5, true, []])('%j instead of answers is named', (answers) => {
    expect(check(answers)).toEqual([{ linkId: '', code: 'wrong-type', values: { expected: 'object' } }])
  })

  test('a group that is none is named', () => {
    expect(said({ ...aminaAnswers(), hobbies: {} })).toEqual(['hobbies unknown-question'])
  })

  test('a group of the wrong shape is named once', () => {
    expect(said({ ...aminaAnswers(), identity: [] })).toEqual(['identity wrong-type'])
    expect(said({ ...aminaAnswers(), stops: {} })).toEqual(['stops wrong-type'])
    expect(said({ ...aminaAnswers(), stops: ['IT'] })).toEqual(['stops wrong-type'])
  })
})

describe('thousands of stops', () => {
  test('are refused at once and with the number that may be given', () => {
    const stop = { country: 'IT', fromOn: 'x', untilOn: 'x', kind: 'x' }
    const answers: Answers = { ...aminaAnswers(), stops: Array.from({ length: 5000 }, () => stop) }
    expect(check(answers)).toEqual([{ linkId: 'stops', code: 'too-many', values: { max: 40 } }])
  })

  test('or keys make no endless answer', () => {
    const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, 1]))
    expect(check({ ...aminaAnswers(), tests: keys }).length).toBeLessThanOrEqual(200)
  })
})

describe('a resident', () => {
  const answers = {
    identity: { ...Object(aminaAnswers().identity), documentType: 'identity-card' },
    contact: { phone: '0578 555 1234' },
    address: { district: '331121', street: 'Hecheng Street 12' },
    exposure: { contact: false, clusterIll: false },
    symptoms: { present: ['none'], antipyretics: false },
  }
  const checkResident = (changes: Answers) =>
    checkAnswers(resident, { ...answers, ...changes }, context).map(({ linkId, code }) => `${linkId} ${code}`)
  const identity = Object.fromEntries(
    Object.entries(answers.identity).filter(([key]) => key !== 'issuingState'),
  ) as Answers

  test('who never left home has no stop to tell of', () => {
    expect(checkResident({ identity })).toEqual([])
  })

  test('who was in Hubei says when', () => {
    expect(checkResident({ identity, stops: [{ region: 'CN-42', fromOn: '2020-02-20' }] })).toEqual([
      'stops.untilOn required',
    ])
  })

  test('need not account for every day of the window', () => {
    const stops = [{ region: 'CN-42', fromOn: '2020-02-20', untilOn: '2020-02-21' }]
    expect(checkResident({ identity, stops })).toEqual([])
  })
})

describe('whatever is sent', () => {
  test('there is an answer with known codes and never a throw', () => {
    const groups = international.item.map(({ linkId }) => linkId)
    const keys = international.item.flatMap(({ item }) =>
      item.map(({ linkId }) => linkId.split('.')[1] ?? ''),
    )
    const entry = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 2 }))
    const answers = fc.dictionary(
      fc.constantFrom(...groups),
      fc.oneof(entry, fc.array(entry, { maxLength: 3 }), fc.jsonValue()),
    )
    fc.assert(
      fc.property(fc.oneof(answers, fc.jsonValue()), (given) => {
        const codes: readonly string[] = check(given as Json).map(({ code }) => code)
        expect(codes.every((code) => answerProblemCodes.some((known) => known === code))).toBe(true)
      }),
      { seed: 7, numRuns: 400 },
    )
  })
})
