// The JSON form of decoded CBOR, so that every reader's payload can be printed and handed to rules. Byte
// strings become base64url (RFC 8949 §6.1), integer keys their digits, times under tags 0 and 1 plain values.

import { toBase64Url } from './bytes.ts'
import { type Cbor, Simple, Tagged } from './cbor.ts'
import { Malformed, unlessMalformed } from './malformed.ts'

/** The JSON form; undefined when two keys would fall together (1 and "1"). */
export function cborToJson(value: Cbor): { readonly json: unknown } | undefined {
  return unlessMalformed(() => ({ json: convert(value) }))
}

function convert(value: Cbor): unknown {
  if (value instanceof Map) return convertMap(value)
  if (Array.isArray(value)) return value.map(convert)
  if (value instanceof Uint8Array) return toBase64Url(value)
  if (value instanceof Tagged) return convert(value.value)
  if (typeof value === 'bigint') return value.toString()
  if (value === undefined || value instanceof Simple) return null
  return typeof value === 'number' && !Number.isFinite(value) ? null : value
}

function convertMap(map: ReadonlyMap<unknown, unknown>): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const [key, value] of map) {
    const name = String(key)
    if (Object.hasOwn(object, name)) throw new Malformed('keys fall together')
    // Plain assignment to __proto__ would set the prototype instead.
    if (name === '__proto__') Object.defineProperty(object, name, { value: convert(value), enumerable: true })
    else object[name] = convert(value)
  }
  return object
}
