// What the hall itself answers: the way to a language, the style sheet, the guard of forms, and the headers that
// every page carries. Rooms bring their own pages.
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import type { House } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { type Html, html } from './html.ts'
import {
  chooseLanguage,
  isLanguage,
  languageCookie,
  languageOf,
  languagePattern,
  looksLikeLanguage,
  nearestLanguage,
} from './language.ts'
import { languageLinks, page } from './layout.ts'
import { isFromOurPages } from './same-origin.ts'
import { m, say } from './say.ts'
import { foreignForm } from './site.problems.ts'
import { style, styleAddress } from './style.node.ts'

const aYear = 60 * 60 * 24 * 365

/** The instant to show in the banner of exercise pages. */
export const exerciseAt = (house: House): Date | null => (house.exercise ? house.clock.now() : null)

/** Mounted before the rooms: what holds for every page. */
export function siteGuards(): Hono {
  const app = new Hono()
  app.use(headers)
  app.use(async (c, next) => {
    const { method } = c.req
    const given = (name: string) => c.req.header(name)
    if (
      !c.req.path.startsWith('/api/') &&
      !isFromOurPages({
        method,
        host: given('host'),
        origin: given('origin'),
        fetchSite: given('sec-fetch-site'),
      })
    )
      throw new Problem(foreignForm, { detail: 'Open the page on this site and send the form from there.' })
    await next()
  })
  app.use(`/${languagePattern}/*`, rememberLanguage)
  app.use(`/${languagePattern}`, rememberLanguage)
  return app
}

// No script but our own files, no frame, no referrer that would carry a reference elsewhere.
const headersWith = (...scripts: readonly string[]): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'", ...scripts],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: ['self'], microphone: [], geolocation: [] },
  })

// WebAssembly reads QR pictures: on the pages that take one, in a worker whose policy is that of its own file.
const readsPictures = /^\/([^/]+\/(verify$|.*\bcertificates\b)|assets\/verifier\/)/
const plainHeaders = headersWith()
const readerHeaders = headersWith("'wasm-unsafe-eval'")

const headers: MiddlewareHandler = (c, next) =>
  readsPictures.test(c.req.path) ? readerHeaders(c, next) : plainHeaders(c, next)

async function rememberLanguage(c: Context, next: () => Promise<void>): Promise<void> {
  const language = c.req.path.split('/')[1] ?? ''
  if (c.req.method === 'GET' && isLanguage(language) && getCookie(c, languageCookie) !== language)
    setCookie(c, languageCookie, language, { path: '/', maxAge: aYear, sameSite: 'Lax', httpOnly: true })
  await next()
}

/** Mounted after the rooms: `/`, the style sheet, and addresses in a language that is not ours. */
export function sitePages(house: House): Hono {
  const app = new Hono()
  app.get('/', (c) => {
    c.header('vary', 'cookie, accept-language')
    return c.redirect(`/${chooseLanguage(getCookie(c, languageCookie), c.req.header('accept-language'))}`)
  })
  app.get(styleAddress, (c) => {
    c.header('cache-control', `public, max-age=${aYear}, immutable`)
    c.header('content-type', 'text/css; charset=utf-8')
    return c.body(style)
  })
  const otherLanguage = (c: Context) => answerOtherLanguage(house, c)
  app.get('/:tag', otherLanguage)
  app.get('/:tag/*', otherLanguage)
  return app
}

// Reached only when no room knew the address.
function answerOtherLanguage(house: House, c: Context): Response | Promise<Response> {
  const [, tag = '', ...rest] = c.req.path.split('/')
  if (!looksLikeLanguage(tag) || isLanguage(tag) || tag.length > 35) return c.notFound()
  const meant = languageOf(tag)
  if (meant !== undefined) return c.redirect(`/${[meant, ...rest].join('/')}`)
  if (!isKnownTag(tag)) return c.notFound()
  const t = say(nearestLanguage(tag, c.req.header('accept-language')))
  c.status(404)
  const title = t(m.site_no_language, { tag })
  const body: Html = html`<h1>${title}</h1><p>${t(m.site_no_language_explained)}</p>${languageLinks(t, null)}`
  return c.html(page({ t, title, path: null, exerciseAt: exerciseAt(house) }, body))
}

// `/api` and `/favicon` have the form of a tag too; a language has a name of its own.
function isKnownTag(tag: string): boolean {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  try {
    return names.of(tag) !== undefined
  } catch {
    return false
  }
}
