// X.509 certificate revocation lists (RFC 5280 §5), as far as a gate needs them: whose list, until when, which
// serial numbers.

import { toHex } from './bytes.ts'
import { DER, type DerElement, derTime, readInside } from './der.ts'
import { firstOid, isSameElement, readSignedDer } from './signed-der.ts'

/** One list, read but not yet believed: its signature is checked against the authority that it names. */
export interface CertificateRevocationList {
  readonly issuerName: Uint8Array
  readonly thisUpdate: number
  readonly nextUpdate: number | undefined
  /** Serial numbers in hex, with the instant of revocation in milliseconds. */
  readonly revoked: ReadonlyMap<string, number>
  readonly tbs: Uint8Array
  readonly signatureOid: string
  readonly signature: Uint8Array
}

/** Reads a DER list; undefined when it is not one. */
export function readCertificateRevocationList(bytes: Uint8Array): CertificateRevocationList | undefined {
  const signed = readSignedDer(bytes)
  if (signed === undefined) return undefined
  const { fields } = signed
  // Version is present for version 2 lists only.
  const [inner, issuer, thisUpdate, ...rest] = fields[0]?.tag === DER.integer ? fields.slice(1) : fields
  if (!isSameElement(inner, signed.algorithm)) return undefined
  const issuedAt = derTime(thisUpdate)
  if (issuer?.tag !== DER.sequence || issuedAt === undefined) return undefined
  return {
    issuerName: issuer.whole,
    thisUpdate: issuedAt,
    nextUpdate: derTime(rest.find(({ tag }) => tag === DER.utcTime || tag === DER.generalizedTime)),
    revoked: revokedIn(rest.find(({ tag }) => tag === DER.sequence)),
    tbs: signed.tbs,
    signatureOid: firstOid(signed.algorithm),
    signature: signed.signature,
  }
}

function revokedIn(list: DerElement | undefined): ReadonlyMap<string, number> {
  const revoked = new Map<string, number>()
  for (const entry of readInside(list, DER.sequence) ?? []) {
    const [serial, date] = readInside(entry, DER.sequence) ?? []
    if (serial?.tag === DER.integer) revoked.set(toHex(serial.content), derTime(date) ?? 0)
  }
  return revoked
}
