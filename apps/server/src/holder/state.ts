// What is known of a holder: a pure fold of her acts, nothing else. Whatever a page, a rule or a list says
// about a person can be derived from here again.
import type { ClaimedCategory, Stage } from '@pratique/policy-engine'
import canonicalize from 'canonicalize'
import type { ActKind, ActOf, Answers, ErasedAct, RecordedAct } from './act.ts'
import type { Statement } from './statement.ts'

type Payload<K extends ActKind> = ActOf<K>['payload']

export interface Amendment {
  /** The act that asks for it. */
  readonly seq: number
  readonly statedAt: Date
  readonly statement: Statement
  readonly answers: Answers
  readonly stopsToldFor: string | null
}

export interface VerifiedContact {
  readonly contact: string
  readonly at: Date
}

export interface OpenAppeal {
  readonly number: string
  readonly dueAt: string
  /** The control room answers. */
  readonly escalated: boolean
}

/** Sources say differently of her, and nobody settled it yet. */
export interface OpenContradiction {
  readonly contradiction: string
  readonly dueAt: string
  /** It is put to her. */
  readonly asked: boolean
  readonly answered: boolean
}

/** A certificate and the act that added it. */
export interface KnownCertificate extends Payload<'certificate-added'> {
  readonly seq: number
  /** An officer takes it for hers although it differs. */
  readonly confirmed: boolean
}

export interface HolderState {
  /** Acts folded so far. */
  readonly seq: number
  /** Null while nothing was declared and nobody landed. */
  readonly stage: Stage | null
  readonly statement: Statement | null
  /** When she said so: symptoms without a day count from here. */
  readonly statedAt: Date | null
  /** The arrival that her stops lead up to; a flight that moves later leaves days of which they say nothing. */
  readonly stopsToldFor: string | null
  readonly answers: Answers | null
  readonly questionnaire: string | null
  readonly reference: string | null
  /** Would relax the decision; the statement stands until an officer confirms this one. */
  readonly pending: Amendment | null
  /** The claimed category that was shown to be hers; it counts while she still says so. */
  readonly confirmedCategory: ClaimedCategory | null
  readonly withdrawnAt: Date | null
  readonly departedAt: string | null
  readonly landed: Payload<'landed'> | null
  /** All of them: a later one that finds nothing does not undo what was found, only a clinical finding does. */
  readonly screenings: readonly Payload<'screened'>[]
  readonly finding: Payload<'examined'> | null
  /** All of them; the last counts. */
  readonly findings: readonly Payload<'examined'>[]
  readonly samples: readonly Payload<'sampled'>[]
  readonly results: readonly Payload<'resulted'>[]
  readonly caseRecord: Payload<'case-recorded'> | null
  readonly exposures: readonly Payload<'exposed'>[]
  readonly certificates: readonly KnownCertificate[]
  readonly measure: Payload<'ordered'> | null
  readonly lastCheckInAt: string | null
  /** The last one of each channel that she showed to be hers; whether it is her contact still, room `message` tells. */
  readonly verifiedContacts: Partial<Record<Payload<'contact-verified'>['channel'], VerifiedContact>>
  /** Appeals that nobody answered yet. */
  readonly appeals: readonly OpenAppeal[]
  readonly contradictions: readonly OpenContradiction[]
  /** Codes that were issued and not revoked. */
  readonly codes: readonly Payload<'code-issued'>[]
  readonly erasedAt: Date | null
}

export const unknownHolder: HolderState = {
  seq: 0,
  stage: null,
  statement: null,
  statedAt: null,
  stopsToldFor: null,
  answers: null,
  questionnaire: null,
  reference: null,
  pending: null,
  confirmedCategory: null,
  withdrawnAt: null,
  departedAt: null,
  landed: null,
  screenings: [],
  finding: null,
  findings: [],
  samples: [],
  results: [],
  caseRecord: null,
  exposures: [],
  certificates: [],
  measure: null,
  lastCheckInAt: null,
  verifiedContacts: {},
  appeals: [],
  contradictions: [],
  codes: [],
  erasedAt: null,
}

interface Moment {
  readonly seq: number
  readonly at: Date
}
type Reducer<K extends ActKind> = (
  state: HolderState,
  payload: Payload<K>,
  moment: Moment,
) => Partial<HolderState>

const reducers: { readonly [K in Exclude<ActKind, 'erased'>]: Reducer<K> } = {
  declared: (state, { statement, answers, questionnaire, reference }, { at }) => ({
    stage: state.stage ?? 'declared',
    statement,
    statedAt: at,
    stopsToldFor: statement.arrivalAt,
    answers,
    questionnaire,
    reference,
    pending: null,
    confirmedCategory: null,
    withdrawnAt: null,
  }),
  amended: (state, { statement, answers, held }, { seq, at }) => {
    const said = { statement, answers, statedAt: at, stopsToldFor: stopsToldFor(state, statement) }
    return held ? { pending: { seq, ...said } } : { ...said, pending: null }
  },
  'amendment-confirmed': ({ pending }, { seq }) => {
    if (pending?.seq !== seq) return {}
    const { seq: _asked, ...said } = pending
    return { ...said, pending: null }
  },
  'amendment-declined': ({ pending }, { seq }) => (pending?.seq === seq ? { pending: null } : {}),
  withdrawn: (_state, _payload, { at }) => ({ withdrawnAt: at, pending: null }),
  rescheduled: ({ statement, pending }, change) => ({
    statement: statement && { ...statement, ...change },
    // The arrival is a matter of the flight, so it moves under an amendment that waits as well.
    pending: pending && { ...pending, statement: { ...pending.statement, ...change } },
  }),
  departed: (_state, { at }) => ({ departedAt: at }),
  landed: (state, landed) => ({ landed, stage: laterStage(state.stage, 'landed'), withdrawnAt: null }),
  screened: ({ screenings }, screening) => ({ screenings: [...screenings, screening], stage: 'screened' }),
  examined: ({ findings }, finding) => ({ finding, findings: [...findings, finding] }),
  'deed-cancelled': (state, { deed }) => withoutDeed(state, deed),
  sampled: ({ samples }, sample) => ({ samples: [...samples, sample] }),
  resulted: ({ results }, result) => ({ results: [...results, result] }),
  'case-recorded': (_state, caseRecord) => ({ caseRecord }),
  exposed: ({ exposures }, exposure) => ({ exposures: [...exposures, exposure] }),
  'certificate-added': ({ certificates }, certificate, { seq }) => ({
    certificates: [...certificates, { ...certificate, seq, confirmed: false }],
  }),
  'certificate-confirmed': ({ certificates }, { seq }) => ({
    certificates: certificates.map((one) => (one.seq === seq ? { ...one, confirmed: true } : one)),
  }),
  'certificate-withdrawn': ({ certificates }, { seq }) => ({
    certificates: certificates.filter((one) => one.seq !== seq),
  }),
  ordered: (_state, measure) => ({ measure }),
  'checked-in': (_state, { at }) => ({ lastCheckInAt: at }),
  released: ({ measure }, released) => (measure?.measure === released.measure ? { measure: null } : {}),
  corrected: ({ statement, stopsToldFor }, correction) => ({
    statement: statement && { ...statement, ...correction.statement },
    stopsToldFor: correction.statement.stops && statement ? statement.arrivalAt : stopsToldFor,
  }),
  'category-confirmed': (_state, { category }) => ({ confirmedCategory: category }),
  'category-refused': ({ statement }, { category }) =>
    statement?.category === category
      ? { statement: { ...statement, category: 'traveller' }, confirmedCategory: null }
      : {},
  compared: () => ({}),
  'identity-corrected': () => ({}),
  'contact-verified': ({ verifiedContacts }, { channel, contact }, { at }) => ({
    verifiedContacts: { ...verifiedContacts, [channel]: { contact, at } },
  }),
  appealed: ({ appeals }, { number, dueAt }) => ({
    appeals: [...appeals, { number, dueAt, escalated: false }],
  }),
  'appeal-escalated': ({ appeals }, { number }) => ({
    appeals: appeals.map((appeal) => (appeal.number === number ? { ...appeal, escalated: true } : appeal)),
  }),
  'appeal-answered': ({ appeals }, { number }) => ({
    appeals: appeals.filter((appeal) => appeal.number !== number),
  }),
  'contradiction-found': ({ contradictions }, { contradiction, dueAt, asked }) => ({
    contradictions: [
      ...contradictions.filter((one) => one.contradiction !== contradiction),
      { contradiction, dueAt, asked, answered: false },
    ],
  }),
  'contradiction-asked': (state, { contradiction }) =>
    withContradiction(state, contradiction, { asked: true }),
  'contradiction-answered': (state, { contradiction }) =>
    withContradiction(state, contradiction, { answered: true }),
  'contradiction-settled': ({ contradictions }, { contradiction }) => ({
    contradictions: contradictions.filter((one) => one.contradiction !== contradiction),
  }),
  'code-issued': ({ codes }, code) => ({ codes: [...codes, code] }),
  'code-revoked': ({ codes }, { codeId }) => ({ codes: codes.filter((code) => code.codeId !== codeId) }),
}

const withContradiction = (
  { contradictions }: HolderState,
  contradiction: string,
  change: Partial<OpenContradiction>,
): Partial<HolderState> => ({
  contradictions: contradictions.map((one) =>
    one.contradiction === contradiction ? { ...one, ...change } : one,
  ),
})

function withoutDeed(state: HolderState, deed: string): Partial<HolderState> {
  const other = (recorded: { readonly deed?: string }): boolean => recorded.deed !== deed
  const [screenings, findings] = [state.screenings.filter(other), state.findings.filter(other)]
  const unscreened = state.stage === 'screened' && screenings.length === 0
  return {
    screenings,
    findings,
    finding: findings.at(-1) ?? null,
    samples: state.samples.filter(other),
    results: state.results.filter(other),
    stage: unscreened ? 'landed' : state.stage,
  }
}

const laterStage = (stage: Stage | null, reached: 'landed'): Stage => (stage === 'screened' ? stage : reached)

/** The state after one more act. An act whose payload was erased counts and says nothing. */
export function reduce(state: HolderState, act: RecordedAct | ErasedAct): HolderState {
  return { ...state, ...changeBy(state, act), seq: act.seq }
}

function changeBy(state: HolderState, act: RecordedAct | ErasedAct): Partial<HolderState> {
  if (act.kind === 'erased') return { ...unknownHolder, erasedAt: act.at }
  if (act.payload === null) return {}
  // The table is keyed by kind, which the compiler cannot follow through a union: the payload is of that kind.
  const reducer = reducers[act.kind] as Reducer<ActKind>
  return reducer(state, act.payload, act)
}

export const stateOf = (acts: readonly (RecordedAct | ErasedAct)[]): HolderState =>
  acts.reduce(reduce, unknownHolder)

/** Nothing is to be decided of someone who will not come, or whom we were told to forget. */
export const isDecidable = (state: HolderState): boolean =>
  state.stage !== null && state.erasedAt === null && state.withdrawnAt === null

/** When the holder arrives as far as we know: planned until landed, then actual. */
export const arrivalOf = ({ landed, statement }: Pick<HolderState, 'landed' | 'statement'>): string | null =>
  landed?.at ?? statement?.arrivalAt ?? null

/** The arrival that the stops of a new statement lead up to: stops that were told before are not told anew by a new flight. */
export function stopsToldFor(
  { statement, stopsToldFor, pending }: Pick<HolderState, 'statement' | 'stopsToldFor' | 'pending'>,
  said: Statement,
): string | null {
  const before = [pending, { statement, stopsToldFor }].find(
    (earlier) => earlier !== null && canonicalize(earlier.statement?.stops) === canonicalize(said.stops),
  )
  return before == null ? said.arrivalAt : before.stopsToldFor
}

/** Hers by name and birth date, or taken for hers by an officer. */
export const isHers = ({ differs = [], confirmed }: KnownCertificate): boolean =>
  confirmed || differs.length === 0

/** Whether it is a fact: hers, not at its end before she arrives, and it found no disease. */
export function counts(certificate: KnownCertificate, arrivalAt: string | null): boolean {
  const { validUntil = null, result } = certificate
  const lasts = validUntil === null || arrivalAt === null || Date.parse(arrivalAt) <= Date.parse(validUntil)
  return isHers(certificate) && lasts && result !== 'detected'
}
