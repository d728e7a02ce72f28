// Listens from the first moment of the start, so that the operator's health check is answered and whoever opens a
// page reads that it is getting ready, not that there is nothing. Once the house is open, requests go there.
import { readdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { Config } from '../config.ts'
import { healthRoutes } from './health.routes.ts'
import { atMost } from './pause.ts'
import { Problem } from './problem.ts'
import { StartFault } from './start-fault.ts'
import { answerProblem, notReady } from './trouble.ts'

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>

export interface Gate {
  readonly port: number
  /** From now on requests go to the house. */
  open(fetch: Fetch): void
  /** Takes no new request, lets running ones end (5 s at most). Closing it twice is closing it once. */
  close(): Promise<void>
}

const drainMs = 5_000

export async function openGate({ port, host }: Pick<Config, 'port' | 'host'>): Promise<Gate> {
  const waiting = waitingRoom()
  let closed: Promise<void> | undefined
  let fetch: Fetch = (request) => waiting.fetch(request)
  const server = createAdaptorServer({ fetch: (request, env) => fetch(request, env) }) as Server
  await listen(server, port, host)
  return {
    port: (server.address() as AddressInfo).port,
    open(next) {
      fetch = next
    },
    close() {
      closed ??= drain(server)
      return closed
    },
  }
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  // A connection kept alive for a next request falls idle only after its present answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 20)
  await atMost(drainMs, closed)
  clearInterval(sweep)
  server.closeAllConnections()
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFault(error, port, host)))
    server.listen(port, host, resolve)
  })
}

function listenFault(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new StartFault(
      `Port ${port} is in use, perhaps by Pratique itself. Stop what runs there, or choose another: PORT=${port + 1} npm start`,
      { cause: error },
    )
  if (error.code === 'EACCES')
    return new StartFault(
      `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`,
      { cause: error },
    )
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartFault(
      `HOST=${host} is not an address of this machine. Use 127.0.0.1 for this machine only, 0.0.0.0 for every network.`,
      { cause: error },
    )
  return error
}

// No message is compiled yet: the words are read from the files themselves, in every language that has any.
const messages = join(import.meta.dirname, '..', '..', 'messages')
const sentences = readdirSync(messages).flatMap((name) => {
  const lang = /^site\.(.+)\.json$/.exec(name)?.[1]
  if (lang === undefined) return []
  const { site_getting_ready: text } = JSON.parse(readFileSync(join(messages, name), 'utf8'))
  return [{ lang, text: String(text) }]
})

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2"><title>Pratique</title>
${sentences.map(({ lang, text }) => `<p lang="${lang}" dir="auto">${text}</p>`).join('\n')}</html>`

function waitingRoom(): Hono {
  const app = new Hono()
  app.route(
    '/',
    healthRoutes(() => null),
  )
  app.all('*', (c) => {
    const headers = { 'retry-after': '2', 'cache-control': 'no-store' }
    if (c.req.header('accept')?.includes('html')) return c.html(page, 503, headers)
    return answerProblem(
      new Problem(notReady, { detail: 'Ask /health/ready until it answers 200.', retryAfter: 2 }),
      crypto.randomUUID(),
    )
  })
  return app
}
