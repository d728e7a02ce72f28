// What a message says and to whom, sealed under the data key of the holder it concerns.
import type { Keyring } from '../platform/keyring.ts'
import type { AddressedLetter } from './carrier.ts'

interface Sealing {
  readonly dataKey: Uint8Array
  readonly keyring: Keyring
}

const contextOf = (id: string): string => `message ${id}`

export function sealLetter({ dataKey, keyring }: Sealing, id: string, letter: AddressedLetter): Buffer {
  return keyring.seal(dataKey, Buffer.from(JSON.stringify(letter), 'utf8'), contextOf(id))
}

/** Throws `KeyringFault` when it does not open. */
export function openLetter({ dataKey, keyring }: Sealing, id: string, sealed: Uint8Array): AddressedLetter {
  const bytes = keyring.open(dataKey, sealed, contextOf(id))
  // Only `sealLetter` seals under this context.
  return JSON.parse(bytes.toString('utf8')) as AddressedLetter
}
