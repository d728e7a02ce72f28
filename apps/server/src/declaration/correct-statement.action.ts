// An officer mends what a traveller stated, on evidence. The facts change, never the colour; the decision is made anew
// at once, a code of another colour is superseded by it, and the traveller is told in her language.

import type { StatementChange } from '@pratique/api-contract'
import { type Decision, explain } from '@pratique/policy-engine'
import { getDeskNames } from '../holder/desk-names.action.ts'
import { getLockedHolder, type KnownHolder } from '../holder/known-holder.action.ts'
import { decisionOf } from '../holder/projection.ts'
import { type Recorded, recordAct } from '../holder/record-act.action.ts'
import type { Statement } from '../holder/statement.ts'
import { send } from '../message/send.action.ts'
import { placeName } from '../place/ground-name.ts'
import { packPlaces } from '../place/pack-places.node.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { m, type Say } from '../site/say.ts'
import { faultsOfCorrection } from './check-correction.ts'
import { confirmAmendment, declineAmendment } from './confirm-amendment.action.ts'
import { correctionInvalid, holderChanged } from './declaration.problems.ts'

export interface Outcome {
  readonly before: Decision | null
  readonly after: Decision | null
  /** Whether there was a contact to tell. */
  readonly told: boolean
}

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
  return outcome(deed, holder, recorded, 'facts-corrected', (t, words) => ({
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
    return outcome(
      deed,
      holder,
      await confirmAmendment(deed, holderId),
      'amendment-confirmed',
      (t, words) => ({
        subject: t(m.desk_message_amendment_confirmed_subject),
        body: t(m.desk_message_amendment_confirmed_body, words),
      }),
    )
  return outcome(
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

const sentence = (text: string): string => (/[.!?。！？]$/.test(text) ? text : `${text}.`)

interface Words {
  readonly reference: string
  readonly label: string
}
type Letter = ReturnType<Parameters<typeof send>[1]['write']>

async function outcome(
  deed: Deed,
  holder: KnownHolder,
  { decision, state }: Recorded,
  kind: string,
  write: (t: Say, words: Words) => Letter,
): Promise<Outcome> {
  const { head } = holder
  const policies = await findPublishedPolicies(deed, head.pack)
  const labelIn = (t: Say): string => {
    if (decision === null || policies === null) return '–'
    const { language } = t
    const named = (code: string) => placeName(packPlaces(head.pack), code, language)
    return explain(decision, { pack: policies.pack, scheme: head.scheme, language, placeName: named }).label
  }
  const id = await send(deed, {
    holderId: head.holder_id,
    kind,
    write: (t) => write(t, { reference: state.reference ?? '', label: labelIn(t) }),
  })
  return { before: decisionOf(head), after: decision, told: id !== null }
}

/** What says something of the facts; that a code was shown meanwhile changes nothing for the officer. */
const telling = new Set([
  'declared',
  'amended',
  'amendment-confirmed',
  'amendment-declined',
  'rescheduled',
  'withdrawn',
  'landed',
  'corrected',
])

function assertSeen({ acts }: KnownHolder, seen: number): void {
  if (acts.some(({ seq, kind }) => seq > seen && telling.has(kind))) throw changed()
}

const changed = () =>
  new Problem(holderChanged, {
    detail:
      'Something else was recorded while you looked. Look at the page again, then correct what is still wrong.',
  })

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
