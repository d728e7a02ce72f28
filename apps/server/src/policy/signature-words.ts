// How a pack stands to its signature, in a sentence: said wherever a pack is loaded by a person.
import type { Standing } from './pack-signature.node.ts'

const shown = 5

export function signatureInWords({ signed, signedBy, fingerprint, differing }: Standing): string {
  if (signed === 'no') return 'Not signed: nobody vouches for these files.'
  if (signed === 'yes') return `Signed by ${signedBy}, key ${fingerprint}.`
  const more = differing.length > shown ? ` and ${differing.length - shown} more` : ''
  return `The signature of ${signedBy ?? 'somebody'} does not hold: ${differing.slice(0, shown).join(', ')}${more} differ from what was signed.`
}
