import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { schemaFiles } from './pack-schema.ts'

it.each(schemaFiles())(
  'docs/reference/%s is what the code says (npm run schema -w packages/policy-engine)',
  (name, text) => {
    expect(readFileSync(new URL(`../../../docs/reference/${name}`, import.meta.url), 'utf8')).toBe(text)
  },
)
