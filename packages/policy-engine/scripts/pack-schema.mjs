// Writes docs/reference/pack.schema.json and version.schema.json from the zod schemas: one source for type,
// validator and documentation. The test pack-schema.test.ts fails when they are out of date.
import { mkdir, writeFile } from 'node:fs/promises'
import { schemaFiles } from '../src/pack-schema.ts'

const folder = new URL('../../../docs/reference/', import.meta.url)
await mkdir(folder, { recursive: true })
for (const [name, text] of schemaFiles()) await writeFile(new URL(name, folder), text)
