// Facts made ready for rules: texts become numbers once, an absent fact becomes *none* or *unknown* by the
// stage, days are taken in the authority's zone. Malformed facts are an error here and never reach a rule.
import { dayNumber, instantMs } from '../calendar.ts'
import { FACTS, type FactName, type Facts, STAGES, type Stage } from '../facts.ts'
import type { Zone } from '../zone.ts'
import { FRAME_SIZE, frameIndex } from './variable.ts'

/**
 * One holder at one instant. By variable index: days and instants as numbers, tenths of degrees, booleans,
 * codes as texts, sets as bits; `null` is *none*, `undefined` is *unknown* (required and not recorded).
 */
export interface Frame {
  readonly values: readonly FrameValue[]
  /** Milliseconds. */
  readonly now: number
  /** Until then the arrival is planned: what is counted from it cannot have run out. */
  readonly landed: boolean
}
export type FrameValue = number | string | boolean | null | undefined

/** Thrown for a recorded fact that is not what the registry says; `fact` names it, its value is not repeated. */
export class FactError extends Error {
  override readonly name = 'FactError'
  readonly code: 'malformed-fact' | 'unknown-fact' | 'refused-fact'
  readonly fact: string
  constructor(fact: string, message: string, code: FactError['code'] = 'malformed-fact') {
    super(`${fact}: ${message}`)
    this.fact = fact
    this.code = code
  }
}

/** What a frame needs to know of a version. */
export interface FrameOptions {
  /** The facts to prepare: those that the rules read. */
  readonly reads: readonly FactName[]
  readonly required: Readonly<Partial<Record<FactName, Stage>>>
  readonly codes: ReadonlyMap<FactName, readonly string[]>
  readonly zone: Zone
  /** True when the version decided that no list of areas is needed: the levels are then none, and known. */
  readonly noAreas: boolean
}

interface Reader {
  readonly name: FactName
  readonly index: number
  readonly read: (value: unknown) => FrameValue
  /** The prepared value of an absent fact, by stage. */
  readonly absent: readonly FrameValue[]
}

/** The facts that a list of areas gives. */
export const AREA_FACTS: ReadonlySet<FactName> = new Set(['areaLevel', 'areaLastOn', 'airsideLevel'])
const [NOW, TODAY] = [frameIndex('now'), frameIndex('today')]

/** Makes the function that prepares facts for the rules of one version. It throws `FactError`. */
export function frameOf(options: FrameOptions): (facts: Facts, now: number) => Frame {
  const readers = options.reads.map((name) => readerOf(name, options))
  const derive = derivations(options)
  const { zone } = options
  const blanks = STAGES.map((_, stage) => blankFrame(readers, stage))
  return (facts, now) => {
    const stage = stageOf(facts)
    const values = blanks[stage]?.slice() ?? []
    for (const { name, index, read } of readers) {
      const value = facts[name]
      if (value !== undefined && value !== null) values[index] = read(value)
    }
    for (const fill of derive) fill(values)
    values[NOW] = now
    values[TODAY] = zone.dayOf(now)
    return { values, now, landed: stage > 0 }
  }
}

/** The values of a holder at a stage of whom nothing is recorded. */
function blankFrame(readers: readonly Reader[], stage: number): readonly FrameValue[] {
  const values = new Array<FrameValue>(FRAME_SIZE).fill(null)
  for (const { index, absent } of readers) values[index] = absent[stage]
  return values
}

/** A holder exists by declaring, so a stage that nobody recorded is the first. */
function stageOf(facts: Facts): number {
  if (facts.stage === undefined) return 0
  const stage = STAGES.indexOf(facts.stage)
  if (stage < 0) throw new FactError('stage', `is none of ${STAGES.join(', ')}`)
  return stage
}

function readerOf(name: FactName, options: FrameOptions): Reader {
  const index = frameIndex(name)
  if (options.noAreas && AREA_FACTS.has(name)) {
    const none = name === 'areaLastOn' ? null : 0
    return { name, index, read: () => none, absent: STAGES.map(() => none) }
  }
  const from = options.required[name]
  const requiredFrom = from === undefined ? STAGES.length : STAGES.indexOf(from)
  const none = noneOf(name)
  const absent = STAGES.map((_, stage) => (stage >= requiredFrom ? undefined : none))
  return { name, index, absent, read: parserOf(name, options.codes.get(name)) }
}

/** The value that means *none*; dates, readings and free codes have none but their absence. */
function noneOf(name: FactName): FrameValue {
  const definition = FACTS[name]
  if (definition.type === 'integer' || definition.type === 'set') return 0
  if (definition.type === 'boolean') return false
  if (definition.type === 'enum' && definition.values[0] === 'none') return 'none'
  return null
}

/** Reads the JSON value of a fact into its value in a frame; throws `FactError`. */
export function parserOf(
  name: FactName,
  codes: readonly string[] | undefined,
): (value: unknown) => FrameValue {
  const refuse = (message: string): never => {
    throw new FactError(name, message)
  }
  const definition = FACTS[name]
  switch (definition.type) {
    case 'date':
      return (value) =>
        (typeof value === 'string' ? dayNumber(value) : undefined) ?? refuse('is no day YYYY-MM-DD')
    case 'instant':
      return (value) =>
        (typeof value === 'string' ? instantMs(value) : undefined) ?? refuse('is no instant with its offset')
    case 'integer':
      return (value) => (isSmallInteger(value) ? value : refuse('is no integer from 0 to 32767'))
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : refuse('is neither true nor false'))
    case 'number':
      return (value) => tenths(value) ?? refuse('is no number with at most one decimal from 0 to 99.9')
    case 'set':
      return (value) => bitsOf(value, codes ?? []) ?? refuse('is no list of codes of the pack')
    default: {
      const allowed: readonly string[] | undefined = 'values' in definition ? definition.values : codes
      return (value) =>
        typeof value === 'string' && (allowed?.includes(value) ?? true) ? value : refuse('is no known code')
    }
  }
}

const isSmallInteger = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 32_767

function tenths(value: unknown): number | undefined {
  if (typeof value !== 'number' || !(value >= 0 && value < 100)) return undefined
  const rounded = Math.round(value * 10)
  return Math.abs(rounded - value * 10) < 1e-6 ? rounded : undefined
}

/** The bits of a set, numbered by the pack's order of codes; undefined when a member is unknown. */
export function bitsOf(value: unknown, codes: readonly string[]): number | undefined {
  if (!Array.isArray(value)) return undefined
  let bits = 0
  for (const member of value) {
    const bit = codes.indexOf(member)
    if (bit < 0) return undefined
    bits |= 1 << bit
  }
  return bits
}

/** The days and tenths that rules read instead of the fact itself. */
function derivations({ reads, zone }: FrameOptions): ((values: FrameValue[]) => void)[] {
  const dayOf = (from: FactName, to: 'arrivalOn' | 'testSampledOn') => {
    const [source, target] = [frameIndex(from), frameIndex(to)]
    return (values: FrameValue[]) => {
      const instant = values[source]
      values[target] = typeof instant === 'number' ? zone.dayOf(instant) : instant
    }
  }
  const fillTenths = (values: FrameValue[]) => {
    values[frameIndex('temperatureTenths')] = values[frameIndex('temperature')]
  }
  return [
    ...(reads.includes('arrivalAt') ? [dayOf('arrivalAt', 'arrivalOn')] : []),
    ...(reads.includes('testSampledAt') ? [dayOf('testSampledAt', 'testSampledOn')] : []),
    ...(reads.includes('temperature') ? [fillTenths] : []),
  ]
}
