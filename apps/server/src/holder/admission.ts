// What may happen to a holder after what already happened. The chain takes no act that makes no sense: an
// amendment of nothing, a second landing, a confirmation of what nobody asked.
import type { Act, ActKind, ActOf } from './act.ts'
import { waitingClaimOf } from './claim.ts'
import type { HolderState } from './state.ts'

type Payload<K extends ActKind> = ActOf<K>['payload']
type Rule<K extends ActKind> = (state: HolderState, payload: Payload<K>) => string | null

const isThere = ({ statement, withdrawnAt }: HolderState): boolean =>
  statement !== null && withdrawnAt === null

function notBeforeArrival(state: HolderState): string | null {
  if (!isThere(state)) return 'Nothing is declared, or it was withdrawn.'
  return state.landed === null ? null : 'The holder has landed; an officer corrects what was declared.'
}

function notWaiting({ pending }: HolderState, { seq }: { readonly seq: number }): string | null {
  if (pending === null) return 'No amendment waits.'
  return pending.seq === seq ? null : `The amendment that waits is number ${pending.seq}; look at it again.`
}

function noSuchClaim(state: HolderState, category: string): string | null {
  const claim = waitingClaimOf(state)
  if (claim === null) return 'She claims no category that waits to be confirmed.'
  return claim.category === category ? null : 'She claims another category by now; look at it again.'
}

const unless = (holds: boolean, sentence: string): string | null => (holds ? null : sentence)

const rules: { readonly [K in ActKind]?: Rule<K> } = {
  declared: (state) => unless(!isThere(state), 'A declaration stands already; amend it.'),
  amended: notBeforeArrival,
  'amendment-confirmed': notWaiting,
  'amendment-declined': notWaiting,
  withdrawn: notBeforeArrival,
  rescheduled: notBeforeArrival,
  departed: ({ landed }) => unless(landed === null, 'The holder has landed already.'),
  landed: ({ landed }) => unless(landed === null, 'The landing is recorded already.'),
  screened: ({ landed }) => unless(landed !== null, 'Record the landing first.'),
  'deed-cancelled': ({ screenings, findings, samples, results }, { deed }) =>
    unless(
      [...screenings, ...findings, ...samples, ...results].some((recorded) => recorded.deed === deed),
      'No such deed counts; it may be cancelled already.',
    ),
  corrected: ({ statement }) => unless(statement !== null, 'Nothing is declared that could be corrected.'),
  'category-confirmed': (state, { category }) => noSuchClaim(state, category),
  'category-refused': (state, { category }) => noSuchClaim(state, category),
  released: ({ measure }, released) =>
    unless(measure?.measure === released.measure, 'That measure does not run.'),
  'certificate-confirmed': ({ certificates }, { seq }) =>
    unless(
      certificates.some((one) => one.seq === seq && !one.confirmed && (one.differs ?? []).length > 0),
      'No certificate of this number waits to be confirmed.',
    ),
  'certificate-withdrawn': ({ certificates }, { seq }) =>
    unless(
      certificates.some((one) => one.seq === seq),
      'No certificate of this number is there.',
    ),
  'code-revoked': ({ codes }, { codeId }) =>
    unless(
      codes.some((code) => code.codeId === codeId),
      'That code is not one of hers, or is revoked already.',
    ),
}

/** Why this cannot happen now, in a sentence without personal data; null when it can. */
export function refusalOf(state: HolderState, act: Act): string | null {
  // Keyed by kind, which the compiler cannot follow through a union: the payload is of that kind.
  const rule = rules[act.kind] as Rule<ActKind> | undefined
  return rule ? rule(state, act.payload) : null
}
