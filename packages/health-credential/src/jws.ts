// JWS compact serialisation (RFC 7515 §7.1), taken apart but not yet believed.

import { fromBase64Url, fromUtf8, utf8 } from './bytes.ts'
import { parseJsonObject } from './json.ts'

/** The parts of a compact JWS. `signed` is what the signature covers. */
export interface Jws {
  readonly header: Readonly<Record<string, unknown>>
  readonly payload: Uint8Array
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** Takes a compact JWS apart; undefined when a part is malformed or the header is critical beyond us. */
export function parseJws(text: string): Jws | undefined {
  const parts = text.split('.')
  const [head = '', body = '', tail = ''] = parts
  const [headBytes, payload, signature] = [head, body, tail].map(fromBase64Url)
  if (parts.length !== 3 || !headBytes?.length || payload === undefined || !signature?.length)
    return undefined
  const header = parseJsonObject(fromUtf8(headBytes))
  // RFC 7515 §4.1.11: an extension we must understand and do not.
  if (header === undefined || 'crit' in header) return undefined
  return { header, payload, signed: utf8(`${head}.${body}`), signature }
}
