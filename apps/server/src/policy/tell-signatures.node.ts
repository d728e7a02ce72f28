// Says at every start who vouches for the packs in use: in the log, and to whoever started the server.
import { findPackFolder } from '../place/pack-files.node.ts'
import type { House } from '../platform/deed.ts'
import { checkSignature } from './pack-signature.node.ts'
import { signatureInWords } from './signature-words.ts'

/** A line a pack; one whose signature does not hold is a warning. */
export function tellSignatures({ config, log }: Pick<House, 'config' | 'log'>): readonly string[] {
  return config.packs.flatMap((pack) => {
    const folder = findPackFolder(pack)
    if (folder === undefined) return []
    const standing = checkSignature(folder)
    const { signed, signedBy, fingerprint, differing } = standing
    const told = { pack, signed, signedBy, fingerprint, differing: differing.slice(0, 20) }
    if (signed === 'broken') log.warn(told, 'the signature of a pack does not hold')
    else log.info(told, 'pack')
    return [`${pack}: ${signatureInWords(standing)}`]
  })
}
