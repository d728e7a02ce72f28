// Reads a signed status list as it is served: CWT bytes (`application/statuslist+cwt`) or JWT text
// (`application/statuslist+jwt`), draft-ietf-oauth-status-list §5 and §8.

import { fromBase64Url, fromUtf8 } from './bytes.ts'
import { asMap, decodeCbor } from './cbor.ts'
import { instantText, timeProblems } from './claim-times.ts'
import { readCoseSign1, signedMessage } from './cose.ts'
import { inflate, type Script } from './effect.ts'
import { parseJsonObject } from './json.ts'
import { parseJws } from './jws.ts'
import { type Problem, type ProblemCode, problem } from './problem.ts'
import { revokedKey, type SignedMessage, signerProblems } from './signer-check.ts'
import { isStatusBits, type StatusList } from './status-list.ts'
import type { Trust, TrustedKey } from './trust.ts'

/** 16 MB: 67 million tokens at 2 bits. */
const MAX_LIST_BYTES = 16 * 1024 * 1024

/** Issuer and status server may differ by a minute. */
const LEEWAY_MS = 60_000

/** What can be wrong with a status list. */
export type StatusProblemCode = 'unreadable' | ProblemCode

/** A status list and what was found. `list` is null when it cannot be read; use it only when `valid`. */
export interface StatusReading {
  readonly valid: boolean
  readonly problems: readonly Problem<StatusProblemCode>[]
  /** Address of the list (`sub`). */
  readonly address: string | null
  /** Number of the list: the last path segment of its address. */
  readonly number: number | null
  readonly issuedAt: string | null
  readonly expiresAt: string | null
  /** Seconds for which a copy may be kept (`ttl`). */
  readonly ttl: number | null
  readonly list: StatusList | null
}

/** `trust`: whose keys count. `at`: the instant at which the list must be in force. */
export interface StatusReadingOptions {
  readonly trust: Trust
  readonly at: Date
}

interface Token extends SignedMessage {
  readonly sub: unknown
  readonly iat: unknown
  readonly exp: unknown
  readonly ttl: unknown
  readonly bits: unknown
  readonly lst: Uint8Array
}

const UNREADABLE: StatusReading = {
  valid: false,
  problems: [problem('unreadable', 'The text is no status list in JWT or CWT form.')],
  address: null,
  number: null,
  issuedAt: null,
  expiresAt: null,
  ttl: null,
  list: null,
}

/** Reads and checks a status list. */
export function* readStatusListScript(
  source: string | Uint8Array,
  options: StatusReadingOptions,
): Script<StatusReading> {
  const token = readToken(source)
  const bytes = token && (yield* inflate(token.lst, MAX_LIST_BYTES))
  if (token === undefined || bytes === undefined || !isStatusBits(token.bits)) return UNREADABLE
  const dates = timeProblems({ from: token.iat, until: token.exp }, options.at, { leewayMs: LEEWAY_MS })
  const problems = [...(yield* signedBy(token, options)), ...dates]
  const address = typeof token.sub === 'string' ? token.sub : null
  const number = address === null ? null : Number(address.split('/').at(-1))
  return {
    valid: problems.length === 0,
    problems,
    address,
    number: Number.isSafeInteger(number) ? number : null,
    issuedAt: instantText(token.iat),
    expiresAt: instantText(token.exp),
    ttl: typeof token.ttl === 'number' ? token.ttl : null,
    list: { bits: token.bits, bytes },
  }
}

function* signedBy(token: Token, { trust, at }: StatusReadingOptions): Script<readonly Problem[]> {
  const problemsOf = (key: TrustedKey) => {
    const mayNot = key.usage !== undefined && !key.usage.includes('status')
    return [
      ...revokedKey(key, at),
      ...(mayNot ? [problem('key-usage' as const, 'The key may not sign status lists.')] : []),
    ]
  }
  return yield* signerProblems(token, { trust, allowed: ['ES256'], problemsOf })
}

function readToken(source: string | Uint8Array): Token | undefined {
  if (typeof source === 'string') return readJwt(source.trim())
  // CBOR tag 18, or the array of four itself: neither byte begins a JWT.
  const first = source[0] ?? 0
  return first === 0xd2 || first === 0xd8 || first === 0x84
    ? readCwt(source)
    : readJwt((fromUtf8(source) ?? '').trim())
}

function readJwt(text: string): Token | undefined {
  const jws = parseJws(text)
  const claims = jws && parseJsonObject(fromUtf8(jws.payload))
  const { bits, lst } = Object(claims?.status_list)
  const packed = typeof lst === 'string' ? fromBase64Url(lst) : undefined
  if (
    jws === undefined ||
    claims === undefined ||
    packed === undefined ||
    jws.header.typ !== 'statuslist+jwt'
  )
    return undefined
  const { sub, iat, exp, ttl } = claims
  const algorithm = jws.header.alg === 'ES256' ? 'ES256' : undefined
  return {
    algorithm,
    kids: [String(jws.header.kid)],
    signed: jws.signed,
    signature: jws.signature,
    sub,
    iat,
    exp,
    ttl,
    bits,
    lst: packed,
  }
}

function readCwt(bytes: Uint8Array): Token | undefined {
  const cose = readCoseSign1(decodeCbor(bytes)?.value)
  const claims = cose && asMap(decodeCbor(cose.payload)?.value)
  const statusList = asMap(claims?.get(65533))
  const lst = statusList?.get('lst')
  if (cose === undefined || claims === undefined || !(lst instanceof Uint8Array)) return undefined
  if (cose.protectedHeader.get(16) !== 'application/statuslist+cwt') return undefined
  return {
    ...signedMessage(cose),
    sub: claims.get(2),
    iat: claims.get(6),
    exp: claims.get(4),
    ttl: claims.get(65534),
    bits: statusList?.get('bits'),
    lst,
  }
}
