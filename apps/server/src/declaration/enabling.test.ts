import { describe, expect, test } from 'vitest'
import { countingAnswers, isEnabled } from './enabling.ts'
import { findQuestion } from './questionnaire.ts'
import { aminaAnswers, international } from './test-answers.node.ts'

function asked(linkId: string, answers: Parameters<typeof isEnabled>[1], index?: number): boolean {
  const question = findQuestion(international, linkId)
  if (question === undefined) throw new Error(`no question ${linkId}`)
  return isEnabled(question, answers, index)
}

describe('a question is asked', () => {
  test('always, where it has no condition', () => {
    expect(asked('identity.documentNumber', {})).toBe(true)
  })

  test('about the day of contact only of those who had one', () => {
    expect(asked('exposure.contactOn', { exposure: { contact: true } })).toBe(true)
    expect(asked('exposure.contactOn', { exposure: { contact: false } })).toBe(false)
    expect(asked('exposure.contactOn', {})).toBe(false)
  })

  test('about the onset of any symptom, but not of none', () => {
    expect(asked('symptoms.onsetOn', { symptoms: { present: ['cough', 'fever'] } })).toBe(true)
    expect(asked('symptoms.onsetOn', { symptoms: { present: ['none'] } })).toBe(false)
    expect(asked('symptoms.onsetOn', { symptoms: { present: [] } })).toBe(false)
  })

  test('about the name of a ship, a train or a car, not of an aircraft', () => {
    expect(asked('voyage.conveyanceName', { voyage: { conveyance: 'train' } })).toBe(true)
    expect(asked('voyage.conveyanceName', { voyage: { conveyance: 'aircraft' } })).toBe(false)
  })

  test('about elsewhere only without a district', () => {
    expect(asked('address.elsewhere', {})).toBe(true)
    expect(asked('address.elsewhere', { address: { district: '' } })).toBe(true)
    expect(asked('address.elsewhere', { address: { district: '331121' } })).toBe(false)
  })

  test('of the stop that it is about, not of another', () => {
    const answers = { stops: [{ kind: 'stay' }, { kind: 'airside' }] }
    expect(asked('stops.airsideHours', answers, 0)).toBe(false)
    expect(asked('stops.airsideHours', answers, 1)).toBe(true)
  })
})

describe('the answers that count', () => {
  test('are all of a declaration that fits its questions', () => {
    expect(countingAnswers(international, aminaAnswers())).toEqual(aminaAnswers())
  })

  test('leave out what was answered before a change of mind', () => {
    const answers = aminaAnswers({
      exposure: { contact: false, contactOn: '2020-02-20', contactKind: 'care' },
    })
    expect(countingAnswers(international, answers).exposure).toEqual({ contact: false, clusterIll: false })
  })

  test('leave out what depends on a question that is not asked itself', () => {
    const answers = aminaAnswers({
      voyage: { conveyance: 'ship', conveyanceName: 'Aurora', pointOfEntry: 'Ningbo' },
    })
    const voyage = countingAnswers(international, answers).voyage
    expect(voyage).toMatchObject({ conveyanceName: 'Aurora' })
    expect(voyage).not.toHaveProperty('flight')
  })

  test('leave out empty texts, unknown groups and unknown keys', () => {
    const answers = { identity: { documentNumber: '  ', shoeSize: 39 }, hobbies: { chess: true } }
    expect(countingAnswers(international, answers)).toEqual({ identity: {} })
  })

  test('are not misled by names that every object has', () => {
    expect(countingAnswers(international, { identity: { constructor: 'x' }, constructor: 'y' })).toEqual({
      identity: {},
    })
  })
})
