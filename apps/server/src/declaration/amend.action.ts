// A traveller changes what she declared, until she lands. A new arrival moves by itself; an answer that would make
// the decision milder is kept beside the old one until an officer confirms it; anything else counts at once.
import { isDeepStrictEqual } from 'node:util'
import type { Act } from '../holder/act.ts'
import { decideHolder } from '../holder/deciding.ts'
import { getHolderAtHand, type HolderAtHand } from '../holder/known-holder.action.ts'
import { recordActs } from '../holder/record-act.action.ts'
import { type HolderState, stopsToldFor } from '../holder/state.ts'
import type { Statement } from '../holder/statement.ts'
import { resealIdentity } from '../people/reseal-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import type { Answers } from './answers.ts'
import { arrivalPast, declarationWithdrawn } from './declaration.problems.ts'
import { claimDay } from './declare.action.ts'
import { checkingAt, deskFor } from './desk.node.ts'
import { countingAnswers } from './enabling.ts'
import { schemeOf } from './flow.ts'
import { identityOf } from './identity-of.ts'
import { relaxes } from './relaxes.ts'
import { statementOf } from './statement-of.ts'

export interface Amended {
  /** It waits for an officer. */
  readonly held: boolean
}

/** Expects answers without problems. */
export async function amendTraveller(deed: Deed, holderId: string, given: Answers): Promise<Amended> {
  const holder = await getHolderAtHand(deed, holderId)
  const desk = deskFor(deed.house, schemeOf(holder.head.scheme), holder.head.pack)
  const { questionnaire } = desk
  const context = checkingAt(desk, deed.now)
  const before = changeableStatement(holder.state)
  const answers = countingAnswers(questionnaire, given)
  const statement = statementOf(questionnaire, answers, context)
  const standing = holder.state.pending?.answers ?? holder.state.answers
  if (isDeepStrictEqual(standing, answers)) return { held: holder.state.pending !== null }
  const moved = arrivalChange(before, statement)
  const held = wouldRelax(deed, holder, { ...before, ...moved }, statement)
  const amended: Act = { kind: 'amended', payload: { statement, answers, held } }
  await recordActs(
    deed,
    holder,
    moved === null ? [amended] : [{ kind: 'rescheduled', payload: moved }, amended],
  )
  await resealIdentity(deed, holderId, identityOf(answers), 'corrected by the traveller')
  await claimDay(deed, holderId, answers, statement, context.zoneOf(statement.port))
  return { held }
}

function changeableStatement({ statement, withdrawnAt, landed }: HolderState): Statement {
  if (withdrawnAt !== null || statement === null)
    throw new Problem(declarationWithdrawn, {
      detail: 'It was withdrawn. Declare again if you travel after all.',
    })
  if (landed !== null)
    throw new Problem(arrivalPast, {
      detail: 'After landing an officer at the port or in the district corrects the answers.',
    })
  return statement
}

function arrivalChange(before: Statement, after: Statement) {
  const { arrivalAt, flight, port } = after
  if (
    arrivalAt === null ||
    (arrivalAt === before.arrivalAt && flight === before.flight && port === before.port)
  )
    return null
  return { arrivalAt, ...(flight === null ? {} : { flight }), ...(port === null ? {} : { port }) }
}

/** Decides both as if they had been said now, under the same arrival. */
function wouldRelax(
  { now }: Deed,
  { head, state, rulebook }: HolderAtHand,
  before: Statement,
  after: Statement,
): boolean {
  const decide = (changed: Partial<HolderState>) =>
    decideHolder(head.scheme, { ...state, ...changed }, rulebook, now).decision
  const scheme = rulebook.policies.pack.manifest.schemes.find(({ code }) => code === head.scheme)
  return relaxes(
    decide({ statement: before }),
    decide({ statement: after, stopsToldFor: stopsToldFor(state, after) }),
    (scheme?.states ?? []).map(({ code }) => code),
  )
}
