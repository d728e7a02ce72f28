import { describe, expect, test } from 'vitest'
import { airportLabel, airportsOf, findAirport, searchAirports } from './airport.ts'
import { readCsv } from './csv.ts'

const table = readCsv(`iata,icao,name,city,country,iso2,lat,lon,tz
MXP,LIMC,Malpensa International Airport,Milano,Italy,IT,45.63,8.72,Europe/Rome
IST,LTFM,Istanbul Airport,Istanbul,Turkey,TR,41.26,28.74,\\N
SAW,LTFJ,Sabiha Gökçen International Airport,Istanbul,Turkey,TR,40.9,29.3,Europe/Istanbul
AAA,\\N,Somewhere,,Nowhere,,0,0,\\N
12,ABCD,No code,Nowhere,Nowhere,,0,0,\\N
`)
const airports = airportsOf(table, { MXP: { en: 'Milan', 'zh-Hans': '米兰', it: 'Milano' } })

describe('airports', () => {
  test('are found by either code, in any case', () => {
    expect(findAirport(airports, 'mxp')).toMatchObject({ icao: 'LIMC', zone: 'Europe/Rome', country: 'IT' })
    expect(findAirport(airports, 'LTFM')?.iata).toBe('IST')
    expect(findAirport(airports, 'ZZZ')).toBeUndefined()
  })

  test('without a zone have that of their country where it has only one', () => {
    expect(findAirport(airports, 'IST')?.zone).toBe('Europe/Istanbul')
    expect(findAirport(airports, 'AAA')?.zone).toBeNull()
  })

  test.each(['milan', 'Milano', '米兰', 'malpensa', 'MXP', 'limc'])('Malpensa is found by "%s"', (typed) => {
    expect(searchAirports(airports, typed).map(({ iata }) => iata)).toEqual(['MXP'])
  })

  test('are found without accents', () => {
    expect(searchAirports(airports, 'gokcen').map(({ iata }) => iata)).toEqual(['SAW'])
  })

  test('are named in the language of the reader, with their code', () => {
    const malpensa = airports[0]
    if (malpensa === undefined) throw new Error('no airport')
    expect(airportLabel(malpensa, 'zh-Hans')).toBe('米兰, Malpensa International Airport (MXP)')
    expect(airportLabel(malpensa, 'fr')).toBe('Milan, Malpensa International Airport (MXP)')
  })

  test('without a code of three letters are left out', () => {
    expect(airports.map(({ iata }) => iata)).toEqual(['MXP', 'IST', 'SAW', 'AAA'])
  })
})
