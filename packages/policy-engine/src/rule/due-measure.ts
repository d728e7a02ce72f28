// When a measure starts and ends. Arrival, or the last exposure, is day 0; a measure of 14 days ends at 24:00
// of day 14 in the authority's zone, which is 00:00 of the day after.
import type { MeasureKind } from '../decision.ts'
import { FACTS, type FactName, isFactName } from '../facts.ts'
import { type PackManifest, slotNames } from '../pack.ts'
import { ANCHORS, type Anchor, type RuleMeasure } from '../pack-version.ts'
import type { Zone } from '../zone.ts'
import type { Frame } from './frame.ts'
import { type DerivedName, frameIndex } from './variable.ts'

/** The fact that gives day 0, and the day that rules read. */
interface AnchorDay {
  readonly fact: FactName
  readonly day: FactName | DerivedName
}

const ANCHOR_DAY: Readonly<Record<Anchor, AnchorDay | undefined>> = {
  arrival: { fact: 'arrivalAt', day: 'arrivalOn' },
  exposure: { fact: 'exposureOn', day: 'exposureOn' },
  symptoms: { fact: 'symptomsOn', day: 'symptomsOn' },
  case: { fact: 'caseOn', day: 'caseOn' },
  area: { fact: 'areaLastOn', day: 'areaLastOn' },
  now: undefined,
}

type Slots = Pick<PackManifest, 'slots'>

const anchorNamed = (from: string): Anchor | undefined => ANCHORS.find((anchor) => anchor === from)

/** A slot of days, by the pack's name for it. */
function anchorSlot(from: string, manifest: Slots): AnchorDay | undefined {
  const slot = slotNames(manifest).get(from)
  return slot && isFactName(slot) && FACTS[slot].type === 'date' ? { fact: slot, day: slot } : undefined
}

function anchorDay(from: string, manifest: Slots): AnchorDay | undefined {
  const named = anchorNamed(from)
  return named === undefined ? anchorSlot(from, manifest) : ANCHOR_DAY[named]
}

/** Whether measures of this pack can count from there. */
export const isAnchor = (from: string, manifest: Slots): boolean =>
  anchorNamed(from) !== undefined || anchorSlot(from, manifest) !== undefined

/** The fact that an anchor stands for; the clock stands for none. */
export const anchorFact = (from: string, manifest: Slots): FactName | undefined =>
  anchorDay(from, manifest)?.fact

/** A measure of a rule, ready to be dated. Instants are milliseconds; null is no such instant. */
export interface MeasurePlan {
  readonly code: string
  readonly kind: MeasureKind
  /** The fact without which the measure's dates are unknown; undefined when it needs none. */
  readonly needs: FactName | undefined
  /** The index of that fact's day in a frame. */
  readonly needsIndex: number
  /** The name under which rules read that day. */
  readonly needsDay: FactName | DerivedName | undefined
  /** The last day, counted from day 0; undefined without an end. */
  readonly days: number | undefined
  readonly hasEnd: boolean
  readonly untilClosed: boolean
  /** What gives day 0: the fact, and the name under which rules read its day; undefined when it starts with the order. */
  readonly anchor: { readonly fact: FactName; readonly day: FactName | DerivedName } | undefined
  /** The time limit from its start, for what is done once. */
  readonly withinHours: number | undefined
  readonly startOf: (frame: Frame) => number | null
  /** Infinity when it counts from an arrival that was planned and has not happened. */
  readonly endOf: (frame: Frame) => number | null
  readonly dueAt: (frame: Frame) => number | null
}

const noInstant = () => null

/** Plans a measure of a rule. */
export function planMeasure(
  measure: RuleMeasure,
  kind: MeasureKind,
  { manifest, zone }: { readonly manifest: Slots; readonly zone: Zone },
): MeasurePlan {
  const anchor = anchorDay(measure.from, manifest)
  const { days, withinHours } = measure
  const base = {
    code: measure.code,
    kind,
    days,
    hasEnd: days !== undefined,
    untilClosed: measure.untilClosed === true,
    anchor,
    withinHours,
  }
  if (!anchor) {
    return {
      ...base,
      needs: undefined,
      needsIndex: -1,
      needsDay: undefined,
      startOf: noInstant,
      endOf: noInstant,
      dueAt: noInstant,
    }
  }
  const day = frameIndex(anchor.day)
  const startOf = startReader(anchor, zone)
  const planned = anchor.fact === 'arrivalAt'
  const endOf = (frame: Frame) => {
    const first = frame.values[day]
    if (typeof first !== 'number' || days === undefined) return null
    const end = zone.startOf(first + days + 1)
    // Days that nobody has begun do not run out: who did not land by then still owes them, from the landing.
    return planned && !frame.landed && end <= frame.now ? Number.POSITIVE_INFINITY : end
  }
  const dueAt = (frame: Frame) => {
    const start = startOf(frame)
    return start === null || withinHours === undefined ? null : start + withinHours * 3_600_000
  }
  const needs = days === undefined && withinHours === undefined ? undefined : anchor.fact
  return { ...base, needs, needsIndex: day, needsDay: anchor.day, startOf, endOf, dueAt }
}

/** The arrival is an instant; any other anchor is a day and starts with it. */
function startReader(anchor: AnchorDay, zone: Zone) {
  const exact = anchor.fact === 'arrivalAt'
  const index = frameIndex(exact ? anchor.fact : anchor.day)
  return ({ values }: Frame): number | null => {
    const value = values[index]
    if (typeof value !== 'number') return null
    return exact ? value : zone.startOf(value)
  }
}
