// Reads HCERT containers: EU Digital COVID Certificates, and whatever else the WHO network puts into them,
// which is decoded and checked but not claimed to be understood.

import { asMap } from './cbor.ts'
import { cborToJson } from './cbor-json.ts'
import { instantText, milliseconds, timeProblems } from './claim-times.ts'
import { HCERT_CLAIM } from './code-claims.ts'
import { algorithmOf, keyIdsOf, signedMessage } from './cose.ts'
import { dccSchemaProblems } from './dcc-schema.ts'
import type { Script } from './effect.ts'
import type { OpenedHcert } from './hcert.ts'
import { type Problem, problem } from './problem.ts'
import { certificateLife, revokedKey, signerProblems } from './signer-check.ts'
import type { Trust, TrustedKey } from './trust.ts'
import type { Verification } from './verification.ts'
import { verification } from './verification-of.ts'

const DCC_CLAIM = 1

/** Key usages of a signer's certificate; both numberings are in use (EU gateway, "1.0.1847" by mistake). */
const USAGES = {
  t: ['1.3.6.1.4.1.1847.2021.1.1', '1.3.6.1.4.1.0.1847.2021.1.1'],
  v: ['1.3.6.1.4.1.1847.2021.1.2', '1.3.6.1.4.1.0.1847.2021.1.2'],
  r: ['1.3.6.1.4.1.1847.2021.1.3', '1.3.6.1.4.1.0.1847.2021.1.3'],
} as const
const ALL_USAGES: readonly string[] = Object.values(USAGES).flat()

/** `trust`: whose signatures count. `at`: the instant of the check. */
export interface HcertOptions {
  readonly trust: Trust
  readonly at: Date
}

/** Verifies an opened container that is not one of our codes. */
export function* readHcert(opened: OpenedHcert, options: HcertOptions): Script<Verification> {
  const { cose, claims } = opened
  const content = contentOf(claims)
  const problems: Problem[] = [...opened.problems, ...content.problems]
  if (cose !== undefined) {
    const problemsOf = (key: TrustedKey) => keyProblems(key, content.dcc, options.at)
    problems.push(
      ...(yield* signerProblems(signedMessage(cose), {
        ...options,
        allowed: ['ES256', 'PS256'],
        problemsOf,
      })),
    )
  }
  if (claims !== undefined) problems.push(...dateProblems(claims, content.dcc !== undefined, options.at))
  return verification({
    format: content.dcc === undefined ? 'unknown' : 'dcc',
    problems,
    keyId: cose && keyIdsOf(cose)[0],
    algorithm: cose && algorithmOf(cose),
    issuer: claims?.get(1),
    issuedAt: instantText(claims?.get(6)),
    expiresAt: instantText(claims?.get(4)),
    payload: content.payload,
  })
}

interface Content {
  readonly problems: readonly Problem[]
  readonly payload?: unknown
  readonly dcc?: Readonly<Record<string, unknown>>
}

function contentOf(claims: ReadonlyMap<unknown, unknown> | undefined): Content {
  if (claims === undefined) return { problems: [] }
  const certificate = asMap(claims.get(HCERT_CLAIM))?.get(DCC_CLAIM)
  const decoded = cborToJson(certificate ?? claims)
  if (decoded === undefined) return { problems: [problem('cbor', 'Two keys of the content fall together.')] }
  if (certificate === undefined) return { problems: [], payload: decoded.json }
  if (!(certificate instanceof Map))
    return { problems: [problem('cbor', 'The certificate is no map.')], payload: decoded.json }
  return { problems: dccSchemaProblems(decoded.json), payload: decoded.json, dcc: Object(decoded.json) }
}

function keyProblems(key: TrustedKey, dcc: Content['dcc'], at: Date): readonly Problem[] {
  const found = [...revokedKey(key, at), ...certificateLife(key, at)]
  if (dcc !== undefined && !mayCertify(key, dcc))
    found.push(problem('key-usage', "The signer's certificate is for another kind of certificate."))
  return found
}

// A certificate that names none of the usages may sign all (EU DCC technical specification, annex IV).
function mayCertify(key: TrustedKey, dcc: Readonly<Record<string, unknown>>): boolean {
  const named = key.certificate?.extendedKeyUsage.filter((oid) => ALL_USAGES.includes(oid)) ?? []
  if (named.length === 0) return true
  const kinds = (['t', 'v', 'r'] as const).filter((kind) => Array.isArray(dcc[kind]))
  return kinds.every((kind) => USAGES[kind].some((oid) => named.includes(oid)))
}

function dateProblems(claims: ReadonlyMap<unknown, unknown>, isDcc: boolean, at: Date): Problem[] {
  // nbf (5) is not in the profile; who sets it means it.
  const dates = { from: claims.get(5) ?? claims.get(6), until: claims.get(4) }
  const endless = isDcc && milliseconds(dates.until) === undefined
  return [
    ...timeProblems(dates, at, { lastCounts: true }),
    ...(endless ? [problem('schema-expiry' as const, 'It has no date of expiry.')] : []),
  ]
}
