// Phones on 2G: a page of 12 KB goes over the air as 4. What is whole in memory is packed in one go; the streams that
// Hono's middleware would put around it cost ten times as much as the packing. It still packs everything else.
import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'

/** Of these types nothing is streamed here. */
const isWhole = /^(application\/(problem\+)?json|text\/html)\b/
const gzipWanted = /(^|,)\s*gzip\s*(;\s*q=(1|0?\.[1-9]\d*)[^,]*)?(,|$)/i
export const acceptsGzip = (accepted: string | undefined): boolean => gzipWanted.test(accepted ?? '')
const worthIt = 1024
/** Longer ones leave the thread to others meanwhile. */
const atOnce = 64 * 1024
const aside = promisify(gzip)

export const gzipped: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  if (!isWhole.test(headers.get('content-type') ?? '') || headers.has('content-encoding')) return
  if (/\bno-transform\b/i.test(headers.get('cache-control') ?? '')) return
  addVary(headers)
  if (c.req.method === 'HEAD' || !acceptsGzip(c.req.header('accept-encoding'))) return
  await pack(c)
}

async function pack(c: Context): Promise<void> {
  const { headers, status } = c.res
  const whole = Buffer.from(await c.res.arrayBuffer())
  const isWorthIt = whole.length >= worthIt
  const packed = !isWorthIt ? whole : whole.length <= atOnce ? gzipSync(whole) : await aside(whole)
  if (isWorthIt) {
    headers.delete('content-length')
    headers.set('content-encoding', 'gzip')
    weaken(headers)
  }
  // Hono would merge the two responses, and read the first a second time for it.
  c.res = undefined
  c.res = new Response(packed, { status, headers })
}

function addVary(headers: Headers): void {
  const vary = headers.get('vary')
  if (vary === null) headers.set('vary', 'Accept-Encoding')
  else if (vary !== '*' && !/(^|,)\s*accept-encoding\s*(,|$)/i.test(vary))
    headers.set('vary', `${vary}, Accept-Encoding`)
}

/** The bytes are others now (RFC 9110 §8.8.1). */
function weaken(headers: Headers): void {
  const tag = headers.get('etag')
  if (tag !== null && !tag.startsWith('W/')) headers.set('etag', `W/${tag}`)
}
