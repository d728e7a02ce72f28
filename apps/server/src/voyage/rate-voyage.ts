// How a voyage is rated before it lands: pure, from what its passengers' decisions and its origins are, by the levels
// of the pack. Every condition that holds is a reason with its figure.
import type { ListedPlace } from '@pratique/policy-engine'
import type { ArrivalPlan, LevelCondition, VoyageLevel, VoyageMeasure } from './arrival-plan.ts'

export interface Measured {
  readonly byColour: Readonly<Partial<Record<string, number>>>
  readonly symptomatic: number
  readonly contacts: number
  readonly cases: number
  readonly listed: number
  readonly declared: number
  readonly undeclared: number
  readonly reportedIll: number
  readonly originLevel: number
}

export interface RatingReason {
  readonly of: VoyageMeasure
  readonly value: number
  readonly atLeast: number
  readonly share: boolean
}

export interface Rating {
  readonly level: VoyageLevel
  readonly reasons: readonly RatingReason[]
}

const figureOf = (of: VoyageMeasure, m: Measured): number =>
  ({
    orange: m.byColour.orange ?? 0,
    red: m.byColour.red ?? 0,
    unknown: m.byColour.unknown ?? 0,
    symptomatic: m.symptomatic,
    contacts: m.contacts,
    cases: m.cases,
    undeclared: m.undeclared,
    'reported-ill': m.reportedIll,
    'origin-level': m.originLevel,
  })[of]

function held({ of, atLeast, share }: LevelCondition, measured: Measured): RatingReason | null {
  const aboard = Math.max(measured.listed, measured.declared)
  const figure = figureOf(of, measured)
  const value = share ? (aboard === 0 ? 0 : figure / aboard) : figure
  return value >= atLeast ? { of, value, atLeast, share } : null
}

/** The strictest level of which a condition holds, with all that hold there; else the last. */
export function rateVoyage({ levels }: Pick<ArrivalPlan, 'levels'>, measured: Measured): Rating {
  for (const level of levels) {
    const reasons = level.whenAny
      .map((condition) => held(condition, measured))
      .filter((reason) => reason !== null)
    if (reasons.length > 0) return { level, reasons }
  }
  const last = levels.at(-1)
  if (last === undefined) throw new Error('The plan has no level')
  return { level: last, reasons: [] }
}

/** The strictest level of any country that the voyage left from or called at, on the list in force. */
export function levelOfOrigins(countries: readonly string[], places: readonly ListedPlace[]): number {
  const of = (country: string) =>
    places
      .filter(({ place }) => place === country || place.startsWith(`${country}-`))
      .map(({ level }) => level)
  return Math.max(0, ...countries.flatMap(of))
}
