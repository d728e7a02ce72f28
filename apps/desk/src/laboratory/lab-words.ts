// Results, specimens and their standing in the officer's words.
import type { OrdersAnswer, ResultRow } from '@pratique/api-contract'
import { m, type Say } from '../say.tsx'

export const outcomeNames = {
  negative: m.outcome_negative,
  positive: m.outcome_positive,
  inconclusive: m.outcome_inconclusive,
  pending: m.outcome_pending,
  invalid: m.outcome_invalid,
} as const

export const standingNames = {
  applied: m.standing_applied,
  noted: m.standing_noted,
  repeated: m.standing_repeated,
  superseded: m.standing_superseded,
  waiting: m.standing_waiting,
} as const satisfies Record<ResultRow['standing'], unknown>

export const custodyNames = {
  taken: m.custody_taken,
  sent: m.custody_sent,
  received: m.custody_received,
  lost: m.custody_lost,
  resulted: m.custody_resulted,
} as const

const grounds: Readonly<Record<string, typeof m.ground_unknown>> = {
  'unknown-specimen': m.ground_unknown,
  contradictory: m.ground_contradictory,
  'nothing-to-correct': m.ground_nothing,
}

export function groundName(t: Say, ground: string | null): string {
  const named = grounds[ground ?? '']
  return named ? t(named) : (ground ?? '')
}

export function custodyName(t: Say, state: OrdersAnswer['orders'][number]['state']): string {
  return Object.hasOwn(custodyNames, state) ? t(custodyNames[state as keyof typeof custodyNames]) : state
}
