// Our payload as CWT claims (RFC 8392) in the HCERT container: `{1 iss, 4 exp, 6 iat, -260: {-7001: {…}}}`
// with integer keys, so that everything fits QR version 9 at level M.

import { byteAt, fromHex, toHex } from './bytes.ts'
import { asMap } from './cbor.ts'
import { confirmationClaim, holderKeyOf } from './presence.ts'
import type { CodeLevel, CodePayload, CodeScheme, CodeState, DocumentBinding } from './verification.ts'

/** What the issuer signs: the payload, by whom, from when, until when (exclusive). */
export interface CodeContent {
  readonly issuer: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly payload: CodePayload
}

export const HCERT_CLAIM = -260
export const PRATIQUE_CLAIM = -7001

const SCHEMES: readonly CodeScheme[] = ['international', 'resident']
const STATES: readonly CodeState[] = ['unknown', 'green', 'yellow', 'orange', 'red']
const LEVELS: readonly CodeLevel[] = ['paper', 'online', 'offline']

// Keys below 24 take one byte. Absent means: international, paper, no specimen, none.
const KEY = {
  id: 1,
  scheme: 2,
  state: 3,
  policyVersion: 4,
  pack: 5,
  specimen: 6,
  binding: 7,
  status: 8,
  reasons: 9,
  level: 10,
  firstName: 11,
} as const

/** The largest accepted cost: a forged code must not make a gate compute for minutes. */
const MAX_BINDING_COST = 20

/** The claims to sign. */
export function codeClaims(content: CodeContent): Map<unknown, unknown> {
  const { holderKey } = content.payload
  return new Map<unknown, unknown>([
    [1, content.issuer],
    [4, seconds(content.expiresAt)],
    [6, seconds(content.issuedAt)],
    ...(holderKey === undefined ? [] : [confirmationClaim(holderKey)]),
    [HCERT_CLAIM, new Map([[PRATIQUE_CLAIM, payloadMap(content.payload)]])],
  ])
}

// In the order of the keys, which is the deterministic form (RFC 8949 §4.2.1).
function payloadMap(payload: CodePayload): Map<number, unknown> {
  const { scheme, specimen, binding, status, reasons, level, firstName } = payload
  const fields: readonly (readonly [number, unknown])[] = [
    [KEY.id, hexBytes(payload.id)],
    [KEY.scheme, scheme === 'international' ? undefined : SCHEMES.indexOf(scheme)],
    [KEY.state, STATES.indexOf(payload.state)],
    [KEY.policyVersion, payload.policyVersion],
    [KEY.pack, payload.pack],
    [KEY.specimen, specimen || undefined],
    [KEY.binding, binding === null ? undefined : Uint8Array.of(binding.cost, ...hexBytes(binding.tag))],
    [KEY.status, status === null ? undefined : [status.list, status.index]],
    [KEY.reasons, reasons.length === 0 ? undefined : reasons],
    [KEY.level, level === 'paper' ? undefined : LEVELS.indexOf(level)],
    [KEY.firstName, firstName ?? undefined],
  ]
  return new Map(fields.filter(([, value]) => value !== undefined))
}

/** The payload of decoded claims; undefined when it is not there, or a field is missing or of a wrong kind. */
export function readPayload(claims: ReadonlyMap<unknown, unknown>): CodePayload | undefined {
  const map = asMap(asMap(claims.get(HCERT_CLAIM))?.get(PRATIQUE_CLAIM))
  const holderKey = holderKeyOf(claims)
  const id = map?.get(KEY.id)
  const state = STATES[index(map?.get(KEY.state))]
  const scheme = SCHEMES[index(map?.get(KEY.scheme) ?? 0)]
  const level = LEVELS[index(map?.get(KEY.level) ?? 0)]
  const policyVersion = map?.get(KEY.policyVersion)
  const pack = map?.get(KEY.pack)
  if (map === undefined || !(id instanceof Uint8Array) || id.length !== 16) return undefined
  if (state === undefined || scheme === undefined || level === undefined) return undefined
  if (!isCount(policyVersion) || typeof pack !== 'string') return undefined
  const optional = optionalFields(map, id)
  const holder = holderKey === undefined ? {} : { holderKey }
  return optional && { id: toHex(id), scheme, state, level, pack, policyVersion, ...optional, ...holder }
}

type OptionalFields = Pick<CodePayload, 'specimen' | 'reasons' | 'binding' | 'status' | 'firstName'>

function optionalFields(map: ReadonlyMap<unknown, unknown>, id: Uint8Array): OptionalFields | undefined {
  const reasons = map.get(KEY.reasons) ?? []
  const specimen = map.get(KEY.specimen) ?? false
  const firstName = map.get(KEY.firstName) ?? null
  const binding = readBinding(map.get(KEY.binding), id)
  const status = readStatus(map.get(KEY.status))
  if (!Array.isArray(reasons) || !reasons.every(isReason) || typeof specimen !== 'boolean') return undefined
  if ((firstName !== null && typeof firstName !== 'string') || binding === undefined || status === undefined)
    return undefined
  return { specimen, reasons, binding, status, firstName }
}

function readBinding(value: unknown, id: Uint8Array): DocumentBinding | null | undefined {
  if (value === undefined) return null
  if (!(value instanceof Uint8Array) || value.length !== 4) return undefined
  const cost = byteAt(value, 0)
  if (cost > MAX_BINDING_COST) return undefined
  return { salt: toHex(id.subarray(0, 8)), cost, tag: toHex(value.subarray(1)) }
}

function readStatus(value: unknown): CodePayload['status'] | undefined {
  if (value === undefined) return null
  const [list, at]: unknown[] = Array.isArray(value) && value.length === 2 ? value : []
  return isCount(list) && isCount(at) ? { list, index: at } : undefined
}

function isReason(value: unknown): value is number | string {
  return isCount(value) || typeof value === 'string'
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function index(value: unknown): number {
  return isCount(value) ? value : -1
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}

function hexBytes(text: string): Uint8Array {
  const bytes = fromHex(text)
  if (bytes === undefined) throw new TypeError(`not hex: ${text}`)
  return bytes
}
