import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSigner, openSigner, signTrustList, trustListKey } from '@pratique/health-credential'
import { afterAll, beforeAll, expect } from 'vitest'
import { withDatabase } from '../platform/test-database.ts'
import { listIssuers } from './known-issuers.action.ts'
import { fetchList, loadIssuerList, refreshIssuerLists } from './load-issuer-list.action.ts'
import { verifyWith } from './read-certificate.action.ts'
import { readSpecimenIssuers, readSpecimens } from './specimens.node.ts'

const { story } = withDatabase()
const life = { notBefore: new Date('2019-12-01'), notAfter: new Date('2021-12-01') }
const names = { issuer: 'IT', commonName: 'Lists', organisation: 'Ministry', country: 'IT', ...life }
const signer = openSigner(createSigner(names))
const other = openSigner(createSigner(names))
const wall = new Date('2026-11-01T09:00:00Z')
const at = new Date('2020-03-16T00:00:00Z')

const signed = (issuedAt: string, by = signer) =>
  signTrustList(
    {
      issuer: 'IT',
      authorityName: 'Ministry',
      specimen: false,
      issuedAt,
      nextUpdate: '2020-04-01T00:00:00Z',
      keys: [trustListKey(signer, ['code'])],
    },
    by,
  )
const plain = readSpecimenIssuers('zhejiang-2020') ?? ''
const vaccination = readSpecimens('zhejiang-2020')[0]?.text ?? ''
const list = (content: string, more: object = {}) => ({
  name: 'eu',
  url: null,
  content,
  pins: [],
  at: wall,
  ...more,
})

let served: { status: number; body: string } = { status: 200, body: plain }
const server = createServer((_request, response) => {
  response.writeHead(served.status).end(served.body)
})
let address = ''
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/list`
})
afterAll(() => {
  server.close()
})

story('Without a list nobody is vouched for; with one, its issuers are', async ({ deed }) => {
  expect(
    verifyWith(await listIssuers(deed.house, deed.db), vaccination, at).verification.problems,
  ).toMatchObject([{ code: 'issuer-unknown' }])
  expect(await loadIssuerList(deed, list(plain))).toMatchObject({
    row: { keys: 1, pins: [], loaded_at: wall },
  })
  const { verification, source } = verifyWith(await listIssuers(deed.house, deed.db), vaccination, at)
  expect([verification.valid, source]).toEqual([true, 'eu'])
})

story('A signed list pins its signer: later ones are held to it, and to its order', async ({ deed }) => {
  const first = await loadIssuerList(deed, list(signed('2020-03-10T00:00:00Z')))
  expect(first).toMatchObject({ row: { pins: [expect.stringMatching(/^[0-9a-f]{64}$/)] } })
  expect(await loadIssuerList(deed, list(signed('2020-03-12T00:00:00Z', other)))).toMatchObject({
    fault: 'pin',
  })
  expect(await loadIssuerList(deed, list(plain))).toMatchObject({ fault: 'unsigned' })
  expect(await loadIssuerList(deed, list(signed('2020-03-09T00:00:00Z')))).toMatchObject({ fault: 'older' })
  expect(await loadIssuerList(deed, list(signed('2020-03-12T00:00:00Z')))).toHaveProperty('row')
})

story('What is no list, or names no key, is not taken', async ({ deed }) => {
  expect(await loadIssuerList(deed, list('<html>'))).toMatchObject({ fault: 'unreadable' })
  expect(await loadIssuerList(deed, list('[]'))).toMatchObject({ fault: 'empty' })
  const [head, body] = signed('2020-03-10T00:00:00Z').split('.')
  const broken = `${head}.${body}.${signed('2020-03-11T00:00:00Z').split('.')[2]}`
  expect(await loadIssuerList(deed, list(broken))).toMatchObject({ fault: 'signature' })
})

story('An address is asked again; one that fails leaves the list as it is, and says so', async ({ deed }) => {
  served = { status: 200, body: plain }
  const fetched = await fetchList(address)
  await loadIssuerList(deed, list('content' in fetched ? fetched.content : '', { url: address }))
  served = { status: 503, body: 'later' }
  const later = new Date('2026-11-01T15:00:00Z')
  expect(await refreshIssuerLists(deed, later)).toMatchObject([
    { name: 'eu', loaded: { fault: 'unreachable' } },
  ])
  expect(await listIssuers(deed.house, deed.db)).toMatchObject([
    { loadedAt: wall, failure: 'unreachable: The address answered 503.' },
  ])
  served = { status: 200, body: '[]' }
  expect(await refreshIssuerLists(deed, later)).toMatchObject([{ loaded: { fault: 'empty' } }])
  served = { status: 200, body: plain }
  expect(await refreshIssuerLists(deed, later)).toMatchObject([
    { loaded: { row: { loaded_at: later, failure: null } } },
  ])
})
