// Signs status lists, in both forms of draft-ietf-oauth-status-list §5.

import { deflateSync } from 'node:zlib'
import { toBase64, toBase64Url, utf8 } from './bytes.ts'
import { encodeCbor } from './cbor-encode.ts'
import { coseSign1, signedBytes } from './cose.ts'
import { type Signer, signEs256 } from './signer.node.ts'
import type { StatusList } from './status-list.ts'

/** What the token says beside the list. `address` must end in the number of the list. */
export interface StatusToken {
  readonly address: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** Seconds for which a copy may be kept. */
  readonly ttl: number
}

/** The list as a CWT (`application/statuslist+cwt`). */
export function signStatusListCwt(list: StatusList, token: StatusToken, signer: Signer): Uint8Array {
  const header = new Map<number, unknown>([
    [1, -7],
    [4, signer.kid],
    [16, 'application/statuslist+cwt'],
  ])
  const claims = new Map<number, unknown>([
    [2, token.address],
    [4, seconds(token.expiresAt)],
    [6, seconds(token.issuedAt)],
    [
      65533,
      new Map<string, unknown>([
        ['bits', list.bits],
        ['lst', compressed(list)],
      ]),
    ],
    [65534, token.ttl],
  ])
  const protectedBytes = encodeCbor(header)
  const payload = encodeCbor(claims)
  const signature = signEs256(signer, signedBytes(protectedBytes, payload))
  return coseSign1(protectedBytes, new Map(), payload, signature)
}

/** The list as a JWT (`application/statuslist+jwt`). */
export function signStatusListJwt(list: StatusList, token: StatusToken, signer: Signer): string {
  const claims = {
    sub: token.address,
    iat: seconds(token.issuedAt),
    exp: seconds(token.expiresAt),
    ttl: token.ttl,
    status_list: { bits: list.bits, lst: toBase64Url(compressed(list)) },
  }
  return signJws({ alg: 'ES256', typ: 'statuslist+jwt', kid: toBase64(signer.kid) }, claims, signer)
}

/** A compact JWS of a header and a JSON payload. */
export function signJws(header: object, payload: object, signer: Signer): string {
  const signed = `${toBase64Url(utf8(JSON.stringify(header)))}.${toBase64Url(utf8(JSON.stringify(payload)))}`
  return `${signed}.${toBase64Url(signEs256(signer, utf8(signed)))}`
}

function compressed(list: StatusList): Uint8Array {
  return new Uint8Array(deflateSync(list.bytes, { level: 9 }))
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
