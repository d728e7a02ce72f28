// The desk as it was built, read once: scripts and styles at hashed addresses, and the service worker.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'

export interface DeskFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly gzipped: Uint8Array<ArrayBuffer>
  readonly type: string
}

export interface DeskFiles {
  /** By address. */
  readonly files: ReadonlyMap<string, DeskFile>
  readonly script: string
  readonly styles: readonly string[]
}

const distFolder = fileURLToPath(new URL('../../../desk/dist/', import.meta.url))
const base = '/assets/desk/'
const manifestSchema = z.record(
  z.string(),
  z.object({ file: z.string(), css: z.array(z.string()).default([]) }),
)
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
}

let kept: DeskFiles | null = null

/** Null where the desk was not built (a test). */
export function readDeskFiles(folder: string = distFolder): DeskFiles | null {
  if (kept !== null && folder === distFolder) return kept
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) return null
  const entry = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')))['src/main.tsx']
  if (entry === undefined) return null
  const addresses = readdirSync(join(folder, 'kept')).map((name) => `kept/${name}`)
  const read = {
    files: new Map([
      ...addresses.map((name) => [base + name, readFile(join(folder, name))] as const),
      ['/desk/service-worker.js', readFile(join(folder, 'service-worker.js'))] as const,
    ]),
    script: base + entry.file,
    styles: entry.css.map((file) => base + file),
  }
  if (folder === distFolder) kept = read
  return read
}

function readFile(path: string): DeskFile {
  const bytes = new Uint8Array(readFileSync(path))
  const gzipped = new Uint8Array(gzipSync(bytes, { level: 9 }))
  return { bytes, gzipped, type: types[extname(path)] ?? 'application/octet-stream' }
}
