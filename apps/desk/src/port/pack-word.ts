// Symptoms and kinds of help in the words of the pack that the flight came with; a code without words stands as it is.
import type { BundleAnswer } from '@pratique/api-contract'
import type { Say } from '../say.tsx'

type Words = BundleAnswer['words']['symptoms']

export function packWord(t: Say, words: Words, code: string): string {
  const said = words[code]
  return said?.[t.language] ?? said?.en ?? code.replaceAll('-', ' ')
}
