import { describe, expect, it } from 'vitest'
import { type CheckFields, readCheckForm, readCodeText } from './check-form.ts'

const on = '2020-03-16'
const good: CheckFields = {
  code: 'HC1:ABC',
  number: 'L898902C3',
  dateOfBirth: '1974-08-12',
  expiresOn: '2022-04-15',
  zone: '',
  unseen: false,
  endless: false,
}
const read = (changes: Partial<CheckFields>) => readCheckForm({ ...good, ...changes }, on)
const faults = (changes: Partial<CheckFields>) => read(changes).faults.map(({ field }) => field)
const nothing = { number: '', dateOfBirth: '', expiresOn: '' }
const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'

describe('the form of the verifier', () => {
  it('takes a code with a document as typed', () => {
    expect(read({}).request).toEqual({
      code: 'HC1:ABC',
      document: { number: 'L898902C3', dateOfBirth: '1974-08-12', expiresOn: '2022-04-15' },
    })
  })

  it('asks for the document before anything is shown, unless there is none', () => {
    expect(faults(nothing)).toEqual(['number', 'dateOfBirth', 'expiresOn'])
    expect(read({ ...nothing, unseen: true }).request).toEqual({ code: 'HC1:ABC', document: null })
  })

  it('takes a document without end only where it is said to have none', () => {
    expect(faults({ expiresOn: '' })).toEqual(['expiresOn'])
    expect(read({ expiresOn: '', endless: true }).request?.document?.expiresOn).toBe('')
    expect(read({ endless: true }).request?.document?.expiresOn).toBe('2022-04-15')
  })

  it('does not let half a document pass as none', () => {
    expect(faults({ dateOfBirth: '', unseen: true })).toEqual(['dateOfBirth'])
  })

  it('names every field that must be mended, the code too', () => {
    expect(faults({ code: '  ', number: '-', dateOfBirth: '1974-02-30', expiresOn: '12.04.2022' })).toEqual([
      'code',
      'number',
      'dateOfBirth',
      'expiresOn',
    ])
  })

  it('reads the document from its zone', () => {
    expect(read({ ...nothing, zone }).request?.document).toEqual({
      number: 'L898902C3',
      dateOfBirth: '1974-08-12',
      expiresOn: '2012-04-15',
    })
  })

  it('says which part of the zone does not add up', () => {
    const wrong = zone.replace('L898902C36', 'L898902C37')
    expect(read({ ...nothing, zone: wrong }).faults).toEqual([{ field: 'zone', parts: ['number'] }])
    expect(faults({ ...nothing, zone: 'not a zone' })).toEqual(['zone'])
  })
})

describe('the text of a code', () => {
  it('loses the line breaks of a message and keeps its spaces', () => {
    expect(readCodeText('\u200eHC1:A B  C\r\nD\n ')).toBe('HC1:A B  CD')
  })
})
