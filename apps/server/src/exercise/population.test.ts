import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ExercisePlan } from './exercise-plan.ts'
import { type InventedParty, populate } from './population.ts'

const file = new URL('../../../../packs/zhejiang-2020/exercises/zhejiang-2020-03.json', import.meta.url)
const plan = ExercisePlan.parse(JSON.parse(readFileSync(file, 'utf8')))
const routes = { carriers: new Map<string, readonly string[]>() }
const parties = [...populate(plan, routes)]
const before = parties.filter(({ declaredAt }) => declaredAt < new Date(plan.opensAt))
const people = (some: readonly InventedParty[]) => some.reduce((sum, party) => sum + party.people.length, 0)
const share = (test: (party: InventedParty) => boolean) => before.filter(test).length / before.length

describe('the people of the exercise', () => {
  test('are as many as were counted by the opening', () => {
    const declarations = before.filter(({ declaredAt }) => declaredAt >= new Date(plan.platformOpensAt))
    expect(declarations).toHaveLength(25_000)
    expect(people(before)).toBe(31_000)
  })

  test('come mostly from Italy, Spain and France, many through a hub, mostly to Lishui, Wenzhou and Hangzhou', () => {
    expect(share(({ itinerary }) => ['IT', 'ES', 'FR'].includes(itinerary.origin))).toBeGreaterThan(0.55)
    for (const { country, weight } of plan.origins) {
      const all = plan.origins.reduce((sum, one) => sum + one.weight, 0)
      const found = share(({ itinerary }) => itinerary.origin === country)
      expect([country, Math.abs(found - weight / all) < 0.01]).toEqual([country, true])
    }
    expect(share(({ itinerary }) => itinerary.stops.length > 1)).toBeGreaterThan(0.25)
    expect(share(({ district }) => /^33(11|03|01)/.test(district))).toBeGreaterThan(0.7)
  })

  test('declare in order, before they arrive, from day to day more', () => {
    for (const [index, party] of parties.entries()) {
      expect(party.number).toBe(index)
      if (index > 0) expect(party.declaredAt >= (parties[index - 1]?.declaredAt ?? 0)).toBe(true)
      expect(party.itinerary.arrivesAt > party.declaredAt).toBe(true)
    }
  })

  test('are the same people on every machine, each with a document of their own', () => {
    expect([...populate(plan, routes)].slice(0, 500)).toEqual(parties.slice(0, 500))
    const numbers = parties.flatMap((party) => party.people.map(({ documentNumber }) => documentNumber))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('keep arriving after the opening, until the exercise ends', () => {
    expect(parties.at(-1)?.declaredAt.toISOString().slice(0, 10)).toBe('2020-04-07')
    expect(people(parties)).toBeGreaterThan(people(before) + 10_000)
  })
})
