// Sealing and opening what names people on a voyage. One data key a voyage: dropping it forgets its lists.
import type { Keyring } from '../platform/keyring.ts'

export function sealValue(keyring: Keyring, dataKey: Buffer, context: string, value: object): Buffer {
  return keyring.seal(dataKey, Buffer.from(JSON.stringify(value), 'utf8'), context)
}

/** What `sealValue` wrote under the same context: sealed under authentication, so it is of that type. */
export function openValue<Value>(keyring: Keyring, dataKey: Buffer, context: string, sealed: Buffer): Value {
  return JSON.parse(keyring.open(dataKey, sealed, context).toString('utf8')) as Value
}

export const eventContext = (voyageId: string, seq: number): string => `event ${seq} of voyage ${voyageId}`
export const personContext = (personId: string): string => `listed person ${personId}`
