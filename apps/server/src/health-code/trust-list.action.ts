// The signed list of the keys that count, as verifiers fetch it, and the same as this house trusts it.
import { readTrust, signTrustList, type Trust, type TrustListDocument } from '@pratique/health-credential'
import type { House } from '../platform/deed.ts'
import { signers } from './open-signers.action.ts'
import type { Signers } from './signers.ts'

/** A verifier that heard nothing for a day is told that its list is overdue. */
const nextUpdateMs = 24 * 3_600_000
/** Signed anew this often at most, so that most verifiers are answered "not modified". */
const signedForMs = 5 * 60_000

export interface SignedTrustList {
  /** JWS in flattened JSON form (RFC 7515 §7.2.2): a file called .json holds JSON. */
  readonly json: string
  readonly trust: Trust
  readonly issuedAt: Date
}

const signed = new WeakMap<Signers, SignedTrustList>()

/** The list as of now. */
export function currentTrustList(house: House): SignedTrustList {
  const keys = house.fixtures.get(signers)
  const now = house.clock.now()
  const offsetMs = house.exercise?.clock.offsetMs ?? 0
  const last = signed.get(keys)
  const age = last ? now.getTime() - last.issuedAt.getTime() : Number.POSITIVE_INFINITY
  const sameClock = last?.trust.list?.timeOffsetMs === offsetMs
  if (last && sameClock && age >= 0 && age < signedForMs) return last
  const fresh = signAnew(keys, now, offsetMs)
  signed.set(keys, fresh)
  return fresh
}

function signAnew({ issuer, list, trusted }: Signers, now: Date, timeOffsetMs: number): SignedTrustList {
  const document: TrustListDocument = {
    issuer: issuer.id,
    authorityName: issuer.name,
    issuedAt: now.toISOString(),
    nextUpdate: new Date(now.getTime() + nextUpdateMs).toISOString(),
    specimen: issuer.specimen,
    timeOffsetMs,
    keys: trusted,
  }
  const compact = signTrustList(document, list)
  const [header, payload, signature] = compact.split('.')
  return {
    json: JSON.stringify({ protected: header, payload, signature }),
    trust: readTrust(compact).trust,
    issuedAt: now,
  }
}
