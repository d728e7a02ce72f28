// The certificates of travellers who have declared: each one added is an act, and so is each one taken back.
import type { AddedCertificate } from '../credential/stated-certificate.ts'
import type { Act } from '../holder/act.ts'
import { getHolder } from '../holder/known-holder.action.ts'
import { type Recorded, recordActs } from '../holder/record-act.action.ts'
import { arrivalOf, isHers, type KnownCertificate } from '../holder/state.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import type { Deed } from '../platform/deed.ts'
import { listHolderIds } from './declaration.store.ts'
import type { ShownCertificate } from './draft.ts'
import { certificateActs, isSame } from './shown-certificates.ts'

export interface OwnCertificates {
  readonly holderId: string
  readonly name: string
  /** More than one travels. */
  readonly several: boolean
  readonly certificates: readonly KnownCertificate[]
  readonly arrivalAt: string | null
}

/** Of the traveller of this number, counted from 1; null where there is none. */
export async function listCertificates(
  deed: Deed,
  declarationId: string,
  number: number,
): Promise<OwnCertificates | null> {
  const holderIds = await listHolderIds(deed.db, declarationId)
  const holderId = holderIds[number - 1]
  if (holderId === undefined) return null
  const identity = await readIdentity(deed, holderId, 'shown to the traveller on asking')
  const { state } = await getHolder(deed, holderId)
  return {
    holderId,
    name: spokenName(identity),
    several: holderIds.length > 1,
    certificates: state.certificates,
    arrivalAt: arrivalOf(state),
  }
}

/** Null where nothing is shown. */
export async function showCertificates(
  deed: Deed,
  holderId: string,
  shown: readonly ShownCertificate[],
): Promise<Recorded | null> {
  if (shown.length === 0) return null
  const identity = await readIdentity(deed, holderId, 'compared with a certificate')
  const [first, ...others]: readonly Act[] = certificateActs(shown, identity)
  return first === undefined ? null : recordActs(deed, holderId, [first, ...others])
}

/**
 * Of a holder who turned out to be this one. They were compared with the same traveller; what an officer has confirmed
 * differs no more. More than a traveller may add are kept: each was added once.
 */
export async function takeOverCertificates(
  deed: Deed,
  holderId: string,
  certificates: readonly KnownCertificate[],
): Promise<void> {
  const { state } = await getHolder(deed, holderId)
  const fresh = certificates.filter(
    (one) => !state.certificates.some((known) => isSame(known, one) && (isHers(known) || !isHers(one))),
  )
  const [first, ...others] = fresh.map(
    (one): Act => ({ kind: 'certificate-added', payload: addedAgain(one) }),
  )
  if (first !== undefined) await recordActs(deed, holderId, [first, ...others])
}

function addedAgain({ seq: _, confirmed, ...added }: KnownCertificate): AddedCertificate {
  const { differs, ...same } = added
  return confirmed || differs === undefined ? same : { ...same, differs }
}

/** One that is not there is gone already. */
export async function removeCertificate(deed: Deed, holderId: string, seq: number): Promise<void> {
  const { state } = await getHolder(deed, holderId)
  if (!state.certificates.some((one) => one.seq === seq)) return
  await recordActs(deed, holderId, [{ kind: 'certificate-withdrawn', payload: { seq } }])
}
