// An authority names places as it does, in a file of its own; the pack stays as it is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { readAuthorityNames } from './authority-names.node.ts'
import { AuthorityNames } from './authority-names.ts'
import { findCountryByText } from './country.ts'
import { jurisdictionName, placeName, portName } from './ground-name.ts'
import { findIssuingState } from './issuing-state.ts'
import { packPlaces, usePlaceNames } from './pack-places.node.ts'
import { placeNames } from './place-names.node.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'pratique-names-'))
const file = join(dataFolder, 'names.json')
afterAll(() => rmSync(dataFolder, { recursive: true }))
afterEach(() => usePlaceNames(null))

const packs = ['zhejiang-2020']
const read = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readAuthorityNames({ path: undefined, dataFolder, packs })
}
const ours = {
  authority: 'Health authority of the exercise',
  countries: { CZ: { en: 'Czech Republic', de: 'Tschechien' }, IT: { fr: 'République italienne' } },
  regions: { 'CN-33': { en: 'Chekiang' } },
  districts: { '331121': { en: 'Tsingtien County' }, '331100': { en: 'Lishui Prefecture' } },
  airports: { PVG: { it: 'Sciangai' } },
}

describe('under the names of the authority', () => {
  test('countries, provinces, cities, counties and airports are called as it calls them', () => {
    usePlaceNames(AuthorityNames.parse(ours))
    const places = packPlaces('zhejiang-2020')
    expect(placeName(places, 'CZ', 'en')).toBe('Czech Republic')
    expect(placeName(places, 'CZ', 'it')).toBe('Cechia')
    expect(placeName(places, 'CN-33', 'en')).toBe('Chekiang')
    expect(jurisdictionName(places, 'CN/33/3311/331121', 'en')).toBe('Tsingtien County')
    expect(jurisdictionName(places, 'CN/33/3311', 'en')).toBe('Lishui Prefecture')
    expect(portName(places, 'PVG', 'it')).toMatch(/^Sciangai/)
    expect(findIssuingState(places.issuingStates(), 'CZE')?.names.en).toBe('Czech Republic')
    expect(placeNames('zhejiang-2020', 'fr')('IT')).toBe('République italienne')
  })

  test('a pack that borrows its tables is under them too', () => {
    usePlaceNames(AuthorityNames.parse(ours))
    expect(placeNames('bundibugyo-2026', 'en')('CZ')).toBe('Czech Republic')
  })

  test('what the country was called before is still understood', () => {
    usePlaceNames(AuthorityNames.parse(ours))
    const countries = packPlaces('zhejiang-2020').countries()
    for (const typed of ['Czechia', 'czech republic', 'Tschechien', 'CZ'])
      expect(findCountryByText(countries, typed)?.code, typed).toBe('CZ')
  })

  test('a language that the site does not speak yet may be there already', () => {
    expect(read(ours).faults).toEqual([])
    expect(read(ours).names?.countries.CZ).toMatchObject({ de: 'Tschechien' })
  })
})

describe('the file', () => {
  test('is not needed, unless it was named', () => {
    const nowhere = join(dataFolder, 'nowhere')
    expect(readAuthorityNames({ path: undefined, dataFolder: nowhere, packs })).toEqual({
      names: null,
      faults: [],
    })
    expect(readAuthorityNames({ path: nowhere, dataFolder, packs }).faults).toEqual([
      `PRATIQUE_NAMES: there is no file ${nowhere}`,
    ])
  })

  test.each([
    ['{ "authority": ', /it is not JSON/],
    [{ ...ours, countries: { IT: { english: 'Italy' } } }, /countries\/IT\/english: .*tag/],
    [{ ...ours, countries: { IT: { en: ' ' } } }, /countries\/IT\/en: .*empty/],
    [{ ...ours, cities: {} }, /Unrecognized key.*cities/],
    [{ countries: {} }, /^[^:]*: authority/],
    [{ ...ours, countries: { QQ: { en: 'Nowhere' } } }, /countries\/QQ: no pack in use has this code/],
    [{ ...ours, airports: { QQQ: { en: 'Nowhere' } } }, /airports\/QQQ: no pack/],
    [{ ...ours, countries: { CZ: { en: 'Italy' } } }, /countries\/CZ\/en: "Italy" is what IT is called/],
  ])('%j is refused, in words', (content, fault) => {
    const { names, faults } = read(content)
    expect(names).toBeNull()
    expect(faults.join('\n')).toMatch(fault)
  })

  test('stops the start, with every fault of it beside those of other settings', () => {
    writeFileSync(file, JSON.stringify({ ...ours, regions: { 'CN-99': { en: 'x' } }, countries: { QQ: {} } }))
    const settings = { PRATIQUE_DATA: dataFolder, PRATIQUE_EXERCISE: 'none' }
    expect(() => readConfig(settings, [])).toThrow(/countries\/QQ[\s\S]*regions\/CN-99/)
    expect(() => readConfig({ ...settings, PRATIQUE_NAMES: file, PORT: 'x' }, [])).toThrow(/PORT must/)
  })
})
