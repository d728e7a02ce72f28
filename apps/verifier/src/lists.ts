// Trust list and status lists on this device: refreshed when there is a network, read from what is kept when
// there is none. Their age counts by the device's own clock, from when they were fetched.
import {
  NO_TRUST,
  readStatusList,
  readTrust,
  type StatusReading,
  type Trust,
} from '@pratique/health-credential/web'
import type { VerifierPageData } from './page-data.ts'

const cacheName = 'pratique-lists'
const fetchedHeader = 'x-fetched-at'

type Addresses = Pick<VerifierPageData, 'trustList' | 'statusList' | 'statusLists' | 'issuers'>

/** A list of other issuers, as the authority serves it. */
export interface Issuers {
  readonly name: string
  readonly trust: Trust
  /** When the authority loaded it, by the wall; null for what an exercise brings along. */
  readonly loadedAt: number | null
}

export interface Lists {
  readonly trust: Trust
  readonly authority: string
  readonly status: readonly StatusReading[]
  readonly issuers: readonly Issuers[]
  /** Domain time minus this device's time: an exercise plays in another month. */
  readonly offsetMs: number
  readonly isExercise: boolean
  /** By this device's clock; null while nothing was ever fetched. */
  readonly fetchedAt: number | null
}

/** Fetches all lists and keeps them. False without a network: what was kept stays. */
export async function refreshLists(addresses: Addresses): Promise<boolean> {
  try {
    const index = (await fetchJson(addresses.statusLists)) as { status_lists?: readonly string[] }
    const numbers = (index.status_lists ?? []).map((address) => address.split('/').at(-1) ?? '')
    const files = [
      addresses.trustList,
      addresses.issuers,
      ...numbers.map((number) => addresses.statusList.replace('{list}', number)),
    ]
    const answers = await Promise.all(files.map(fetchFresh))
    const cache = await caches.open(cacheName)
    await Promise.all(answers.map(([file, response]) => cache.put(file, response)))
    await dropOthers(cache, files)
    return true
  } catch {
    return false
  }
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address, { cache: 'no-cache' })
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response.json()
}

async function fetchFresh(address: string): Promise<readonly [string, Response]> {
  const response = await fetch(address, { cache: 'no-cache' })
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  const headers = { [fetchedHeader]: String(Date.now()) }
  return [address, new Response(await response.arrayBuffer(), { headers })]
}

async function dropOthers(cache: Cache, files: readonly string[]): Promise<void> {
  for (const { url } of await cache.keys())
    if (!files.includes(new URL(url).pathname)) await cache.delete(url)
}

/** Reads and checks what is kept, as of now. */
export async function readLists({ trustList, issuers }: Addresses): Promise<Lists> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(trustList)
  if (!kept) return nothing
  const { trust } = await readTrust(await kept.text())
  const offsetMs = trust.list?.timeOffsetMs ?? 0
  return {
    trust,
    authority: trust.list?.authorityName ?? '',
    status: await readStatusLists(cache, trust, [trustList, issuers], new Date(Date.now() + offsetMs)),
    issuers: await readIssuers(await cache.match(issuers)),
    offsetMs,
    isExercise: trust.list?.specimen ?? false,
    fetchedAt: Number(kept.headers.get(fetchedHeader)),
  }
}

const nothing: Lists = {
  trust: NO_TRUST,
  authority: '',
  status: [],
  issuers: [],
  offsetMs: 0,
  isExercise: false,
  fetchedAt: null,
}

// Certificates of a continent take seconds to read: once for each copy, not at each check.
let read: { readonly text: string; readonly issuers: readonly Issuers[] } | undefined

async function readIssuers(kept: Response | undefined): Promise<readonly Issuers[]> {
  const text = (await kept?.text()) ?? ''
  if (read?.text === text) return read.issuers
  const { lists = [] } = text === '' ? {} : (JSON.parse(text) as { lists?: readonly ServedIssuers[] })
  const issuers = await Promise.all(
    lists.map(async ({ name, loadedAt, content }) => {
      const { trust } = await readTrust(content)
      return { name, trust, loadedAt: loadedAt === null ? null : Date.parse(loadedAt) }
    }),
  )
  read = { text, issuers }
  return issuers
}

interface ServedIssuers {
  readonly name: string
  readonly loadedAt: string | null
  readonly content: string
}

async function readStatusLists(
  cache: Cache,
  trust: Trust,
  besides: readonly string[],
  at: Date,
): Promise<StatusReading[]> {
  const others = (await cache.keys()).filter(({ url }) => !besides.includes(new URL(url).pathname))
  return Promise.all(
    others.map(async (request) => {
      const response = await cache.match(request)
      return readStatusList(new Uint8Array((await response?.arrayBuffer()) ?? []), { trust, at })
    }),
  )
}
