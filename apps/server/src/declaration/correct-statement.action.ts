// An officer mends what a traveller stated, on evidence. The facts change, never the colour; the decision is made anew
// at once, a code of another colour is superseded by it, and the traveller is told in her language.

import type { StatementChange } from '@pratique/api-contract'
import { getDeskNames } from '../holder/desk-names.action.ts'
import { getLockedHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import type { Statement } from '../holder/statement.ts'
import { placeName } from '../place/ground-name.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { m } from '../site/say.ts'
import { faultsOfCorrection } from './check-correction.ts'
import { confirmAmendment, declineAmendment } from './confirm-amendment.action.ts'
import { correctionInvalid } from './declaration.problems.ts'
import { assertSeen, changed, type Outcome, outcomeOf, sentence } from './desk-outcome.action.ts'

export interface Correction {
  readonly statement: StatementChange
  readonly evidence: string
  /** The last act that the officer looked at. */
  readonly seen: number
}

export async function correctStatement(
  deed: Deed,
  holderId: string,
  correction: Correction,
): Promise<Outcome> {
  const holder = await getLockedHolder(deed, holderId)
  assertSeen(holder, correction.seen)
  await assertKnown(deed, correction.statement)
  const { evidence } = correction
  // Checked by the contract, which knows the same fields and no others.
  const statement = correction.statement as Partial<Statement>
  const recorded = await recordAct(deed, holderId, { kind: 'corrected', payload: { statement, evidence } })
  return outcomeOf(deed, holder, recorded, 'facts-corrected', (t, words) => ({
    subject: t(m.desk_message_corrected_subject),
    body: t(m.desk_message_corrected_body, { ...words, evidence: sentence(evidence) }),
  }))
}

export async function answerAmendment(
  deed: Deed,
  holderId: string,
  {
    answer,
    seq,
    reason = '',
  }: { readonly answer: 'confirm' | 'decline'; readonly seq: number; readonly reason?: string | undefined },
): Promise<Outcome> {
  const holder = await getLockedHolder(deed, holderId)
  const { pending } = holder.state
  if (pending !== null && pending.seq !== seq) throw changed()
  if (answer === 'confirm')
    return outcomeOf(
      deed,
      holder,
      await confirmAmendment(deed, holderId),
      'amendment-confirmed',
      (t, words) => ({
        subject: t(m.desk_message_amendment_confirmed_subject),
        body: t(m.desk_message_amendment_confirmed_body, words),
      }),
    )
  return outcomeOf(
    deed,
    holder,
    await declineAmendment(deed, holderId, reason),
    'amendment-declined',
    (t, words) => ({
      subject: t(m.desk_message_amendment_declined_subject),
      body: t(m.desk_message_amendment_declined_body, { ...words, reason: sentence(reason) }),
    }),
  )
}

/** A place that no list knows would count as safe: a mistyped code must never turn anybody green. */
async function assertKnown(deed: Deed, change: StatementChange): Promise<void> {
  const { places, manifest } = await getDeskNames(deed, 'en')
  const errors = faultsOfCorrection(change, {
    isPlace: (code) => placeName(places, code, 'en') !== code,
    isAirport: (code) => places.airports().some(({ iata }) => iata === code),
    symptoms: new Set(manifest.codes.symptoms.map(({ code }) => code)),
  })
  if (errors.length > 0)
    throw new Problem(correctionInvalid, { detail: 'The correction has faults: see errors.', errors })
}
