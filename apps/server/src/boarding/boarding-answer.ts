// What an operator is told of a passenger: OK, ask, not OK; never why. Pure.
import type { ArrivalPlan } from '../voyage/arrival-plan.ts'
import { holds, type PersonFacts } from '../voyage/person-clause.ts'

export type BoardingAnswer = ArrivalPlan['boarding']['rules'][number]['answer']

/** The first rule that holds. Nobody is refused without a cited law, and own nationals only under one of their own. */
export function boardingAnswer(
  { rules, ownNationality, ownNationalsLaw }: ArrivalPlan['boarding'],
  person: PersonFacts,
  nationality: string | null,
): BoardingAnswer {
  const rule = rules.find(({ when }) => holds(when, person))
  if (rule === undefined) return 'ask'
  if (rule.answer !== 'not-ok') return rule.answer
  if (rule.law === undefined) return 'ask'
  return nationality === ownNationality && ownNationalsLaw === null ? 'ask' : 'not-ok'
}

/** Until then an answer may change; null where nobody knows the departure. */
export const doorsCloseAt = (
  departsAt: Date | null,
  { doorsCloseMinutesBeforeDeparture }: ArrivalPlan['times'],
): Date | null =>
  departsAt === null ? null : new Date(departsAt.getTime() - doorsCloseMinutesBeforeDeparture * 60_000)
