// What is still to happen to a holder, who has it in hand and until when: the open end of her timeline.
import type { Decision } from '@pratique/policy-engine'
import { waitingClaimOf } from './claim.ts'
import { arrivalOf, type HolderState } from './state.ts'

export interface Step {
  readonly step:
    | 'landing'
    | 'amendment'
    | 'category'
    | 'measure-start'
    | 'measure-end'
    | 'appeal'
    | 'contradiction'
  readonly owner: 'port' | 'district' | 'control-room'
  /** Code of a measure. */
  readonly measure: string | null
  readonly dueAt: string | null
  readonly overdue: boolean
}

type Measures = Decision['measures']

export function stepsOf(state: HolderState, measures: Measures, now: Date): readonly Step[] {
  if (state.erasedAt !== null || state.withdrawnAt !== null) return []
  const arrival = arrivalOf(state)
  const isPast = (at: string | null) => at !== null && Date.parse(at) <= now.getTime()
  const step = (
    what: Step['step'],
    owner: Step['owner'],
    dueAt: string | null,
    measure: string | null = null,
  ): Step => ({
    step: what,
    owner,
    measure,
    dueAt,
    overdue: isPast(dueAt),
  })
  return [
    ...(state.landed === null && arrival !== null ? [step('landing', 'port', arrival)] : []),
    ...(state.pending === null ? [] : [step('amendment', 'port', arrival)]),
    ...(waitingClaimOf(state) === null ? [] : [step('category', 'port', arrival)]),
    ...toStart(state, measures).map(({ code, from, dueAt }) =>
      step('measure-start', 'district', dueAt ?? from ?? state.landed?.at ?? null, code),
    ),
    ...(state.measure === null
      ? []
      : [step('measure-end', 'district', state.measure.until, state.measure.measure)]),
    ...state.contradictions.map(({ dueAt }) =>
      step('contradiction', state.landed === null ? 'port' : 'district', dueAt),
    ),
    ...state.appeals.map(({ dueAt, escalated }) =>
      step('appeal', escalated ? 'control-room' : state.landed === null ? 'port' : 'district', dueAt),
    ),
  ]
}

/** Due since the landing, and nobody ordered it yet: a code proposes, a person orders. */
function toStart({ landed, measure }: HolderState, measures: Measures): Measures {
  if (landed === null) return []
  const ordered = new Set(['quarantine', 'isolation'])
  return measures.filter(({ code, kind }) => ordered.has(kind) && measure?.measure !== code)
}
