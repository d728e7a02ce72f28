import { describe, expect, it } from 'vitest'
import { type CodeLifeQuestion, codeLife } from './code-life.ts'

const on = (text: string) => new Date(`2020-03-${text}+08:00`)
const question: CodeLifeQuestion = {
  now: on('05T10:00:00'),
  landedAt: null,
  arrivalAt: on('06T14:20:00'),
  measureEnds: [],
  decisionUntil: null,
  hoursAfterLanding: 24,
  onlineHours: 24,
}
const ends = (changes: Partial<CodeLifeQuestion>) => codeLife({ ...question, ...changes })

describe('the life of a code', () => {
  it('lasts from the declaration until a day after the planned arrival', () => {
    expect(ends({})).toEqual(on('07T14:20:00'))
  })

  it('follows the actual landing once it is known', () => {
    expect(ends({ now: on('06T18:00:00'), landedAt: on('06T17:45:00') })).toEqual(on('07T17:45:00'))
  })

  it('does not promise before the landing what a measure would give after it', () => {
    expect(ends({ measureEnds: [on('21T00:00:00')] })).toEqual(on('07T14:20:00'))
  })

  it('lasts under follow-up until the last measure ends', () => {
    const landed = { now: on('06T18:00:00'), landedAt: on('06T17:45:00') }
    expect(ends({ ...landed, measureEnds: [on('10T00:00:00'), on('21T00:00:00')] })).toEqual(
      on('21T00:00:00'),
    )
  })

  it('never outlives the decision it shows', () => {
    expect(ends({ decisionUntil: on('06T00:00:00') })).toEqual(on('06T00:00:00'))
    expect(ends({ decisionUntil: on('30T00:00:00') })).toEqual(on('07T14:20:00'))
  })

  it('is a day from now for a resident, who arrives nowhere', () => {
    expect(ends({ arrivalAt: null })).toEqual(on('06T10:00:00'))
  })

  it('is a day from now for who landed, was followed up and is released', () => {
    const released = { now: on('25T09:00:00'), landedAt: on('06T17:45:00'), measureEnds: [on('21T00:00:00')] }
    expect(ends(released)).toEqual(on('26T09:00:00'))
  })

  it('is over for who should have arrived two days ago and never landed', () => {
    expect(ends({ now: on('08T14:20:00') })).toEqual(on('07T14:20:00'))
  })
})
