// Who signed, for every format: keys by id, algorithm bound to the kind of key (so that none can be talked
// into another), all keys under one id tried. Whose key is missing is `issuer-unknown`, never `signature`.

import { checkSignature, type Script, type SignatureAlgorithm } from './effect.ts'
import { type Problem, problem } from './problem.ts'
import { findKeys, type KeyKind, type Trust, type TrustedKey } from './trust.ts'

/** A signed message, whatever carried it. `kids` are the ways its key id may be written. */
export interface SignedMessage {
  readonly kids: readonly string[]
  readonly algorithm: SignatureAlgorithm | undefined
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** What a format demands of its signer. `problemsOf` judges a key whose signature holds. */
export interface SignerDemand {
  readonly trust: Trust
  readonly allowed: readonly SignatureAlgorithm[]
  readonly problemsOf: (key: TrustedKey) => readonly Problem[]
}

const KIND: Readonly<Partial<Record<SignatureAlgorithm, KeyKind>>> = {
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  PS256: 'RSA',
  EdDSA: 'Ed25519',
}

/** The problems of a message's signer; none when a trusted, fitting key made the signature. */
export function* signerProblems(message: SignedMessage, demand: SignerDemand): Script<readonly Problem[]> {
  const { algorithm } = message
  if (algorithm === undefined || !demand.allowed.includes(algorithm))
    return [problem('algorithm', `The signature must be ${demand.allowed.join(' or ')}.`)]
  const { keys, named } = findKeys(demand.trust, message.kids)
  if (keys.length === 0) return [unknownIssuer(message)]
  const fitting = keys.filter((key) => key.kind === KIND[algorithm])
  if (fitting.length === 0)
    return [problem('algorithm', `The key of the issuer is not one for ${algorithm}.`)]
  let judged: readonly Problem[] | undefined
  for (const key of fitting) {
    if (!(yield* checkSignature(algorithm, key, message.signed, message.signature))) continue
    const found = demand.problemsOf(key)
    if (found.length === 0) return found
    judged ??= found
  }
  if (judged !== undefined) return judged
  // Keys without an id are only candidates: that none of them fits says nothing about forgery.
  return named
    ? [problem('signature', 'The signature is wrong: altered or forged.')]
    : [unknownIssuer(message)]
}

/** The finding for a key that was withdrawn by `at`. */
export function revokedKey(key: TrustedKey, at: Date): readonly Problem[] {
  const revoked = key.revokedAt !== undefined && key.revokedAt <= at.getTime()
  return revoked ? [problem('issuer-revoked', "The issuer's key was revoked.")] : []
}

/** The findings for a certificate that is not in force at `at`. */
export function certificateLife(key: Pick<TrustedKey, 'certificate'>, at: Date): readonly Problem[] {
  const { certificate } = key
  if (certificate === undefined) return []
  if (at.getTime() > certificate.notAfter)
    return [problem('expired', "The signer's certificate has expired.")]
  if (at.getTime() < certificate.notBefore)
    return [problem('not-yet-valid', "The signer's certificate is not yet valid.")]
  return []
}

function unknownIssuer({ kids }: SignedMessage): Problem {
  return problem('issuer-unknown', `No trusted issuer has the key id ${kids[0] || '(none)'}.`)
}
