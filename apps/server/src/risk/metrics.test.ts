import { describe, expect, test } from 'vitest'
import { addDays } from '../place/plain-date.ts'
import type { Feed, Series } from './feed.ts'
import { figuresOf, roundedFigures } from './metrics.ts'

const days = Array.from({ length: 15 }, (_, i) => addDays('2020-02-01', i))
const series = (counts: readonly (number | null)[], population: number | null = 1_000_000): Series => ({
  place: 'IT',
  name: 'Italy',
  population,
  counts,
})
const feedOf = (only: Series): Feed => ({ id: 'countries', days, series: [only] })
const on = '2020-02-15'

describe('figures of a place', () => {
  test('count what is new in seven and fourteen days', () => {
    const italy = series([0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10, 10, 40])
    expect(figuresOf(feedOf(italy), italy, on)).toEqual({
      cumulative: 40,
      newIn7Days: 30,
      newIn14Days: 40,
      cumulativePer100000: 4,
      newIn14DaysPer100000: 4,
      growth: 3,
    })
  })

  test('have no growth when the week before had no case to grow from', () => {
    const italy = series([...Array<number>(14).fill(0), 9])
    expect(figuresOf(feedOf(italy), italy, on).growth).toBeNull()
  })

  test('are unknown, not zero, where the series does not reach back far enough', () => {
    const italy = series(Array<number>(15).fill(5))
    expect(figuresOf(feedOf(italy), italy, '2020-02-08')).toMatchObject({ newIn7Days: 0, newIn14Days: null })
  })

  test('are unknown where the day itself is open', () => {
    const italy = series([...Array<number>(14).fill(5), null])
    const figures = figuresOf(feedOf(italy), italy, on)
    expect(Object.values(figures).every((figure) => figure === null)).toBe(true)
  })

  test('have no rate without a population', () => {
    const italy = series(Array<number>(15).fill(5), null)
    expect(figuresOf(feedOf(italy), italy, on)).toMatchObject({ cumulative: 5, cumulativePer100000: null })
  })

  test('are shown with two decimals', () => {
    const italy = series(Array<number>(15).fill(1), 70_000)
    expect(roundedFigures(figuresOf(feedOf(italy), italy, on)).cumulativePer100000).toBe(1.43)
  })
})
