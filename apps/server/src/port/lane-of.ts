// Which lane somebody takes, and why: the first rule of the pack that holds. Pure.
import type { ArrivalPlan, LaneRule } from '../voyage/arrival-plan.ts'
import { holds, type PersonFacts } from '../voyage/person-clause.ts'

export function laneOf({ lanes }: Pick<ArrivalPlan, 'lanes'>, person: PersonFacts): LaneRule {
  const rule = lanes.find(({ when }) => holds(when, person))
  // The plan of a pack ends with a rule for everybody; one that does not keeps people with an officer.
  return rule ?? { code: 'no-rule', lane: 'escorted', when: {}, because: { en: 'No rule of the plan holds' } }
}

/** Leaving the conveyance: the ill first by the rear door, then those with carers, transfers, and everybody else. */
export const leavingOrders = ['ill', 'with-carer', 'transfer', 'direct'] as const
export type LeavingOrder = (typeof leavingOrders)[number]

export function leavingOrder(person: {
  readonly lane: LaneRule['lane']
  readonly withCarer: boolean
  readonly transfer: boolean
}): LeavingOrder {
  if (person.lane === 'health') return 'ill'
  if (person.withCarer) return 'with-carer'
  return person.transfer ? 'transfer' : 'direct'
}
