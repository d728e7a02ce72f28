// Public pages over HTTP, as many as one core makes: by the processor time of the server's thread, since the readers run
// beside it. Held against a bare answer of the same text by Hono on the same server, in turns.
import { Worker } from 'node:worker_threads'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openApp } from '../src/app.ts'
import { keepPages } from '../src/keep-pages.ts'
import { type BenchHouse, openBenchHouse } from './bench-house.ts'

const seconds = Number(process.argv[2] ?? 2)
const rounds = 4
const readers = 8
const pages = ['/en', '/ar', '/en/verify', '/en/policy', '/en/privacy', '/en/rights']

const opened = await openBenchHouse()
try {
  await measure(opened)
} finally {
  await opened.close()
}

async function measure({ house }: BenchHouse): Promise<void> {
  keepPages(house)
  const app = openApp(house)
  const texts = new Map<string, string>()
  for (const page of pages) texts.set(page, await (await app.request(page)).text())
  const bare = new Hono().get('*', (c) => c.html(texts.get(c.req.path) ?? ''))
  const [ours, limit] = [await listen(app), await listen(bare)]
  console.log('page                    ours      bare Hono   of the limit   (pages a second of one core)')
  for (const page of pages) await compare(page, ours.url, limit.url)
  console.log('target 3,000 pages/s a core')
  ours.close()
  limit.close()
}

async function compare(page: string, ours: string, limit: string): Promise<void> {
  const [mine, theirs]: [number[], number[]] = [[], []]
  await rate(`${ours}${page}`, 0.5)
  for (let round = 0; round < rounds; round++) {
    mine.push(await rate(`${ours}${page}`, seconds / 2))
    theirs.push(await rate(`${limit}${page}`, seconds / 2))
  }
  const [a, b] = [median(mine), median(theirs)]
  console.log(
    `${page.padEnd(18)} ${a.toFixed(0).padStart(9)}/s ${b.toFixed(0).padStart(11)}/s ${((100 * a) / b).toFixed(0).padStart(11)} %`,
  )
}

async function rate(url: string, time: number): Promise<number> {
  const begun = process.threadCpuUsage()
  const read = await send(url, time)
  const { user, system } = process.threadCpuUsage(begun)
  return read / ((user + system) / 1e6)
}

function send(url: string, time: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('page-client.ts', import.meta.url), {
      workerData: { url, readers, seconds: time },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function listen(app: Pick<Hono, 'fetch'>): Promise<{ readonly url: string; close(): void }> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
}
