// Reads SMART Health Cards: digits or JWS, raw deflate, ES256 by the issuer's JWKS, revocation ids.

import { fromUtf8 } from './bytes.ts'
import { isCardRevoked } from './card-revocation.ts'
import { instantText, milliseconds, timeProblems } from './claim-times.ts'
import { inflate, type Script } from './effect.ts'
import { SMALL_INFLATE_LIMIT } from './inflate.ts'
import { parseJsonObject } from './json.ts'
import { type Jws, parseJws } from './jws.ts'
import { type Problem, problem } from './problem.ts'
import { cardSchemaProblems } from './shc-schema.ts'
import type { CardText } from './shc-text.ts'
import { certificateLife, revokedKey, signerProblems } from './signer-check.ts'
import { findKeys, type Trust, type TrustedKey } from './trust.ts'
import type { Verification } from './verification.ts'
import { verification } from './verification-of.ts'

/** `trust`: issuers' keys and revocation lists. `at`: the instant of the check. */
export interface CardOptions {
  readonly trust: Trust
  readonly at: Date
}

/** Verifies the card found in a text. */
export function* readCard(card: CardText, options: CardOptions): Script<Verification> {
  const jws = card.jws === undefined ? undefined : parseJws(card.jws)
  const problems: Problem[] = [...card.problems]
  if (card.jws !== undefined && jws === undefined)
    problems.push(problem('jws', 'The card is no well-formed JWS.'))
  if (jws === undefined) return verification({ format: 'shc', problems })
  problems.push(...headerProblems(jws))
  const opened = yield* openPayload(jws)
  const { payload } = opened
  problems.push(...opened.problems, ...(yield* signedBy(jws, payload, options)))
  if (payload !== undefined)
    problems.push(
      ...payloadProblems(payload, options.at),
      ...revocation(payload, kidOf(jws), options.trust),
      ...cardSchemaProblems(payload),
    )
  return verification({
    format: 'shc',
    problems,
    keyId: kidOf(jws),
    algorithm: jws.header.alg === 'ES256' ? 'ES256' : undefined,
    issuer: payload?.iss,
    issuedAt: instantText(payload?.nbf),
    expiresAt: instantText(payload?.exp),
    payload,
  })
}

function headerProblems({ header }: Jws): readonly Problem[] {
  const found: Problem[] = []
  if (header.zip !== 'DEF') found.push(problem('jws', 'The header does not say that the card is deflated.'))
  if (typeof header.kid !== 'string') found.push(problem('jws', 'The header names no key.'))
  return found
}

function* openPayload(
  jws: Jws,
): Script<{ readonly payload?: Readonly<Record<string, unknown>>; readonly problems: readonly Problem[] }> {
  const bytes =
    jws.header.zip === 'DEF' ? yield* inflate(jws.payload, SMALL_INFLATE_LIMIT, 'raw') : jws.payload
  if (bytes === undefined)
    return { problems: [problem('zlib', 'The compressed content is damaged or too large.')] }
  const payload = parseJsonObject(fromUtf8(bytes))
  return payload === undefined
    ? { problems: [problem('jws', 'The signed content is no JSON object.')] }
    : { payload, problems: [] }
}

function* signedBy(
  jws: Jws,
  payload: Readonly<Record<string, unknown>> | undefined,
  { trust, at }: CardOptions,
): Script<readonly Problem[]> {
  const problemsOf = (key: TrustedKey) => [
    ...revokedKey(key, at),
    ...certificateLife(key, at),
    ...issuerProblems(key, payload),
  ]
  const algorithm = jws.header.alg === 'ES256' ? 'ES256' : undefined
  const message = {
    kids: [kidOf(jws) ?? ''],
    algorithm,
    signed: jws.signed,
    signature: jws.signature,
  } as const
  return yield* signerProblems(message, { trust, allowed: ['ES256'], problemsOf })
}

function issuerProblems(
  key: TrustedKey,
  payload: Readonly<Record<string, unknown>> | undefined,
): readonly Problem[] {
  const other = key.issuer !== undefined && payload !== undefined && payload.iss !== key.issuer
  return other
    ? [problem('issuer-unknown', 'The card names another issuer than the one its key belongs to.')]
    : []
}

function payloadProblems(payload: Readonly<Record<string, unknown>>, at: Date): readonly Problem[] {
  const { iss, nbf, exp } = payload
  const found: Problem[] = [...timeProblems({ from: nbf, until: exp }, at)]
  if (milliseconds(nbf) === undefined) found.push(problem('jws', 'The card does not say from when it holds.'))
  // The issuer is where the keys are fetched from: only https, and one spelling.
  if (typeof iss !== 'string' || !/^https:\/\/[^/?#]+(\/[^?#]*[^/?#])?$/.test(iss))
    found.push(problem('jws', 'The issuer is no https address.'))
  return found
}

function revocation(
  payload: Readonly<Record<string, unknown>>,
  kid: string | undefined,
  trust: Trust,
): readonly Problem[] {
  const rid: unknown = Object(payload.vc).rid
  const nbf = payload.nbf
  const list = trust.cardRevocations?.find((one) => one.kid === kid)
  if (typeof rid !== 'string' || typeof nbf !== 'number' || list === undefined || kid === undefined) return []
  // A list older than the key's own count may miss this card: say nothing rather than vouch for it.
  const wanted = findKeys(trust, [kid]).keys[0]?.revocationVersion
  if (wanted !== undefined && wanted !== list.counter)
    return [problem('revoked', 'The revocation list is not the one its key names.')]
  return isCardRevoked(list, rid, nbf) ? [problem('revoked', 'The card was withdrawn by its issuer.')] : []
}

function kidOf(jws: Jws): string | undefined {
  const kid = jws.header.kid
  return typeof kid === 'string' ? kid : undefined
}
