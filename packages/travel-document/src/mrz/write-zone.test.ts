import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ZoneFormat } from './layout.ts'
import { readMachineReadableZone } from './read-zone.ts'
import { writeMachineReadableZone, type ZoneContent, ZoneContentError } from './write-zone.ts'

const anna: ZoneContent = {
  format: 'TD3',
  issuingState: 'UTO',
  documentNumber: 'L898902C3',
  primaryIdentifier: 'Eriksson',
  secondaryIdentifier: 'Anna Maria',
  nationality: 'UTO',
  dateOfBirth: '1974-08-12',
  sex: 'F',
  dateOfExpiry: '2012-04-15',
  optionalData: 'ZE184226B',
}

describe('writing a zone', () => {
  it('writes the passport of the standard', () => {
    expect(writeMachineReadableZone(anna)).toBe(
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
    )
  })

  it('writes the card with a long number of the standard', () => {
    const peter = {
      ...anna,
      primaryIdentifier: 'Stevenson',
      secondaryIdentifier: 'Peter John',
      sex: 'M',
    } as const
    const card = {
      format: 'TD1',
      documentNumber: 'D23145890734',
      dateOfBirth: '1934-07-12',
      dateOfExpiry: '1995-07-12',
      optionalData: null,
    } as const
    expect(writeMachineReadableZone({ ...peter, ...card })).toBe(
      'I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<',
    )
  })

  it('keeps a letter of the given name when the surname fills the line', () => {
    const long = writeMachineReadableZone({ ...anna, primaryIdentifier: 'A'.repeat(60) })
    expect(readMachineReadableZone(long)).toMatchObject({
      secondaryIdentifier: 'A',
      nameMayBeTruncated: true,
      problems: [],
    })
  })

  it.each([
    ['a number too long for a passport', { documentNumber: 'L898902C34' }],
    ['a character that no zone holds', { optionalData: 'é' }],
    ['a name in a script without a table', { primaryIdentifier: '王' }],
    ['a date that never was', { dateOfBirth: '2019-02-29' }],
  ])('refuses %s', (_what, change) => {
    expect(() => writeMachineReadableZone({ ...anna, ...change })).toThrow(ZoneContentError)
  })
})

describe('what was written is read again', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    minLength: 1,
    maxLength: 6,
  })
  const date = (min: string, max: string) =>
    fc
      .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10))
  const number = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHJKLMN0123456789'),
    minLength: 1,
    maxLength: 9,
  })
  const formats: ZoneFormat[] = ['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B']
  const content = fc.record({
    format: fc.constantFrom(...formats),
    issuingState: fc.constantFrom('UTO', 'D', 'ITA', 'CHN'),
    documentNumber: number,
    primaryIdentifier: word,
    secondaryIdentifier: fc.tuple(word, word).map((words) => words.join(' ')),
    nationality: fc.constantFrom('D', 'FRA', 'XXX'),
    dateOfBirth: date('1921-01-01', '2020-03-15'),
    sex: fc.constantFrom('M' as const, 'F' as const, 'X' as const),
    dateOfExpiry: date('1975-01-01', '2065-01-01'),
    optionalData: fc.option(number.map((text) => text.slice(0, 7))),
  })

  it('in every format, without a problem', () => {
    fc.assert(
      fc.property(content, (written) => {
        const read = readMachineReadableZone(writeMachineReadableZone(written), { on: '2020-03-16' })
        expect(read).toMatchObject({ ...written, problems: [] })
      }),
    )
  })

  it('with numbers of up to twenty-two characters on a card', () => {
    const long = fc.string({ unit: fc.constantFrom(...'ABC0123456789'), minLength: 10, maxLength: 22 })
    fc.assert(
      fc.property(content, long, (written, documentNumber) => {
        const card = { ...written, format: 'TD1' as const, documentNumber, optionalData: null }
        const read = readMachineReadableZone(writeMachineReadableZone(card), { on: '2020-03-16' })
        expect(read).toMatchObject({ ...card, problems: [] })
      }),
    )
  })
})
