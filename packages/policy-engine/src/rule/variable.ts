// What a rule may name: the facts, the pack's own names for slots, and a few values derived from facts and
// the clock, so that a rule compares days with days and never a day with an instant.
import { FACT_NAMES, type FactName, factDefinition, isFactName } from '../facts.ts'
import { type PackManifest, slotNames } from '../pack.ts'

/** How a variable behaves in a rule: enums are codes with fixed values, tenths of degrees are integers. */
type VariableType = 'integer' | 'date' | 'instant' | 'boolean' | 'code' | 'set'

/** A name in a rule, resolved. */
export interface Variable {
  /** As written in the rule. */
  readonly name: string
  readonly type: VariableType
  /** The fact behind it; the clock has none. */
  readonly fact: FactName | undefined
  /** Where its prepared value stands in a frame. */
  readonly index: number
  /** For codes and sets: the values it may have; undefined when any code may stand there. */
  readonly values: readonly string[] | undefined
}

/** Derived names: arrival and sampling as days of the authority's zone, temperature as an integer, the clock. */
const DERIVED = {
  now: { type: 'instant', fact: undefined },
  today: { type: 'date', fact: undefined },
  arrivalOn: { type: 'date', fact: 'arrivalAt' },
  testSampledOn: { type: 'date', fact: 'testSampledAt' },
  temperatureTenths: { type: 'integer', fact: 'temperature' },
} as const satisfies Record<string, { type: VariableType; fact: FactName | undefined }>

export type DerivedName = keyof typeof DERIVED

const DERIVED_NAMES = Object.keys(DERIVED) as readonly DerivedName[]
const INDEX = new Map([...FACT_NAMES, ...DERIVED_NAMES].map((name, index) => [name as string, index]))

/** How many values a frame holds. */
export const FRAME_SIZE = INDEX.size

/** The place of a fact or derived value in a frame. */
export function frameIndex(name: FactName | DerivedName): number {
  const index = INDEX.get(name)
  if (index === undefined) throw new RangeError(`no such variable: ${name}`)
  return index
}

const isDerivedName = (name: string): name is DerivedName => Object.hasOwn(DERIVED, name)

/** The names that a rule of this pack may use. `temperature` itself is not one: rules compare integers only. */
export function variablesOf(manifest: PackManifest): (name: string) => Variable | undefined {
  const slots = slotNames(manifest)
  const codes = codesOf(manifest)
  return (name) => {
    if (isDerivedName(name)) {
      const { type, fact }: { type: VariableType; fact: FactName | undefined } = DERIVED[name]
      return { name, type, fact, index: frameIndex(name), values: undefined }
    }
    const fact = slots.get(name) ?? name
    if (!isFactName(fact) || (fact.startsWith('slot') && !slots.has(name))) return undefined
    const { type, values = codes.get(fact) } = factDefinition(fact)
    if (type === 'number') return undefined
    return { name, fact, index: frameIndex(fact), type: type === 'enum' ? 'code' : type, values }
  }
}

/** The codes that a pack gives to its sets and code slots; a set's bits are numbered by this order. */
export function codesOf(manifest: PackManifest): ReadonlyMap<FactName, readonly string[]> {
  const plain = (entries: readonly { readonly code: string }[]) => entries.map((entry) => entry.code)
  const slots = manifest.slots.flatMap((slot): [FactName, readonly string[]][] =>
    slot.codes && isFactName(slot.slot) ? [[slot.slot, plain(slot.codes)]] : [],
  )
  return new Map<FactName, readonly string[]>([
    ['symptoms', plain(manifest.codes.symptoms)],
    ['certificates', plain(manifest.codes.certificates)],
    ['measure', plain(manifest.measures)],
    ...slots,
  ])
}
