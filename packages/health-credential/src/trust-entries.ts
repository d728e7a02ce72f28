// Gathers trust from a mixed list of certificates, JWKs and revocation lists, as an operator may have them.

import { type CardRevocationList, cardRevocationList } from './card-revocation.ts'
import { type CertificateRevocationList, readCertificateRevocationList } from './certificate-revocation.ts'
import type { Script } from './effect.ts'
import { type Problem, problem } from './problem.ts'
import { base64Der, certificateKey, jwkKey, type Trust, type TrustedKey } from './trust.ts'

/**
 * `unreadable`: not a form we know. `certificate`: an entry that is no certificate or key. `signature`: the
 * list's signature is wrong. `pin`: signed by another certificate than the pinned one. `kid`: the list names
 * a key id that is not that of its certificate.
 */
export type TrustProblemCode = 'unreadable' | 'certificate' | 'signature' | 'pin' | 'kid'

/** Trust and what was wrong with its source; nothing is trusted from a list with a wrong signature or pin. */
export interface TrustReading {
  readonly trust: Trust
  readonly problems: readonly Problem<TrustProblemCode>[]
}

/** Trust gathered from entries: with lists of revocations, which may be empty. */
export interface EntriesReading extends TrustReading {
  readonly trust: Required<Omit<Trust, 'list'>>
}

/** Reads a mixed array: certificates and certificate revocation lists in base64 DER, JWKs, card revocation lists. */
export function* fromEntries(entries: readonly unknown[], issuer?: string): Script<EntriesReading> {
  const gathered: Gathered = { keys: [], certificateRevocations: [], cardRevocations: [], problems: [] }
  for (const [index, entry] of entries.entries()) {
    const known =
      typeof entry === 'string' ? yield* addDer(entry, gathered) : addJson(entry, gathered, issuer)
    if (!known)
      gathered.problems.push(
        problem(
          'certificate',
          `Entry ${index} is no certificate, no public JWK and no sound revocation list.`,
        ),
      )
  }
  const { problems, ...trust } = gathered
  return { trust, problems }
}

interface Gathered {
  readonly keys: TrustedKey[]
  readonly certificateRevocations: CertificateRevocationList[]
  readonly cardRevocations: CardRevocationList[]
  readonly problems: Problem<TrustProblemCode>[]
}

function* addDer(text: string, gathered: Gathered): Script<boolean> {
  const bytes = base64Der(text)
  const key = bytes && (yield* certificateKey(bytes))
  const list = key === undefined && bytes !== undefined ? readCertificateRevocationList(bytes) : undefined
  if (key !== undefined) gathered.keys.push(key)
  if (list !== undefined) gathered.certificateRevocations.push(list)
  return key !== undefined || list !== undefined
}

function addJson(value: unknown, gathered: Gathered, issuer?: string): boolean {
  const key = jwkKey(value)
  const list = key === undefined ? cardRevocationList(value) : undefined
  if (key !== undefined) gathered.keys.push(issuer === undefined ? key : { ...key, issuer })
  if (list !== undefined) gathered.cardRevocations.push(list)
  return key !== undefined || list !== undefined
}

/** The key of a certificate in base64 DER; undefined when it is none. */
export function* fromBase64Certificate(text: string): Script<TrustedKey | undefined> {
  const bytes = base64Der(text)
  return bytes === undefined ? undefined : yield* certificateKey(bytes)
}
