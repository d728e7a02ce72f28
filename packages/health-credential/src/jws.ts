// JWS compact serialisation (RFC 7515 §7.1), taken apart but not yet believed.

import { fromBase64Url, fromUtf8, utf8 } from './bytes.ts'

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
  const header = parseJsonObject(headBytes)
  // RFC 7515 §4.1.11: an extension we must understand and do not.
  if (header === undefined || 'crit' in header) return undefined
  return { header, payload, signed: utf8(`${head}.${body}`), signature }
}

/** A JSON object of UTF-8 bytes; undefined for anything else. */
export function parseJsonObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  const value = parseJson(fromUtf8(bytes))
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}

/** A JSON value; undefined when the text is not JSON. */
export function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
