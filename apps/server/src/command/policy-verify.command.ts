// `pratique policy verify PACK [--fingerprint HEX] [--json]`: who signed the files of a pack, and whether they are still
// what was signed. Exit 0 signed and whole (and by that key, where one is named), 1 not, 2 wrongly asked.
import { readArguments } from '../platform/arguments.ts'
import type { Io } from '../platform/io.ts'
import { checkSignature } from '../policy/pack-signature.node.ts'
import { signatureInWords } from '../policy/signature-words.ts'
import { packFolderOf } from './pack-argument.ts'

const usage = 'Usage: pratique policy verify PACK [--fingerprint HEX] [--json]'

export function run(args: string[], io: Io): Promise<number> {
  const options = { json: { type: 'boolean', default: false }, fingerprint: { type: 'string' } } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const standing = checkSignature(packFolderOf(positionals[0], usage))
  const expected = values.fingerprint?.toLowerCase()
  const byAnother = expected !== undefined && standing.fingerprint !== expected
  const words = `${signatureInWords(standing)}${byAnother ? ' It is not the key that you named.' : ''}`
  io.stdout.write(values.json ? `${JSON.stringify({ ...standing, byAnother })}\n` : `${words}\n`)
  return Promise.resolve(standing.signed === 'yes' && !byAnother ? 0 : 1)
}
