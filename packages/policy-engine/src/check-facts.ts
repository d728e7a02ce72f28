// Facts that come from outside: the whole record is checked against the registry before anything is decided, so
// that a misspelt fact is an error and not an absence, and a refused one is named as such.
import { FACT_NAMES, type FactName, type Facts, isFactName, isRefusedFact } from './facts.ts'
import { type PackManifest, slotNames } from './pack.ts'
import { FactError, parserOf } from './rule/frame.ts'
import { codesOf } from './rule/variable.ts'

/**
 * Makes the check for a pack. It takes parsed JSON, gives the facts (slots under the registry's names, nulls left
 * out), and throws `FactError` for anything that is not a fact of this pack.
 * @param aside keys that stand beside the facts; they are not looked at, and no rule can read them
 */
export function checkFacts(manifest: PackManifest, aside: readonly string[] = []): (value: unknown) => Facts {
  const slots = slotNames(manifest)
  const codes = codesOf(manifest)
  const parsers = new Map<string, (fact: unknown) => unknown>(
    FACT_NAMES.map((name) => [name, parserOf(name, codes.get(name))]),
  )
  /** Whether the fact may stay as it is: recorded, and under the name of the registry. */
  const checkOne = (key: string, fact: unknown): boolean => {
    const name = nameOf(key, slots)
    if (fact === null || fact === undefined) return false
    parsers.get(name)?.(fact)
    return name === key
  }
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new FactError('', 'the facts are no JSON object')
    }
    const given = value as Readonly<Record<string, unknown>>
    let asTheyAre = true
    for (const key of Object.keys(given)) {
      if (!aside.includes(key) && !checkOne(key, given[key])) asTheyAre = false
    }
    return asTheyAre ? given : renamed(given, slots)
  }
}

/** A copy without nulls, slots under the registry's names; made only where it differs from what was given. */
function renamed(given: Readonly<Record<string, unknown>>, slots: ReadonlyMap<string, FactName>): Facts {
  const entries = Object.entries(given).filter(([, fact]) => fact !== null && fact !== undefined)
  return Object.fromEntries(entries.map(([key, fact]) => [slots.get(key) ?? key, fact]))
}

function nameOf(key: string, slots: ReadonlyMap<string, FactName>): FactName {
  const name = slots.get(key) ?? key
  if (isFactName(name) && (!name.startsWith('slot') || [...slots.values()].includes(name))) return name
  if (isRefusedFact(key)) throw new FactError(key, 'says who people are; it is never a fact', 'refused-fact')
  throw new FactError(key, 'is no fact of this pack', 'unknown-fact')
}
