// The figures of the hall: who waits where, how long, how many pass, and how many desks the next voyages need. Pure.
import type { ArrivalPlan } from '../voyage/arrival-plan.ts'

export const laneNames = ['fast', 'escorted', 'health'] as const
type LaneName = (typeof laneNames)[number]

/** The value below which a share of the sorted lies; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}

export interface Passed {
  readonly lane: LaneName
  /** From the landing to the screening. */
  readonly waitMs: number
  readonly at: Date
}

export interface LaneFigures {
  readonly lane: LaneName
  readonly waiting: number
  readonly waitMedianSeconds: number | null
  readonly waitNinetySeconds: number | null
  readonly lastHour: number
}

export function figuresOf(
  lane: LaneName,
  passed: readonly Passed[],
  waiting: number,
  now: Date,
): LaneFigures {
  const own = passed.filter((one) => one.lane === lane)
  const seconds = own.map(({ waitMs }) => Math.round(waitMs / 1000))
  return {
    lane,
    waiting,
    waitMedianSeconds: quantile(seconds, 0.5),
    waitNinetySeconds: quantile(seconds, 0.9),
    lastHour: own.filter(({ at }) => now.getTime() - at.getTime() <= 3_600_000).length,
  }
}

export type PerLane = Readonly<Record<LaneName, number>>

/** Desks that see everybody of a voyage through within the minutes of the plan; one at least where somebody comes. */
export function desksNeeded(
  expected: PerLane,
  { secondsPerPerson, hallMinutes }: ArrivalPlan['times'],
): PerLane {
  const of = (lane: LaneName) => Math.ceil((expected[lane] * secondsPerPerson[lane]) / (hallMinutes * 60))
  return { fast: of('fast'), escorted: of('escorted'), health: of('health') }
}
