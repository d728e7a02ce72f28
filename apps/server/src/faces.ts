// What a browser gets is built from sources when they have changed, and only then: the scripts of the verifier and
// the code page (Vite), and the messages of six languages (Paraglide).
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartFault } from './platform/start-fault.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const verifier = join(root, 'apps', 'verifier')
const stamp = join(verifier, 'dist', 'sources.sha256')
// The packages whose code goes to the browser stand beside the app's own sources.
const sources = [
  'apps/verifier/src/**/*',
  'apps/verifier/*.{ts,json}',
  'packages/{health-credential,travel-document}/src/**/*',
  'package-lock.json',
]

/** Builds the scripts of the public pages if a source has changed since. */
export async function buildFaces(): Promise<void> {
  const hash = hashOf(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  await runNode([vite, 'build', '--logLevel', 'warn'], verifier)
  writeFileSync(stamp, hash)
}

/** Compiles the messages of the pages; the script itself looks whether they have changed. */
export function compileMessages(): Promise<void> {
  return runNode([join(root, 'scripts', 'compile-messages.mjs')], root)
}

function hashOf(patterns: readonly string[]): string {
  const hash = createHash('sha256')
  const files = globSync([...patterns], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function runNode(args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) return resolve()
      const words = Buffer.concat(said).toString('utf8').trim()
      reject(new StartFault(`The pages could not be built (${args[0]}):\n${words}`))
    })
  })
}
