// A feed by its address: what is asked, what is taken, and what is noted when it does not come.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchFeed } from './fetch-feed.node.ts'

const csv = 'date,country,confirmed_cases\n2026-06-19,DRC,956\n'
let server: Server
let address = ''
const asked: (string | undefined)[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.headers['if-none-match'])
    if (request.url === '/slow') return
    if (request.url === '/gone') return void response.writeHead(500).end()
    if (request.url === '/endless') return void response.end('x'.repeat(5000))
    if (request.url === '/picture') return void response.end(Buffer.from([0xff, 0xd8, 0xff]))
    if (request.headers['if-none-match'] === '"one"') return void response.writeHead(304).end()
    response.writeHead(200, { etag: '"one"', 'last-modified': 'Fri, 19 Jun 2026 12:00:00 GMT' }).end(csv)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const limits = { patienceMs: 300, bytes: 1000 }
const from = (path: string, etag: string | null = null) =>
  fetchFeed({ url: `${address}${path}`, etag, lastModified: null }, limits)

describe('a feed at an address', () => {
  test('comes with what the next request is asked with', async () => {
    const first = await from('/feed.csv')
    expect(first).toEqual({
      kind: 'text',
      text: csv,
      etag: '"one"',
      lastModified: 'Fri, 19 Jun 2026 12:00:00 GMT',
    })
    expect(await from('/feed.csv', '"one"')).toEqual({ kind: 'unchanged' })
    expect(asked.slice(0, 2)).toEqual([undefined, '"one"'])
  })

  test.each([
    ['/slow', 'no-answer'],
    ['/gone', 'status'],
    ['/endless', 'too-large'],
    ['/picture', 'not-text'],
  ])('%s is a finding: %s', async (path, why) => {
    expect(await from(path)).toEqual({ kind: 'refused', why })
  })

  test('nobody at home is one too', async () => {
    const nobody = { url: 'http://127.0.0.1:9/feed.csv', etag: null, lastModified: null }
    expect(await fetchFeed(nobody, limits)).toEqual({ kind: 'refused', why: 'no-answer' })
  })
})
