// What a browser gets is built from sources when they have changed, and only then: the scripts of the verifier and
// the code page, the desk (Vite), and the messages in every language (Paraglide).
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartFault } from './platform/start-fault.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** An app whose code goes to the browser. */
interface Face {
  readonly app: string
  /** The packages that it carries along stand beside its own sources. */
  readonly sources: readonly string[]
  /** Whether it brings messages of its own, to be compiled first. */
  readonly speaks: boolean
}

const faces: readonly Face[] = [
  {
    app: 'apps/verifier',
    sources: ['packages/{health-credential,travel-document}/src/**/*'],
    speaks: false,
  },
  { app: 'apps/desk', sources: ['apps/desk/messages/*', 'packages/api-contract/src/**/*'], speaks: true },
]

/** Builds what goes to the browser, each app if a source of it has changed since. */
export async function buildFaces(): Promise<void> {
  await Promise.all(faces.map(buildFace))
}

async function buildFace({ app, sources, speaks }: Face): Promise<void> {
  const stamp = join(root, app, 'dist', 'sources.sha256')
  const hash = hashOf([`${app}/src/**/*`, `${app}/*.{ts,json}`, ...sources, 'package-lock.json'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (speaks) await runNode([compiler, app], root)
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  await runNode([vite, 'build', '--logLevel', 'warn'], join(root, app))
  writeFileSync(stamp, hash)
}

const compiler = join(root, 'scripts', 'compile-messages.mjs')

/** Compiles the messages of the pages; the script itself looks whether they have changed. */
export function compileMessages(): Promise<void> {
  return runNode([compiler], root)
}

/** For commands without a house: compiled once, so that a fresh clone knows its languages. */
export async function ensureMessages(): Promise<void> {
  if (!existsSync(join(root, 'apps', 'server', 'generated', 'languages.ts'))) await compileMessages()
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
