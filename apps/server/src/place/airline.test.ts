import { describe, expect, test } from 'vitest'
import { airlinesOf, findAirline, searchAirlines } from './airline.ts'
import { readCsv } from './csv.ts'

const corrected = readCsv(
  'iata,icao,name,country,iso2\nJD,CBJ,Capital Airlines,China,CN\nNO,NOS,Neos,Italy,IT\n',
)
const listed = readCsv(
  'iata,icao,name,country,iso2\nJD,JAS,Japan Air System,Japan,JP\nLH,,Lufthansa Something,Germany,\nLH,DLH,Lufthansa,Germany,DE\n,,Nobody,,\n',
)
const airlines = airlinesOf(corrected, listed)

describe('airlines', () => {
  test('of a corrected table take the place of others', () => {
    expect(findAirline(airlines, 'JD')).toMatchObject({ name: 'Capital Airlines', icao: 'CBJ' })
  })

  test('with both designators go before those with one', () => {
    expect(findAirline(airlines, 'lh')).toMatchObject({ name: 'Lufthansa', country: 'DE' })
  })

  test('are found by either designator, and not by none', () => {
    expect(findAirline(airlines, 'NOS')?.iata).toBe('NO')
    expect(findAirline(airlines, '')).toBeUndefined()
    expect(airlines).toHaveLength(3)
  })

  test('are found by name', () => {
    expect(searchAirlines(airlines, 'luft').map(({ iata }) => iata)).toEqual(['LH'])
  })
})
