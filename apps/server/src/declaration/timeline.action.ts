// A holder's page at the desk: who she is, what she stated, what happened and who did it, what was decided and why,
// and what is still open. Opening it reads her name, which is kept with its purpose.
import type { TimelineAnswer } from '@pratique/api-contract'
import { explain } from '@pratique/policy-engine'
import { claimInWords } from '../health-code/claim-view.ts'
import { findHolderCode } from '../health-code/holder-code.action.ts'
import type { ErasedAct, RecordedAct } from '../holder/act.ts'
import { claimOf } from '../holder/claim.ts'
import { type DeskNames, getDeskNames } from '../holder/desk-names.action.ts'
import { explainDecision } from '../holder/explain-decision.action.ts'
import { listedFacts } from '../holder/fact-origin.ts'
import { holderNotFound } from '../holder/holder.problems.ts'
import { holderRow, type Listed } from '../holder/holder-row.ts'
import { getHolder, type KnownHolder } from '../holder/known-holder.action.ts'
import { type ActActor, listActors } from '../holder/list-actors.action.ts'
import { listKnownHolders } from '../holder/list-holders.action.ts'
import { decisionOf } from '../holder/projection.ts'
import type { ExplainedReason } from '../holder/reason-explained.ts'
import { arrivalOf } from '../holder/state.ts'
import type { Statement, Stop } from '../holder/statement.ts'
import { stepsOf } from '../holder/steps.ts'
import { listMessages } from '../message/list-messages.action.ts'
import type { Identity } from '../people/identity.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { say } from '../site/say.ts'
import { changedFields } from './changed-fields.ts'
import { certificateAnswer } from './declaration-answer.ts'
import { listDeclaredAgain } from './list-declared-again.action.ts'

/** The row of one holder; refuses where there is none, or she was erased. */
export async function getRow(deed: Deed, holderId: string): Promise<Listed> {
  const [row] = await listKnownHolders(deed, [holderId])
  if (row !== undefined) return row
  throw new Problem(holderNotFound, { detail: 'There is no holder of this id, or she was erased.' })
}

export async function showTimeline(deed: Deed, row: Listed, language: Language): Promise<TimelineAnswer> {
  const { holderId } = row
  const holder = await getHolder(deed, holderId)
  const identity = await readIdentity(deed, holderId, 'desk: the page of the holder was opened')
  const names = await getDeskNames(deed, language)
  const actors = await listActors(deed, holderId)
  const { head, state } = holder
  return {
    holder: holderRow(row, names),
    ...shownIdentity(identity),
    language: head.language,
    reference: state.reference,
    acts: head.act_count,
    statement: statedJson(state.statement),
    stops: namedStops(state.statement, names),
    pending: pendingOf(holder, names),
    claim: claimInWords(claimOf(state), names.manifest, say(language)),
    certificates: state.certificates.map((one) => ({
      ...certificateAnswer(one, arrivalOf(state)),
      seq: one.seq,
      confirmed: one.confirmed,
    })),
    declaredAgain: await listDeclaredAgain(deed, holder, names),
    decision: await decisionInWords(deed, holder, { names, language, actors }),
    codeStanding: await findHolderCode(deed, holderId, head.colour),
    steps: openSteps(deed, holder, row, names),
    timeline: holder.acts.map((act) => presentAct(act, actors)),
    messages: (await listMessages(deed, [holderId])).map(({ kind, writtenAt, state: standing }) => ({
      kind,
      at: writtenAt.toISOString(),
      state: standing,
    })),
  }
}

const shownIdentity = (identity: Identity) => ({
  name: spokenName(identity),
  nativeName: identity.nativeName,
  dateOfBirth: identity.dateOfBirth,
  nationality: identity.nationality,
  documentNumber: identity.document?.documentNumber ?? null,
  telephone: identity.telephone,
})

const statedJson = (statement: Statement | null): TimelineAnswer['statement'] =>
  statement === null ? null : { ...statement }

const namedStops = (statement: Statement | null, names: DeskNames): TimelineAnswer['stops'] =>
  (statement?.stops ?? []).map((stop: Stop) => ({ ...stop, placeName: names.place(stop.place) }))

function pendingOf({ state }: KnownHolder, names: DeskNames): TimelineAnswer['pending'] {
  const { pending, statement } = state
  if (pending === null) return null
  return {
    seq: pending.seq,
    statedAt: pending.statedAt.toISOString(),
    stops: namedStops(pending.statement, names),
    changed: [...changedFields(pending.statement, statement)],
  }
}

interface Telling {
  readonly names: DeskNames
  readonly language: Language
  readonly actors: ReadonlyMap<number, ActActor>
}

async function decisionInWords(
  deed: Deed,
  holder: KnownHolder,
  { names, language, actors }: Telling,
): Promise<TimelineAnswer['decision']> {
  const { head } = holder
  const decision = decisionOf(head)
  const policies = await findPublishedPolicies(deed, head.pack)
  if (decision === null || policies === null) return null
  const { pack } = policies
  const words = explain(decision, { pack, scheme: head.scheme, language, placeName: names.place })
  const explained = await explainDecision(deed, holder, decision, language)
  const version = pack.versions.find(
    ({ scheme, number }) => scheme === head.scheme && number === decision.policyVersion,
  )
  return {
    colour: decision.colour,
    label: words.label,
    now: words.now,
    reasons: words.reasons.map(({ rule, title, because, change }, at) => ({
      rule,
      title,
      because,
      change,
      ...standsOn(explained[at], actors),
    })),
    measures: words.measures.map(({ code, label, until }) => ({ code, label, until })),
    missing: [...words.missing],
    validUntil: decision.validUntil,
    policyVersion: decision.policyVersion,
    policyTitle: version?.title[language] ?? version?.title.en ?? '',
  }
}

/** The rule as anybody may read it, and the facts it goes by: what they are, who said so and when. */
function standsOn(explained: ExplainedReason | undefined, actors: Telling['actors']) {
  const facts = (explained?.facts ?? []).map(({ fact, label, value, origin }) => ({
    label,
    value,
    fromList: listedFacts.has(fact),
    origin: origin && {
      seq: origin.seq,
      kind: origin.kind,
      at: origin.at.toISOString(),
      actor: actorOf(actors, origin.seq),
    },
  }))
  return { condition: explained?.condition ?? null, source: explained?.source ?? null, facts }
}

const actorOf = (actors: Telling['actors'], seq: number): ActActor =>
  actors.get(seq) ?? { kind: 'system', name: null }

function openSteps(
  deed: Deed,
  { state, head }: KnownHolder,
  row: Listed,
  names: DeskNames,
): TimelineAnswer['steps'] {
  const measures = decisionOf(head)?.measures ?? []
  const district = names.jurisdiction(row.jurisdiction)
  const port = row.port === null ? district : names.port(row.port)
  return stepsOf(state, measures, deed.now).map(({ owner, ...step }) => ({
    ...step,
    owner: { kind: owner, name: owner === 'port' ? port : district },
  }))
}

type Act = RecordedAct | ErasedAct
type PresentedAct = TimelineAnswer['timeline'][number]

function presentAct(act: Act, actors: ReadonlyMap<number, ActActor>): PresentedAct {
  const { seq, kind, at, payload } = act
  return {
    seq,
    kind,
    at: at.toISOString(),
    actor: actorOf(actors, seq),
    evidence: payload !== null && 'evidence' in payload ? payload.evidence : null,
    details: payload === null ? null : detailsOf(act),
  }
}

// What was answered word by word stays with the declaration; the page shows what the rules read.
const leftOut = new Set(['answers', 'evidence'])

function detailsOf({ kind, payload }: Act): PresentedAct['details'] {
  const shown = Object.entries(payload ?? {}).filter(
    ([name]) => !leftOut.has(name) && (name !== 'statement' || kind === 'corrected'),
  )
  return Object.fromEntries(shown)
}
