// A declaration submitted over HTTP: read, checked, sealed, journaled, decided, its code signed and answered. Held
// against the very same SQL, sent by pgbench to the same database over the same number of connections.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { serve } from '@hono/node-server'
import { DeclarationRequest } from '@pratique/api-contract'
import { declarationRoutes } from '../src/declaration/declaration.routes.ts'
import { openFrame } from '../src/platform/frame.ts'
import { openBenchHouse } from './bench-house.ts'
import { listen, pgbenchScript } from './replay.ts'

const clients = 4
const seconds = Number(process.argv[2] ?? 10)
const run = promisify(execFile)

const { house, url: databaseUrl, folder, close } = await openBenchHouse(clients)
const { database } = house
try {
  const app = openFrame({ log: house.log, config: house.config })
  app.route('/api/v1', declarationRoutes(house))
  const body = JSON.stringify(firstTraveller())
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  await app.request('/api/v1/declarations', post)
  const statements = await statementsOf(() =>
    app.request('/api/v1/declarations', { ...post, body: body.replaceAll('YA1234567', 'YA0000001') }),
  )
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = `http://127.0.0.1:${port}/api/v1/declarations`
  await load(url, body, 3)
  // Taken in turns, so that whatever else the machine does falls on both.
  const rounds: { readonly rate: number; readonly processor: number; readonly limit: number }[] = []
  for (let round = 0; round < 4; round++) {
    const begun = process.threadCpuUsage()
    const { sent, seconds: took } = await load(url, body, seconds / 2)
    const { user, system } = process.threadCpuUsage(begun)
    const limit = await pgbench(statements, Math.ceil(seconds / 2))
    rounds.push({ rate: sent / took, processor: (user + system) / sent / 1000, limit })
  }
  const mean = (of: (round: (typeof rounds)[number]) => number) =>
    rounds.reduce((sum, round) => sum + of(round), 0) / rounds.length
  const [rate, limit] = [mean((round) => round.rate), mean((round) => round.limit)]
  console.log(
    `declaration submitted over HTTP, ${clients} clients, durable   ${rate.toFixed(0).padStart(7)}/s`,
  )
  console.log(
    `the same ${statements.length} statements by pgbench, simple protocol     ${limit.toFixed(0).padStart(7)}/s`,
  )
  console.log(
    `processor time of the server's thread for each           ${mean((round) => round.processor)
      .toFixed(1)
      .padStart(8)} ms`,
  )
  console.log(`ratio ${((100 * rate) / limit).toFixed(0)} % (target 50 %)`)
  server.close()
} finally {
  await close()
}

function firstTraveller(): unknown {
  const example = DeclarationRequest.meta()?.example as { travellers: unknown[] }
  return { ...example, travellers: example.travellers.slice(0, 1) }
}

async function statementsOf(deed: () => Response | Promise<Response>) {
  const heard = listen(database.pool)
  // Connections that are open are not heard: they are let go, so that new ones are opened.
  for (const client of await Promise.all(Array.from({ length: clients }, () => database.pool.connect())))
    client.release(true)
  const response = await deed()
  if (response.status !== 201) throw new Error(await response.text())
  return heard()
}

interface Sent {
  readonly sent: number
  readonly seconds: number
}

function load(url: string, body: string, time: number): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('declare-client.ts', import.meta.url), {
      workerData: { url, clients, seconds: time, body },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function pgbench(statements: Parameters<typeof pgbenchScript>[0], time: number): Promise<number> {
  const script = join(folder, 'declare.sql')
  await writeFile(script, pgbenchScript(statements))
  const { stdout } = await run(
    'pgbench',
    ['-n', '-f', script, '-c', String(clients), '-j', '1', '-T', String(time), databaseUrl],
    { maxBuffer: 1 << 26 },
  )
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (tps === undefined) throw new Error(`pgbench gave no figure:\n${stdout}`)
  return Number(tps)
}
