// A public page is the same for everybody who reads it in the same second: it is drawn once and given to all. Nothing
// has to know what a page depends on; whatever changed is on it a second later, or at once where somebody says so.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { House } from '../platform/deed.ts'
import { fixture } from '../platform/fixture.ts'
import { acceptsGzip } from '../platform/gzip.ts'
import { languageCookie } from './language.ts'

const keptMs = 1000
/** Addresses that exist are a few hundred; the bound is for what nobody thought of. */
const keptAtMost = 500
const pack = promisify(gzip)

interface Page {
  readonly plain: Uint8Array<ArrayBuffer>
  readonly packed: Uint8Array<ArrayBuffer>
  readonly cacheControl: string | null
}

interface Kept {
  readonly drawnAt: number
  /** Null where the page is not to be kept: an error, or a redirect. */
  readonly page: Promise<Page | null>
}

export class PageShelf {
  readonly #pages = new Map<string, Kept>()
  readonly #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Everything is drawn anew. */
  clear(): void {
    this.#pages.clear()
  }

  find(path: string): Kept['page'] | undefined {
    const kept = this.#pages.get(path)
    return kept !== undefined && this.#now() - kept.drawnAt < keptMs ? kept.page : undefined
  }

  keep(path: string, page: Kept['page']): void {
    if (this.#pages.size >= keptAtMost) this.#pages.clear()
    this.#pages.set(path, { drawnAt: this.#now(), page })
  }
}

/** Where a server keeps its pages; without it each is drawn for whoever asks. */
export const pageShelf = fixture<PageShelf>('kept pages')

type Draw = (c: Context) => Response | Promise<Response>

/** For a page that says the same to everybody who comes without a session. */
export function keptPage(house: House, draw: Draw): Draw {
  return async (c) => {
    if (!house.fixtures.has(pageShelf) || !isForEverybody(c)) return draw(c)
    const shelf = house.fixtures.get(pageShelf)
    const { path } = c.req
    const kept = await shelf.find(path)
    if (kept) return present(c, kept)
    const drawn = Promise.resolve(draw(c))
    shelf.keep(
      path,
      drawn.then(pageOf, () => null),
    )
    return drawn
  }
}

/** No question, and no cookie but that of the language, which stands in the address. */
function isForEverybody(c: Context): boolean {
  if (c.req.method !== 'GET' || c.req.url.includes('?')) return false
  const cookies = c.req.header('cookie')
  return cookies === undefined || Object.keys(getCookie(c)).every((name) => name === languageCookie)
}

async function pageOf(response: Response): Promise<Page | null> {
  const cookies = response.headers.getSetCookie()
  // That of the language is set for each who comes, not by the page.
  if (response.status !== 200 || !cookies.every((cookie) => cookie.startsWith(`${languageCookie}=`)))
    return null
  const cacheControl = response.headers.get('cache-control')
  const plain = new Uint8Array(await response.clone().arrayBuffer())
  return { plain, packed: new Uint8Array(await pack(plain)), cacheControl }
}

function present(c: Context, { plain, packed, cacheControl }: Page): Response {
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=UTF-8',
    vary: 'Accept-Encoding',
  }
  if (cacheControl !== null) headers['cache-control'] = cacheControl
  if (!acceptsGzip(c.req.header('accept-encoding'))) return c.body(plain, 200, headers)
  return c.body(packed, 200, { ...headers, 'content-encoding': 'gzip' })
}
