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

type Addresses = Pick<VerifierPageData, 'trustList' | 'statusList' | 'statusLists'>

export interface Lists {
  readonly trust: Trust
  readonly authority: string
  readonly status: readonly StatusReading[]
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
export async function readLists({ trustList }: Addresses): Promise<Lists> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(trustList)
  if (!kept)
    return { trust: NO_TRUST, authority: '', status: [], offsetMs: 0, isExercise: false, fetchedAt: null }
  const { trust } = await readTrust(await kept.text())
  const offsetMs = trust.list?.timeOffsetMs ?? 0
  return {
    trust,
    authority: trust.list?.authorityName ?? '',
    status: await readStatusLists(cache, trust, trustList, new Date(Date.now() + offsetMs)),
    offsetMs,
    isExercise: trust.list?.specimen ?? false,
    fetchedAt: Number(kept.headers.get(fetchedHeader)),
  }
}

async function readStatusLists(
  cache: Cache,
  trust: Trust,
  trustList: string,
  at: Date,
): Promise<StatusReading[]> {
  const others = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== trustList)
  return Promise.all(
    others.map(async (request) => {
      const response = await cache.match(request)
      return readStatusList(new Uint8Array((await response?.arrayBuffer()) ?? []), { trust, at })
    }),
  )
}
