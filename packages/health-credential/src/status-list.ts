// IETF Token Status List: a compressed array of 1, 2, 4 or 8 bits a token, lowest bits first (§4.1).
// Values are immutable; a change makes a new list.

import { byteAt } from './bytes.ts'

/** Bits per entry that the draft allows. */
export type StatusBits = 1 | 2 | 4 | 8

/** An array of statuses. */
export interface StatusList {
  readonly bits: StatusBits
  readonly bytes: Uint8Array
}

/** Status values of §7.1. */
export const STATUS = { valid: 0, invalid: 1, suspended: 2 } as const

/** An all-valid list with room for `size` entries. */
export function createStatusList(bits: StatusBits, size: number): StatusList {
  return { bits, bytes: new Uint8Array(Math.ceil((size * bits) / 8)) }
}

/** How many entries a list holds. */
export function statusListSize(list: StatusList): number {
  return (list.bytes.length * 8) / list.bits
}

/** The status at an index; undefined beyond the end, which a verifier must not take for valid (§8.3). */
export function statusAt(list: StatusList, index: number): number | undefined {
  if (!Number.isSafeInteger(index) || index < 0) return undefined
  const perByte = 8 / list.bits
  const byte = list.bytes[Math.floor(index / perByte)]
  return byte === undefined ? undefined : (byte >> ((index % perByte) * list.bits)) & (2 ** list.bits - 1)
}

/** A list with some entries changed. Throws RangeError for an index or a value that does not fit. */
export function withStatuses(
  list: StatusList,
  changes: Iterable<readonly [index: number, status: number]>,
): StatusList {
  const bytes = list.bytes.slice()
  const perByte = 8 / list.bits
  const mask = 2 ** list.bits - 1
  for (const [index, status] of changes) {
    const at = Math.floor(index / perByte)
    const fits =
      Number.isSafeInteger(index) && index >= 0 && at < bytes.length && Number.isSafeInteger(status)
    if (!fits || status < 0 || status > mask)
      throw new RangeError(`status ${status} at ${index} does not fit the list`)
    const shift = (index % perByte) * list.bits
    bytes[at] = (byteAt(bytes, at) & ~(mask << shift)) | (status << shift)
  }
  return { bits: list.bits, bytes }
}

/** Whether a value is an allowed number of bits. */
export function isStatusBits(value: unknown): value is StatusBits {
  return value === 1 || value === 2 || value === 4 || value === 8
}
