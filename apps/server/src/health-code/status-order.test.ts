import { describe, expect, it } from 'vitest'
import { placesPerList, shuffledPlaces, turnOf } from './status-order.node.ts'

const key = (byte: number) => Buffer.alloc(32, byte)

describe('the order in which places are given out', () => {
  it('gives every place out once', () => {
    expect(new Set(shuffledPlaces(key(1))).size).toBe(placesPerList)
  })

  it('is the same under the same key and another under another', () => {
    expect(shuffledPlaces(key(1))).toEqual(shuffledPlaces(key(1)))
    const first = [...shuffledPlaces(key(1)).subarray(0, 8)]
    expect([...shuffledPlaces(key(2)).subarray(0, 8)]).not.toEqual(first)
  })

  it('leaves no neighbours in time as neighbours in the list', () => {
    const places = shuffledPlaces(key(3))
    const steps = places.subarray(1).map((place, i) => Math.abs(place - (places[i] ?? 0)))
    const average = steps.reduce((sum, step) => sum + step, 0) / steps.length
    // Two random places of a list lie a third of it apart.
    expect(average / placesPerList).toBeCloseTo(1 / 3, 1)
  })

  it('goes on in the next list when one is full', () => {
    expect([0, 65_535, 65_536, 200_000].map(turnOf)).toEqual([
      { list: 1, turn: 0 },
      { list: 1, turn: 65_535 },
      { list: 2, turn: 0 },
      { list: 4, turn: 3_392 },
    ])
  })
})
