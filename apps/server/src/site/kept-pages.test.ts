// Pages that are the same for everybody: drawn once a second, never for somebody else's session.
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { Fixtures } from '../platform/fixture.ts'
import { withDatabase } from '../platform/test-database.ts'
import { keptPage, PageShelf, pageShelf } from './kept-pages.ts'

const { house } = withDatabase()

/** A site of one page that counts how often it was drawn. */
function openSite({ status = 200 }: { readonly status?: 200 | 404 } = {}) {
  let wall = 0
  const shelf = new PageShelf(() => wall)
  const fixtures = new Fixtures()
  fixtures.set(pageShelf, shelf)
  let drawn = 0
  const app = new Hono()
  app.use(async (c, next) => {
    c.header('set-cookie', 'language=en')
    await next()
  })
  const draw = keptPage(house({ fixtures }), (c) => {
    drawn += 1
    c.header('cache-control', 'no-cache')
    return c.html(`<p>drawn ${drawn}, for ${c.req.header('cookie') ?? 'anybody'}</p>`, status)
  })
  app.get('/en/policy', draw)
  const read = async (headers: Record<string, string> = {}, path = '/en/policy') =>
    (await app.request(path, { headers })).text()
  const ask = (headers: Record<string, string> = {}) => app.request('/en/policy', { headers })
  return { shelf, read, ask, pass: (ms: number) => (wall += ms) }
}

describe('a kept page', () => {
  test('is drawn once for all who come within a second, and anew after it', async () => {
    const { read, pass } = openSite()
    expect([await read(), await read()]).toEqual([
      '<p>drawn 1, for anybody</p>',
      '<p>drawn 1, for anybody</p>',
    ])
    pass(999)
    expect(await read()).toBe('<p>drawn 1, for anybody</p>')
    pass(1)
    expect(await read()).toBe('<p>drawn 2, for anybody</p>')
  })

  test('is drawn anew as soon as somebody says that something changed', async () => {
    const { read, shelf } = openSite()
    await read()
    shelf.clear()
    expect(await read()).toBe('<p>drawn 2, for anybody</p>')
  })

  test('is neither given to whoever has a session nor drawn from hers', async () => {
    const { read } = openSite()
    expect(await read({ cookie: 'declaration=ABC.SECRET' })).toBe(
      '<p>drawn 1, for declaration=ABC.SECRET</p>',
    )
    expect(await read()).toBe('<p>drawn 2, for anybody</p>')
    expect(await read({ cookie: 'language=en; declaration=ABC.SECRET' })).toContain('drawn 3')
    expect(await read({ cookie: 'language=en' })).toBe('<p>drawn 2, for anybody</p>')
  })

  test('is drawn for whoever asks something more', async () => {
    const { read } = openSite()
    await read()
    expect(await read({}, '/en/policy?pack=bundibugyo-2026')).toContain('drawn 2')
  })

  test('goes out packed or as it is, with the same headers and the cookie of whoever asks', async () => {
    const { read, ask } = openSite()
    const first = await read()
    const [plain, packed] = [await ask(), await ask({ 'accept-encoding': 'br, gzip' })]
    expect(await plain.text()).toBe(first)
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(first)
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    for (const { headers } of [plain, packed])
      expect([headers.get('cache-control'), headers.get('vary'), headers.get('set-cookie')]).toEqual([
        'no-cache',
        'Accept-Encoding',
        'language=en',
      ])
  })

  test('is not kept where it is an error', async () => {
    const { read } = openSite({ status: 404 })
    await read()
    expect(await read()).toContain('drawn 2')
  })
})
