// Our signed trust list: a JSON document in a compact JWS (ES256) whose header carries the signer's
// certificate (`x5c`), so that a verifier needs to pin only one SHA-256.

/** What a key may sign. `code`: health codes. `status`: status lists. `trust`: the next trust list. */
export type KeyUsage = 'code' | 'status' | 'trust'

/** One key of the list. `certificate` is base64 DER, `kid` base64 of the first 8 bytes of its SHA-256. */
export interface TrustListKey {
  readonly kid: string
  readonly certificate: string
  readonly usage: readonly KeyUsage[]
  readonly revokedAt?: string
}

/** The document as it is signed. Instants are ISO 8601 in UTC. */
export interface TrustListDocument {
  readonly issuer: string
  readonly authorityName: string
  readonly issuedAt: string
  readonly nextUpdate: string
  /** True for an exercise: its keys sign specimens only. */
  readonly specimen: boolean
  /** Domain time minus wall time, for a verifier without its own exercise clock. */
  readonly timeOffsetMs?: number
  readonly keys: readonly TrustListKey[]
}

/** The document of a parsed JSON object; undefined when a field is missing or of a wrong type. */
export function trustListDocument(
  value: Readonly<Record<string, unknown>> | undefined,
): TrustListDocument | undefined {
  if (value === undefined) return undefined
  const { issuer, authorityName, issuedAt, nextUpdate, specimen, timeOffsetMs, keys } = value
  if (typeof issuer !== 'string' || typeof authorityName !== 'string' || typeof specimen !== 'boolean')
    return undefined
  if (!isInstant(issuedAt) || !isInstant(nextUpdate) || !Array.isArray(keys) || !keys.every(isTrustListKey))
    return undefined
  if (timeOffsetMs !== undefined && typeof timeOffsetMs !== 'number') return undefined
  return {
    issuer,
    authorityName,
    issuedAt,
    nextUpdate,
    specimen,
    keys,
    ...(timeOffsetMs === undefined ? {} : { timeOffsetMs }),
  }
}

function isTrustListKey(value: unknown): value is TrustListKey {
  const { kid, certificate, usage, revokedAt } = Object(value)
  if (typeof kid !== 'string' || typeof certificate !== 'string' || !Array.isArray(usage)) return false
  return usage.every((name) => typeof name === 'string') && (revokedAt === undefined || isInstant(revokedAt))
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
