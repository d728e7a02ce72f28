// Keeps the shell of the desk: page, scripts and styles. What the API answers is never kept here; it names people, and
// this device may be handed to the next officer.
export {}

declare const self: ServiceWorkerGlobalScope

const shell = '/desk/'
const cacheName = 'pratique-desk'
const isFile = (path: string): boolean => path.startsWith('/assets/desk/kept/') || path === '/desk/icon.svg'

self.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (isFile(pathname)) event.respondWith(fileOf(request))
  else if (request.mode === 'navigate' && pathname.startsWith('/desk')) event.respondWith(shellOf(event))
})

/** Its address changes with it: once kept, it is right. */
async function fileOf(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

/** The page and all of its files, so that the desk opens without a network even before it was opened twice. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName)
  const answer = await fetch(shell)
  if (answer.ok) await cache.put(shell, answer)
  await keepFiles(cache)
}

/** Fetches what is missing and drops what the desk needs no more. */
async function keepFiles(cache: Cache): Promise<void> {
  const answer = await fetch('/desk/files.json')
  if (!answer.ok) return
  const wanted = (await answer.json()) as string[]
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname).filter(isFile)
  await cache.addAll(wanted.filter((path) => !kept.includes(path)))
  await Promise.all(kept.filter((path) => !wanted.includes(path)).map((path) => cache.delete(path)))
}

/** A hall's network may neither answer nor fail; who has the page does not wait for it. */
const patienceMs = 4_000

/** From the network; without one, the shell as it was last seen. */
async function shellOf(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(shell)
  const fresh = fetch(event.request).then(async (answer) => {
    if (answer.ok) await renew(event, cache, answer.clone(), kept?.clone())
    return answer
  })
  if (!kept) return fresh
  event.waitUntil(fresh.catch(() => undefined))
  return Promise.race([
    fresh.catch(() => kept),
    new Promise<Response>((resolve) => {
      setTimeout(() => resolve(kept), patienceMs)
    }),
  ])
}

const script = /\/assets\/desk\/kept\/[^"]+\.js/

async function renew(event: FetchEvent, cache: Cache, answer: Response, kept?: Response): Promise<void> {
  const names = async (page: Response | undefined) => script.exec((await page?.text()) ?? '')?.[0]
  const isNew = (await names(answer.clone())) !== (await names(kept))
  await cache.put(shell, answer)
  if (isNew) event.waitUntil(keepFiles(cache))
}
