// Keeps pages that were opened on this phone, each in a cache of its own with the files it needs, so that it opens
// without a network. A page comes from the network first, for what is kept may be older than the decision it shows.
import { isFile, mayBeKept, readKeepRequest } from './kept-page.ts'

declare const self: ServiceWorkerGlobalScope

const cacheOf = (page: string): string => `pratique-page:${page}`
/** How long a slow network may keep someone waiting who already has the page. */
const patienceMs = 4000

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const wanted = readKeepRequest(event.data)
  if (!wanted) return
  const done = wanted.kind === 'keep' ? keep(wanted.page, wanted.files.filter(isFile)) : forget(wanted.page)
  event.waitUntil(done.then((isKept) => event.ports[0]?.postMessage(isKept)))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (isFile(pathname)) event.respondWith(fileFromPhone(request))
  else if (request.mode === 'navigate' && mayBeKept(pathname))
    event.respondWith(pageFromNetwork(event, pathname))
})

/** True when page and files are on the phone now. */
async function keep(page: string, files: readonly string[]): Promise<boolean> {
  const cache = await caches.open(cacheOf(page))
  const wanted = [page, ...files]
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname)
  try {
    await cache.addAll(wanted.filter((path) => !kept.includes(path)))
  } catch {
    return kept.includes(page)
  }
  // What an older version of the page needed is not carried along for ever.
  await Promise.all(kept.filter((path) => !wanted.includes(path)).map((path) => cache.delete(path)))
  return true
}

async function forget(page: string): Promise<boolean> {
  await caches.delete(cacheOf(page))
  return false
}

// Addresses of files change with what they say: what is kept can never be out of date.
async function fileFromPhone(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

async function pageFromNetwork(event: FetchEvent, page: string): Promise<Response> {
  const kept = await caches.match(page, { cacheName: cacheOf(page) })
  const fresh = fetch(event.request).then((response) => settle(page, kept !== undefined, response))
  if (!kept) return fresh
  event.waitUntil(fresh.catch(() => undefined))
  return Promise.race([fresh.catch(() => kept), after(patienceMs, kept)])
}

// A page that is gone must not live on here; a server in trouble says nothing about the page.
async function settle(page: string, wasKept: boolean, response: Response): Promise<Response> {
  if (response.status === 404 || response.status === 410) await forget(page)
  if (!wasKept) return response
  if (response.status >= 500) throw new Error(`The server answered ${response.status}`)
  const cache = await caches.open(cacheOf(page))
  if (response.ok && !response.redirected) await cache.put(page, response.clone())
  return response
}

function after<T>(milliseconds: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), milliseconds))
}
