// Identifiers of invented people follow from the seed, so that guides and journeys can name them. Nobody real has
// a declaration here, hence nothing is lost by a secret that can be computed.
import { createHash } from 'node:crypto'
import { referenceBytes, referenceFrom, secretFrom } from '../declaration/reference.ts'
import type { Credentials } from '../declaration/secret.node.ts'

const digest = (seed: number, what: string): Buffer => createHash('sha256').update(`${seed} ${what}`).digest()

/** A UUID of version 8 (RFC 9562, 5.8: the maker's own). */
function uuidFrom(bytes: Buffer): string {
  const hex = bytes.subarray(0, 16).toString('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

export const declarationIdOf = (seed: number, party: number): string =>
  uuidFrom(digest(seed, `party ${party}`))

export const holderIdOf = (seed: number, party: number, person: number): string =>
  uuidFrom(digest(seed, `person ${party} ${person}`))

export function credentialsOf(seed: number, party: number): Credentials {
  const bytes = digest(seed, `credentials ${party}`)
  return {
    reference: referenceFrom(bytes.subarray(0, referenceBytes)),
    secret: secretFrom(bytes.subarray(referenceBytes)),
  }
}
