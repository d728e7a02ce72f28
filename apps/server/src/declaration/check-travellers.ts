// Everything that keeps a declaration from being taken, of all its travellers together.
import type { AnswerProblem } from './answer-problem.ts'
import type { Answers } from './answers.ts'
import { type Checking, checkAnswers } from './check-answers.ts'
import { checkParty, type PartyProblem } from './party-of.ts'
import type { Questionnaire } from './questionnaire.ts'
import { withZone, type ZoneTrouble } from './read-zone-answer.ts'

export type TravellerProblem =
  | { readonly of: 'answer'; readonly traveller: number; readonly problem: AnswerProblem }
  | { readonly of: 'zone'; readonly traveller: number; readonly problem: ZoneTrouble }
  | { readonly of: 'party'; readonly traveller: number; readonly problem: PartyProblem }

export interface CheckedTravellers {
  /** With the fields that the machine-readable zones gave. */
  readonly travellers: readonly Answers[]
  /** In the order of travellers and pages; empty: they may be declared. */
  readonly problems: readonly TravellerProblem[]
}

export function checkTravellers(
  questionnaire: Questionnaire,
  given: readonly Answers[],
  checking: Checking,
): CheckedTravellers {
  const read = given.map((answers) => withZone(answers, checking.today))
  const own = read.flatMap(({ answers, problems }, traveller): readonly TravellerProblem[] => [
    ...problems.map((problem): TravellerProblem => ({ of: 'zone', traveller, problem })),
    ...checkAnswers(questionnaire, answers, checking).map(
      (problem): TravellerProblem => ({ of: 'answer', traveller, problem }),
    ),
  ])
  const travellers = read.map(({ answers }) => answers)
  // Days of birth must be readable before anyone can be told a minor.
  const between = own.length > 0 ? [] : checkParty(travellers, checking.today)
  return {
    travellers,
    problems: [
      ...own,
      ...between.map((problem): TravellerProblem => ({ of: 'party', traveller: problem.traveller, problem })),
    ],
  }
}
