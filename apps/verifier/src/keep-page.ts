// The page's side of being kept: registers the service worker and asks it to keep this page and its files.
import { type KeepRequest, mayBeKept } from './kept-page.ts'

const patienceMs = 30_000

/** Keeps the page that runs this, with `later`: files it has not asked for yet. True once it opens without a network. */
export async function keepThisPage(later: readonly string[] = []): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !mayBeKept(location.pathname)) return false
  try {
    await navigator.serviceWorker.register('/service-worker.js')
    const files = [...new Set([...filesOfThisPage(), ...later])]
    return await ask({ kind: 'keep', page: location.pathname, files })
  } catch {
    return false
  }
}

/** Takes this page off the phone again. */
export async function forgetThisPage(): Promise<void> {
  await ask({ kind: 'forget', page: location.pathname })
}

// Also what is only named: a file that came out of the browser's cache may be missing from its list of resources.
function filesOfThisPage(): readonly string[] {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(
    ({ href }) => href,
  )
  const scripts = [...document.scripts].map(({ src }) => src).filter((src) => src !== '')
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const addresses = [...links, ...scripts, ...loaded].map((address) => new URL(address))
  return addresses.filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname)
}

async function ask(request: KeepRequest): Promise<boolean> {
  const { active } = await navigator.serviceWorker.ready
  if (!active) return false
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data === true)
    setTimeout(() => resolve(false), patienceMs)
    active.postMessage(request, [port2])
  })
}
