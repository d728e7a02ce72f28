import { describe, expect, it } from 'vitest'
import { areaOf, type Stop } from './area.ts'

const list = [
  { place: 'IT', level: 2 },
  { place: 'FR', level: 1 },
  { place: 'KR-27', level: 2 },
]
const stay = (place: string, fromOn: string, untilOn: string): Stop => ({
  place,
  fromOn,
  untilOn,
  kind: 'stay',
})
const of = (...stops: Stop[]) => areaOf(stops, '2020-03-15', { windowDays: 14, airsideHours: 4, list })

describe('the areas of an itinerary', () => {
  it('are none, and known, when no stop is listed', () => {
    expect(of(stay('PT', '2020-03-01', '2020-03-14'))).toEqual({
      areaLevel: 0,
      airsideLevel: 0,
      evidence: [],
      unclear: [],
    })
  })
  it('take the strictest stop, not the last', () => {
    const area = of(stay('IT', '2020-02-20', '2020-03-03'), stay('FR', '2020-03-03', '2020-03-14'))
    expect(area).toMatchObject({ areaLevel: 2, areaLastOn: '2020-03-03' })
    expect(area.evidence.map((one) => one.place)).toEqual(['IT', 'FR'])
  })
  it('look back fourteen days from arrival, that day included', () => {
    expect(of(stay('IT', '2020-02-20', '2020-03-01')).areaLevel).toBe(2)
    expect(of(stay('IT', '2020-02-20', '2020-02-29')).areaLevel).toBe(0)
  })
  it('count no day after arrival', () => {
    expect(of(stay('IT', '2020-02-20', '2020-03-20')).areaLastOn).toBe('2020-03-15')
    expect(of(stay('IT', '2020-03-16', '2020-03-20')).areaLevel).toBe(0)
  })
  it('count a transfer that left the airside as a stay', () => {
    expect(of({ ...stay('IT', '2020-03-14', '2020-03-14'), kind: 'transfer' })).toMatchObject({
      areaLevel: 2,
      airsideLevel: 0,
    })
  })
  it('keep airside time apart, and only above the hours of the pack', () => {
    const airside = (airsideHours?: number): Stop => ({
      ...stay('IT', '2020-03-14', '2020-03-14'),
      kind: 'airside',
      ...(airsideHours !== undefined && { airsideHours }),
    })
    expect(of(airside(4))).toMatchObject({ areaLevel: 0, airsideLevel: 0 })
    expect(of(airside(4.5))).toMatchObject({ areaLevel: 0, airsideLevel: 2 })
    expect(of(airside())).toMatchObject({ areaLevel: 0, airsideLevel: 2 })
  })
  it('find a region under its country', () => {
    expect(of(stay('IT-25', '2020-03-10', '2020-03-14')).evidence[0]).toMatchObject({
      place: 'IT-25',
      listed: 'IT',
      level: 2,
    })
  })
  it('ask which part when only a part is listed, and say nothing until then', () => {
    const area = of(stay('KR', '2020-03-10', '2020-03-14'))
    expect(area.unclear).toEqual(['KR'])
    expect(area).not.toHaveProperty('areaLevel')
    expect(of(stay('KR', '2020-03-10', '2020-03-14'), stay('IT', '2020-03-10', '2020-03-14')).areaLevel).toBe(
      2,
    )
  })
})
