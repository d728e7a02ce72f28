// What the rules would decide of answers that nobody gave: read, decided, said, and forgotten. Nothing is written.
import { type Decision, type DecisionInWords, explain } from '@pratique/policy-engine'
import { decideHolder } from '../holder/deciding.ts'
import { type ExplainedReason, explainReason } from '../holder/reason-explained.ts'
import { openRulebook } from '../holder/rulebook.action.ts'
import { reduce, unknownHolder } from '../holder/state.ts'
import type { Language } from '../place/language.ts'
import { placeNames } from '../place/place-names.node.ts'
import type { Deed } from '../platform/deed.ts'
import type { Answers } from './answers.ts'
import { checkingAt, type Desk } from './desk.node.ts'
import type { Questionnaire } from './questionnaire.ts'
import { statementOf } from './statement-of.ts'

export interface Tried {
  readonly decision: Decision
  readonly words: DecisionInWords
  /** In the order of the reasons. */
  readonly explained: readonly ExplainedReason[]
  /** Of the list of areas that was read; null where the version reads none. */
  readonly riskEdition: string | null
}

interface Trial {
  readonly desk: Desk
  readonly questionnaire: Questionnaire
  /** Without problems. */
  readonly answers: Answers
  /** As of when. */
  readonly at: Date
  readonly language: Language
}

/** Null where no rules of the scheme were in force. */
export async function tryDecision(deed: Deed, trial: Trial): Promise<Tried | null> {
  const { desk, questionnaire, answers, at, language } = trial
  const statement = statementOf(questionnaire, answers, checkingAt(desk, at))
  const payload = { statement, answers, questionnaire: questionnaire.id, reference: '' }
  const state = reduce(unknownHolder, { kind: 'declared', payload, seq: 1, at })
  const rulebook = await openRulebook(deed, desk.manifest.id)
  const { decision, riskEdition } = decideHolder(desk.scheme, state, rulebook, at)
  if (decision === null) return null
  const { pack } = rulebook.policies
  const context = { pack, scheme: desk.scheme, language }
  const words = explain(decision, { ...context, placeName: placeNames(pack.manifest.id, language) })
  const { policyVersion, reasons } = decision
  const explained = reasons.map((reason) =>
    explainReason(reason, { ...context, policyVersion, origins: new Map() }),
  )
  return { decision, words, explained, riskEdition }
}
