// From nothing to ready: `npm start` on an empty folder, embedded PostgreSQL, the exercise loaded. Ready is what
// /health/ready says. Held against nothing but the target: what is loaded is the limit.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const port = Number(process.argv[2] ?? 3190)
const patienceMs = 300_000
const address = `http://127.0.0.1:${port}`

const folder = await mkdtemp(join(tmpdir(), 'pratique-start-'))
const begun = performance.now()
const main = new URL('../src/main.ts', import.meta.url).pathname
const server = spawn(process.execPath, ['--max-semi-space-size=64', main], {
  env: { ...process.env, PRATIQUE_DATA: folder, PORT: String(port) },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const gone = once(server, 'exit')
try {
  const first = await until('/health/live')
  const ready = await until('/health/ready')
  console.log(`answers after     ${first.toFixed(1).padStart(6)} s`)
  console.log(`ready after       ${ready.toFixed(1).padStart(6)} s   target 20 s`)
} finally {
  server.kill('SIGINT')
  await gone
  await rm(folder, { recursive: true, force: true })
}

/** Seconds from the start until this address answers that all is well. */
async function until(path: string): Promise<number> {
  while (performance.now() - begun < patienceMs) {
    const response = await fetch(`${address}${path}`).catch(() => null)
    await response?.body?.cancel()
    if (response?.ok) return (performance.now() - begun) / 1000
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode}`)
    await setTimeout(50)
  }
  throw new Error(`${path} was not well after ${patienceMs / 1000} s`)
}
