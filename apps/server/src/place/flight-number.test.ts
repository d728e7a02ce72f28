import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Airline } from './airline.ts'
import { formatFlightNumber, parseFlightNumber, readFlightNumber } from './flight-number.ts'

const airline = (iata: string | null, icao: string | null): Airline => ({
  iata,
  icao,
  name: 'An airline',
  country: null,
})
const airlines = [airline('SU', 'AFL'), airline('3U', 'CSC'), airline('U2', 'EZY'), airline(null, 'XYZ')]
const parse = (text: string) => parseFlightNumber(text, airlines)

describe('a flight number', () => {
  test.each([
    ['su206', 'SU', '206'],
    ['SU 206', 'SU', '206'],
    ['SU-0206', 'SU', '206'],
    ['AFL206', 'SU', '206'],
    ['3U8888', '3U', '8888'],
    ['U2 1234', 'U2', '1234'],
    ['su206a', 'SU', '206A'],
    ['XYZ12', 'XYZ', '12'],
  ])('"%s" is %s %s', (text, carrier, number) => {
    expect(parse(text)).toEqual({ carrier, number })
  })

  test.each(['', '206', 'SU', 'SU0', 'SU00000', 'SU12345', '33123', 'SUXX206', 'SU206AB', 'Aeroflot', '<b>'])(
    '"%s" is none',
    (text) => {
      expect(parse(text)).toEqual({ problem: 'not-a-flight-number' })
    },
  )

  test('of a carrier that nobody knows names the carrier', () => {
    expect(parse('QQ206')).toEqual({ problem: 'unknown-airline', carrier: 'QQ' })
  })

  test('reads what it writes', () => {
    const designator = fc.constantFrom('SU', '3U', 'U2', 'XYZ')
    fc.assert(
      fc.property(designator, fc.integer({ min: 1, max: 9999 }), (carrier, number) => {
        const flight = { carrier, number: String(number) }
        expect(readFlightNumber(formatFlightNumber(flight))).toEqual(flight)
      }),
      { seed: 206 },
    )
  })
})
