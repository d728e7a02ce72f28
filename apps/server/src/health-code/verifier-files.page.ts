// Serves the built scripts and styles at their hashed addresses, which never change, and the service worker at its
// own, which must be asked for anew each time.
import { type Context, Hono } from 'hono'
import type { House } from '../platform/deed.ts'
import { type ServedFile, verifierFiles } from './verifier-files.node.ts'

const aYear = 60 * 60 * 24 * 365

export function verifierFilePages(house: House): Hono {
  const app = new Hono()
  app.get('/assets/verifier/*', (c) => {
    const found = house.fixtures.get(verifierFiles).files.get(c.req.path)
    if (!found) return c.notFound()
    c.header('cache-control', `public, max-age=${aYear}, immutable`)
    return answerFile(c, found)
  })
  app.get('/service-worker.js', (c) => {
    const found = house.fixtures.get(verifierFiles).serviceWorker
    if (!found) return c.notFound()
    c.header('cache-control', 'no-cache')
    return answerFile(c, found)
  })
  return app
}

function answerFile(c: Context, { bytes, gzipped, type }: ServedFile): Response {
  c.header('content-type', type)
  c.header('vary', 'accept-encoding')
  if (!(c.req.header('accept-encoding') ?? '').includes('gzip')) return c.body(bytes)
  c.header('content-encoding', 'gzip')
  return c.body(gzipped)
}
