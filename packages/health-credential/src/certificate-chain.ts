// Whether a certificate was issued by a trusted authority and is still good: RFC 5280 §6 for the chains that
// travel documents use, which are one link long (signer, country signing authority).

import { sameBytes, toHex } from './bytes.ts'
import type { Certificate } from './certificate.ts'
import { DER, readDer, readInside } from './der.ts'
import { checkSignature, type Script, type SignatureAlgorithm } from './effect.ts'
import { type Problem, problem } from './problem.ts'
import type { KeyKind, Trust, TrustedKey } from './trust.ts'

const ALGORITHMS: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.11': 'RS256',
  '1.2.840.113549.1.1.12': 'RS384',
  '1.2.840.113549.1.1.13': 'RS512',
  '1.2.840.10045.4.3.2': 'ES256',
  '1.2.840.10045.4.3.3': 'ES384',
  '1.2.840.10045.4.3.4': 'ES512',
}
const COORDINATE: Readonly<Partial<Record<KeyKind, number>>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 }

/** What is wrong with the issuance of a certificate; none when it is trusted itself or by its authority. */
export function* chainProblems(certificate: Certificate, trust: Trust, at: Date): Script<readonly Problem[]> {
  if (
    trust.keys.some((key) => key.certificate !== undefined && sameBytes(key.certificate.der, certificate.der))
  )
    return []
  const authorities = trust.keys.flatMap((key) =>
    key.certificate !== undefined && sameBytes(key.certificate.subjectName, certificate.issuerName)
      ? [{ key, certificate: key.certificate }]
      : [],
  )
  if (authorities.length === 0)
    return [problem('issuer-unknown', 'No trusted authority issued the certificate of the signer.')]
  for (const authority of authorities) {
    if (!(yield* isSignedBy(certificate, authority.key))) continue
    return [
      ...authorityProblems(authority.certificate, at),
      ...(yield* revocationProblems(certificate, authority.key, trust)),
    ]
  }
  return [
    problem('signature', 'The certificate of the signer was not issued by the authority that it names.'),
  ]
}

/** Whether an authority's key made the signature over a certificate or a revocation list. */
function* isSignedBy(
  signed: Pick<Certificate, 'tbs' | 'signature' | 'signatureOid'>,
  authority: TrustedKey,
): Script<boolean> {
  const algorithm = ALGORITHMS[signed.signatureOid]
  if (algorithm === undefined || algorithm.startsWith('RS') !== (authority.kind === 'RSA')) return false
  const size = COORDINATE[authority.kind]
  const signature = size === undefined ? signed.signature : p1363(signed.signature, size)
  return signature !== undefined && (yield* checkSignature(algorithm, authority, signed.tbs, signature))
}

function authorityProblems(certificate: Certificate, at: Date): readonly Problem[] {
  if (!certificate.isAuthority)
    return [problem('key-usage', 'The issuer of the certificate is no authority.')]
  if (at.getTime() < certificate.notBefore)
    return [problem('not-yet-valid', 'The certificate of the authority is not yet valid.')]
  return at.getTime() <= certificate.notAfter
    ? []
    : [problem('expired', 'The certificate of the authority has expired.')]
}

function* revocationProblems(
  certificate: Certificate,
  authority: TrustedKey,
  trust: Trust,
): Script<readonly Problem[]> {
  for (const list of trust.certificateRevocations ?? []) {
    if (!sameBytes(list.issuerName, certificate.issuerName) || !list.revoked.has(toHex(certificate.serial)))
      continue
    if (yield* isSignedBy(list, authority))
      return [problem('issuer-revoked', 'The certificate of the signer was revoked.')]
  }
  return []
}

/** r‖s of a DER ECDSA signature (RFC 3279 §2.2.3); undefined when it is malformed or too large. */
export function p1363(signature: Uint8Array, size: number): Uint8Array | undefined {
  const outer = readDer(signature)
  const numbers = outer?.length === 1 ? readInside(outer[0], DER.sequence) : undefined
  if (numbers?.length !== 2) return undefined
  const out = new Uint8Array(2 * size)
  for (const [index, { tag, content }] of numbers.entries()) {
    const bare = tag === DER.integer ? unsignedOf(content) : undefined
    if (bare === undefined || bare.length > size) return undefined
    out.set(bare, (index + 1) * size - bare.length)
  }
  return out
}

// X.690 §8.3.2: the fewest bytes; a first bit of one means a negative number.
function unsignedOf(content: Uint8Array): Uint8Array | undefined {
  const [first, second] = content
  if (first === undefined || first >= 0x80) return undefined
  if (first !== 0) return content
  return second === undefined || second >= 0x80 ? content.subarray(1) : undefined
}
