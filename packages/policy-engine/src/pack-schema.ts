// The JSON schemas of a pack's files, for editors and for programs in other languages.
import { z } from 'zod'
import { GoldenFile } from './golden.ts'
import { PackManifest } from './pack.ts'
import { RuleTexts } from './pack-text.ts'
import { PolicyVersion } from './pack-version.ts'

const SCHEMAS = {
  'pack.schema.json': PackManifest,
  'pack-version.schema.json': PolicyVersion,
  'pack-texts.schema.json': RuleTexts,
  'pack-golden.schema.json': GoldenFile,
} as const

/** The schema files by name, as text ready to be written. */
export function schemaFiles(): readonly (readonly [name: string, text: string])[] {
  return Object.entries(SCHEMAS).map(([name, schema]) => {
    const json = z.toJSONSchema(schema, { io: 'input' })
    return [name, `${JSON.stringify(json, null, 2)}\n`]
  })
}
