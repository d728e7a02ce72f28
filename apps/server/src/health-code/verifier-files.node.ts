// The scripts and styles that were built for the verifier and the code page, read once. A house without them (a test,
// a build that failed) still serves every page: they work without scripts.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { fixture } from '../platform/fixture.ts'
import type { PageFiles } from './page-files.ts'

export interface ServedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly gzipped: Uint8Array<ArrayBuffer>
  readonly type: string
}

type PageScript = 'verifier' | 'code-page' | 'certificates'

export interface VerifierFiles {
  /** By address. */
  readonly files: ReadonlyMap<string, ServedFile>
  readonly serviceWorker: ServedFile | null
  readonly pageFiles: (page: PageScript) => PageFiles
}

export const verifierFiles = fixture<VerifierFiles>('verifier files')

const distFolder = fileURLToPath(new URL('../../../verifier/dist/', import.meta.url))
const base = '/assets/verifier/'

const chunk = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
})
const manifestSchema = z.record(z.string(), chunk)
type Manifest = z.infer<typeof manifestSchema>

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
}

/** Reads what was built; without it, nothing is served and no page names a script. */
export function readVerifierFiles(folder: string = distFolder): VerifierFiles {
  const manifestPath = join(folder, 'manifest.json')
  if (!existsSync(manifestPath))
    return { files: new Map(), serviceWorker: null, pageFiles: () => ({ script: null, styles: [] }) }
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(manifestPath, 'utf8')))
  const kept = readdirSync(join(folder, 'kept')).map((name) => `kept/${name}`)
  return {
    files: new Map(kept.map((name) => [base + name, readServed(join(folder, name))])),
    serviceWorker: readServed(join(folder, 'service-worker.js')),
    pageFiles: (page) => filesOf(manifest, `src/${page}.ts`),
  }
}

function readServed(path: string): ServedFile {
  const bytes = new Uint8Array(readFileSync(path))
  const gzipped = new Uint8Array(gzipSync(bytes, { level: 9 }))
  return { bytes, gzipped, type: types[extname(path)] ?? 'application/octet-stream' }
}

function filesOf(manifest: Manifest, entry: string): PageFiles {
  const found = manifest[entry]
  if (!found) return { script: null, styles: [] }
  const imported = found.imports.flatMap((name) => manifest[name]?.css ?? [])
  return {
    script: base + found.file,
    styles: [...new Set([...imported, ...found.css])].map((file) => base + file),
  }
}
