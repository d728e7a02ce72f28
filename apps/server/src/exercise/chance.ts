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
  /** One of these, as often as its weight among all. */
  byWeight<T extends { readonly weight: number }>(choices: readonly T[]): T
}

const fine = 1_000_000

export function chanceOf(seed: number): Chance {
  const random = xoroshiro128plus(seed)
  const between = (least: number, most: number) => uniformInt(random, least, most)
  const byWeight = <T extends { readonly weight: number }>(choices: readonly T[]): T => {
    const total = choices.reduce((sum, { weight }) => sum + weight, 0)
    let left = (between(1, fine) / fine) * total
    const index = choices.findIndex(({ weight }) => {
      left -= weight
      return left <= 0
    })
    return pick(choices, Math.max(0, index))
  }
  return {
    between,
    happens: (share) => between(1, fine) <= share * fine,
    oneOf: (choices) => pick(choices, between(0, choices.length - 1)),
    weighted: (weights) => byWeight(choicesOf(weights)).key,
    byWeight,
  }
}

interface Choice {
  readonly key: string
  readonly weight: number
}

// The weights of a plan are asked for each of its people.
const known = new WeakMap<Weights, readonly Choice[]>()

function choicesOf(weights: Weights): readonly Choice[] {
  const choices = known.get(weights) ?? Object.entries(weights).map(([key, weight]) => ({ key, weight }))
  known.set(weights, choices)
  return choices
}

function pick<T>(choices: readonly T[], index: number): T {
  const choice = choices[index]
  if (choice === undefined)
    throw new RangeError('Nothing to choose from: the exercise file has an empty list.')
  return choice
}
