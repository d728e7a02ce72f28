// Boris scans a code, a passport, a number: the tablet finds Amina without a network, and nobody for a stranger.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { findOnTablet, hashDocument, isWhole, type Person, readShown } from './shown.ts'

const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
const salt = 'a1b2'
const hash = createHash('sha256').update('a1b2 L898902C3').digest('hex').slice(0, 32)
const amina: Person = {
  holderId: '0198a000-0000-7000-8000-000000000002',
  personId: null,
  name: 'AMINA FIORE',
  dateOfBirth: '1990-01-01',
  nationality: 'ITA',
  assistance: [],
  seat: '14C',
  declared: true,
  colour: 'orange',
  label: 'Orange',
  lane: 'escorted',
  because: 'strict',
  partyId: null,
  withCarer: false,
  order: 'direct',
  documentHash: hash,
  codeIds: ['c0de'],
  screenedAt: null,
}

describe('what is shown', () => {
  test.each([
    ['HC1:6BF…', 'code'],
    [zone, 'zone'],
    ['L898902C3', 'document'],
    ['l 898902-c3', 'document'],
    ['7K4-D9X-WQ2', 'reference'],
  ])('%s is a %s', (text, by) => {
    expect(readShown(text)?.by).toBe(by)
  })

  test('a zone that a scanner types line by line is waited for', () => {
    const [first = '', second = ''] = zone.split('\n')
    expect(isWhole(first)).toBe(false)
    expect(isWhole(`${first}\n${second}`)).toBe(true)
    expect(isWhole('')).toBe(false)
    expect(isWhole('L898902C3')).toBe(true)
  })

  test('a document is known again as the server hashed it, however it is typed', async () => {
    expect(await hashDocument(salt, 'l898902-c3')).toBe(hash)
  })

  test.each(['L898902C3', 'l 898902-c3', zone])('%s finds her', async (text) => {
    const shown = readShown(text)
    expect(shown && (await findOnTablet({ salt, people: [amina] }, shown, null))).toEqual([amina])
  })

  test('a code finds her by its id, once it was checked, and a stranger finds nobody', async () => {
    const find = (text: string, codeId: string | null) => {
      const shown = readShown(text)
      return shown === null ? null : findOnTablet({ salt, people: [amina] }, shown, codeId)
    }
    expect(await find('HC1:X', 'c0de')).toEqual([amina])
    expect(await find('HC1:X', null)).toEqual([])
    expect(await find('YA1234567', null)).toEqual([])
  })
})
