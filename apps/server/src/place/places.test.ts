// The tables of the pack as they ship: complete, in six languages, and fit for one another.
import { describe, expect, test } from 'vitest'
import { findAirline } from './airline.ts'
import { findAirport } from './airport.ts'
import { countryName, findCountry, findCountryByText, searchCountries } from './country.ts'
import { districtName, findCityOf, findDistrict, searchDistricts } from './district.ts'
import { parseFlightNumber } from './flight-number.ts'
import { findIssuingState, issuingStateName } from './issuing-state.ts'
import { languages } from './language.ts'
import { findPackFolder, listPacks } from './pack-files.node.ts'
import { openPlaces } from './places.node.ts'
import { findRegion } from './region.ts'
import { listCarriers } from './route.ts'

const places = openPlaces(findPackFolder('zhejiang-2020') ?? '')

describe('the countries of zhejiang-2020', () => {
  test('are 250, each named once in each language', () => {
    expect(places.countries()).toHaveLength(250)
    for (const language of languages) {
      const names = places.countries().map((country) => countryName(country, language))
      expect(new Set(names).size, language).toBe(250)
    }
  })

  test('have the names that the authority gives them', () => {
    const taiwan = findCountry(places.countries(), 'TW')
    expect(taiwan && countryName(taiwan, 'zh-Hans')).toBe('中国台湾')
    expect(findCountry(places.countries(), 'kor')?.names.en).toBe('South Korea')
  })

  test.each(['Italy', 'italia', '意大利', 'إيطاليا', 'ايطاليا', 'Italie', 'IT', 'ita'])(
    'Italy is meant by "%s"',
    (typed) => {
      expect(findCountryByText(places.countries(), typed)?.code).toBe('IT')
    },
  )

  test('is none for what could be several or is nothing', () => {
    expect(findCountryByText(places.countries(), 'Guin')).toBeUndefined()
    expect(findCountryByText(places.countries(), 'Atlantis')).toBeUndefined()
  })

  test('are suggested from a few letters, the likeliest first', () => {
    expect(searchCountries(places.countries(), 'niger').map(({ code }) => code)).toEqual(['NE', 'NG'])
  })
})

describe('issuing states', () => {
  test('have Germany as D, and stateless people and refugees too', () => {
    expect(findIssuingState(places.issuingStates(), 'D')?.names.en).toBe('Germany')
    expect(findIssuingState(places.issuingStates(), 'DEU')).toBeUndefined()
    const refugee = findIssuingState(places.issuingStates(), 'XXB')
    expect(refugee && issuingStateName(refugee, 'fr')).toMatch(/^Réfugié/)
  })

  test('have each code once', () => {
    const codes = places.issuingStates().map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(findIssuingState(places.issuingStates(), 'CHN')?.names['zh-Hans']).toBe('中国')
  })
})

describe('the districts of Zhejiang', () => {
  test('are 11 cities and 90 counties, each county in one of the cities', () => {
    expect(places.cities()).toHaveLength(11)
    expect(places.districts()).toHaveLength(90)
    const homeless = places.districts().filter(({ code }) => findCityOf(places.cities(), code) === undefined)
    expect(homeless).toEqual([])
  })

  test('have a Latin name that says what they are, alike only where the Chinese is', () => {
    const kinds: Record<string, string> = { 区: 'District', 县: 'County', 市: 'City' }
    for (const { names } of places.districts()) {
      expect(names.en).toMatch(/^[A-Z][a-z]+('[a-z]+)? (She Autonomous )?(District|County|City)$/)
      expect(names.en.endsWith(kinds[(names['zh-Hans'] ?? '').slice(-1)] ?? '?')).toBe(true)
    }
    expect(new Set(places.districts().map(({ names }) => names.en)).size).toBe(90)
  })

  test.each([
    ['青田', '331121'],
    ['Qingtian', '331121'],
    ['yueqing', '330382'],
    ['linan', '330112'],
    ["Rui'an", '330381'],
  ])('"%s" is found as %s', (typed, code) => {
    expect(searchDistricts(places.districts(), typed).map((district) => district.code)).toContain(code)
  })

  test('are named in Chinese to readers of Chinese only', () => {
    const qingtian = findDistrict(places.districts(), '331121')
    expect(qingtian && districtName(qingtian, 'zh-Hans')).toBe('青田县')
    expect(qingtian && districtName(qingtian, 'ar')).toBe('Qingtian County')
  })
})

describe('airports and airlines', () => {
  test('know those of the journey from Milan by Moscow to Shanghai', () => {
    expect(['MXP', 'SVO', 'PVG'].map((code) => findAirport(places.airports(), code)?.zone)).toEqual([
      'Europe/Rome',
      'Europe/Moscow',
      'Asia/Shanghai',
    ])
    expect(parseFlightNumber('afl 208', places.airlines())).toEqual({ carrier: 'SU', number: '208' })
    expect(listCarriers(places.routes(), 'SVO', 'PVG')).toContain('SU')
  })

  test('have a zone that exists, for every airport of a route into China', () => {
    const ends = new Set(places.routes().flatMap(({ from, to }) => [from, to]))
    const zones = [...ends].map((code) => findAirport(places.airports(), code)?.zone)
    expect(
      zones.every((zone) => typeof zone === 'string' && Intl.supportedValuesOf('timeZone').length > 0),
    ).toBe(true)
    for (const zone of new Set(zones)) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone ?? 'none' })).not.toThrow()
    }
  })

  test('know every carrier of a route but one designator that is none', () => {
    const carriers = new Set(places.routes().flatMap((route) => route.airlines))
    const unknown = [...carriers].filter((carrier) => findAirline(places.airlines(), carrier) === undefined)
    expect(unknown).toEqual(['IOS'])
  })
})

describe('the provinces of China', () => {
  test('are 31, without Hong Kong, Macao and Taiwan, which are listed beside countries', () => {
    expect(places.regions()).toHaveLength(31)
    expect(findRegion(places.regions(), 'CN-42')?.names.en).toBe('Hubei')
    expect(findRegion(places.regions(), 'CN-HB')).toBeUndefined()
  })
})

describe('a pack', () => {
  test('is found by its name only, never by a path', () => {
    expect(listPacks()).toContain('zhejiang-2020')
    expect(findPackFolder('../packs/zhejiang-2020')).toBeUndefined()
    expect(findPackFolder('')).toBeUndefined()
  })
})
