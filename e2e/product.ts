// Starts the product for a journey as a new user would, on a port and in a data folder of its own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'

const project = fileURLToPath(new URL('..', import.meta.url))

export interface Product {
  readonly url: string
  /** Runs `pratique …` beside the server and answers its standard output. */
  command(...args: readonly string[]): string
  /** `kill -9` of the server, as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same data and port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

async function ready(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const signal = AbortSignal.timeout(500_000)
  while (!signal.aborted) {
    if (child.exitCode !== null) throw new Error(`The product stopped with ${child.exitCode}:\n${output()}`)
    const answer = await fetch(`${url}/health/ready`, { signal }).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The product was not ready in time:\n${output()}`)
}

/** `root`: of another copy of the project. */
export async function startProduct(args: readonly string[] = [], root = project): Promise<Product> {
  const data = mkdtempSync(join(tmpdir(), 'pratique-journey-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', PRATIQUE_DATA: data, NO_COLOR: '1' }
  const begin = async (more: readonly string[]) => {
    let output = ''
    const child = spawn('node', ['apps/server/src/main.ts', ...more], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output = `${output}${chunk}`.slice(-4000)
      })
    await ready(url, child, () => output)
    return child
  }
  const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  let child = await begin(args)
  return {
    url,
    command: (...words) => {
      const result = spawnSync('node', ['apps/server/bin/pratique.mjs', ...words], {
        cwd: root,
        env,
        encoding: 'utf8',
      })
      if (result.status !== 0)
        throw new Error(`pratique ${words.join(' ')} ended with ${result.status}:\n${result.stderr}`)
      return result.stdout
    },
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      child = await begin([])
    },
    stop: async () => {
      await end(child, 'SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** A test whose worker has one product, opened at `at` (the exercise's own opening when not said). */
export const test = base.extend<object, { at: string; product: Product }>({
  at: ['', { option: true, scope: 'worker' }],
  product: [
    async ({ at }, use) => {
      const product = await startProduct(at ? ['--at', at] : [])
      await use(product)
      await product.stop()
    },
    { scope: 'worker', timeout: 550_000 },
  ],
})
export { expect } from '@playwright/test'
