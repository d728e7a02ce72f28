// Credentials to practise with: invented issuers, and certificates for the people of the exercise. They were signed
// with keys that were thrown away (scripts/make-specimens.mjs), and count in an exercise only.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { findPackFolder } from '../place/pack-files.node.ts'

const Specimens = z.array(z.strictObject({ id: z.string(), text: z.string() }))
export type Specimen = z.infer<typeof Specimens>[number]

const fileOf = (pack: string, name: string): string | null => {
  const folder = findPackFolder(pack)
  const file = folder === undefined ? null : join(folder, 'credentials', name)
  return file !== null && existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** Trust in the invented issuers; null where the pack brings none. */
export const readSpecimenIssuers = (pack: string): string | null => fileOf(pack, 'issuers.json')

export function readSpecimens(pack: string): readonly Specimen[] {
  const text = fileOf(pack, 'specimens.json')
  return text === null ? [] : Specimens.parse(JSON.parse(text))
}
