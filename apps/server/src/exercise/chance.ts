// Seeded chance: the same seed gives the same people, flights and days, on any machine.
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export type Weights = Readonly<Record<string, number>>

export interface Chance {
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  /** True in `share` of the cases, 0 to 1. */
  happens(share: number): boolean
  oneOf<T>(choices: readonly T[]): T
  /** A key, as often as its weight among all. */
  weighted(weights: Weights): string
}

const fine = 1_000_000

export function chanceOf(seed: number): Chance {
  const random = xoroshiro128plus(seed)
  const between = (least: number, most: number) => uniformInt(random, least, most)
  return {
    between,
    happens: (share) => between(1, fine) <= share * fine,
    oneOf: (choices) => pick(choices, between(0, choices.length - 1)),
    weighted: (weights) => {
      const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
      let left = (between(1, fine) / fine) * total
      for (const [key, weight] of Object.entries(weights)) {
        left -= weight
        if (left <= 0) return key
      }
      return pick(Object.keys(weights), 0)
    },
  }
}

function pick<T>(choices: readonly T[], index: number): T {
  const choice = choices[index]
  if (choice === undefined)
    throw new RangeError('Nothing to choose from: the exercise file has an empty list.')
  return choice
}
