// The sentence for each problem of a declaration's travellers.
import { m, type Say } from '../site/say.ts'
import type { TravellerProblem } from './check-travellers.ts'
import type { Lookups } from './lookups.ts'
import { problemInWords, zoneProblemInWords } from './problem-words.ts'
import type { Questionnaire } from './questionnaire.ts'

/** `name` of the traveller, as far as it was given. */
export function travellerProblemInWords(
  t: Say,
  questionnaire: Questionnaire,
  found: TravellerProblem,
  { name, lookups }: { readonly name: string; readonly lookups: Lookups },
): string {
  if (found.of === 'zone') return zoneProblemInWords(t, found.problem)
  if (found.of === 'answer') return problemInWords(t, questionnaire, found.problem, lookups)
  switch (found.problem.code) {
    case 'document-twice':
      return t(m.declaration_problem_document_twice)
    case 'relation-missing':
      return t(m.declaration_problem_relation, { name })
    case 'guardian-missing':
      return t(m.declaration_problem_guardian, { name })
    case 'no-minor':
      return t(m.declaration_problem_no_minor, { name })
  }
}
