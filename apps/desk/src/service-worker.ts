// Keeps the shell of the desk: page, scripts and styles. What the API answers is never kept here; it names people, and
// this device may be handed to the next officer.
export {}

declare const self: ServiceWorkerGlobalScope

const shell = '/desk/'
const cacheName = 'pratique-desk'
const isFile = (path: string): boolean => path.startsWith('/assets/desk/kept/') || path === '/desk/icon.svg'

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (isFile(pathname)) event.respondWith(fileOf(request))
  else if (request.mode === 'navigate' && pathname.startsWith('/desk')) event.respondWith(shellOf(request))
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

/** From the network; without one, the shell as it was last seen. A new shell drops files of the old. */
async function shellOf(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  try {
    const answer = await fetch(request)
    if (answer.ok) await keepShell(cache, answer.clone())
    return answer
  } catch (error) {
    const kept = await cache.match(shell)
    if (kept) return kept
    throw error
  }
}

async function keepShell(cache: Cache, answer: Response): Promise<void> {
  const text = await answer.clone().text()
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (isFile(pathname) && pathname.endsWith('.css') && !text.includes(pathname)) await cache.delete(request)
  }
  await cache.put(shell, answer)
}
