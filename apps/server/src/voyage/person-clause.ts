// Whether a clause of the pack holds of a person, by what her row says now: every field that is given must hold.
import type { PersonClause } from './arrival-plan.ts'

export interface PersonFacts {
  /** Null: nothing was decided. */
  readonly colour: string | null
  readonly declared: boolean
  readonly symptoms: boolean
  readonly fever: boolean
  readonly exposure: string | null
  readonly caseStatus: string | null
  readonly finding: string | null
  readonly positive: boolean
  readonly category: string | null
}

/** Somebody of whom nothing is known but that she stands here. */
export const unknownPerson: PersonFacts = {
  colour: null,
  declared: false,
  symptoms: false,
  fever: false,
  exposure: null,
  caseStatus: null,
  finding: null,
  positive: false,
  category: null,
}

const among = (allowed: readonly string[] | undefined, value: string): boolean =>
  allowed === undefined || allowed.includes(value)
const is = (asked: boolean | undefined, value: boolean): boolean => asked === undefined || asked === value

export function holds(clause: PersonClause, person: PersonFacts): boolean {
  return (
    among(clause.colours, person.colour ?? 'unknown') &&
    is(clause.declared, person.declared) &&
    is(clause.symptoms, person.symptoms) &&
    is(clause.fever, person.fever) &&
    among(clause.exposure, person.exposure ?? 'none') &&
    among(clause.cases, person.caseStatus ?? 'none') &&
    among(clause.findings, person.finding ?? 'none') &&
    is(clause.positive, person.positive) &&
    among(clause.categories, person.category ?? 'traveller')
  )
}
