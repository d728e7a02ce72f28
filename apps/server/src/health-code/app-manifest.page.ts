// Lets a phone put a page on its home screen (W3C Web Application Manifest): the code, opened with one touch at the
// gate, and the verifier. It says nothing of the holder: whoever has the address of the page has that of its manifest.
import { type Context, Hono } from 'hono'
import { type Html, html } from '../site/html.ts'
import { isLanguage, languagePattern, languages } from '../site/language.ts'
import { m, say } from '../site/say.ts'

const fileName = 'app.webmanifest'
const accent = '#0b5c8a'
// A globe with a tick, drawn for a mask: what matters lies within the inner four fifths.
const icon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill="${accent}" d="M0 0h48v48H0z"/><g fill="none" stroke="#fff" stroke-width="3"><circle cx="24" cy="24" r="15"/><path d="m16 25 6 6 11-13"/></g></svg>`,
)}`

export function appManifestPages(): Hono {
  const app = new Hono()
  app.get(`/${languagePattern}/verify/${fileName}`, (c) => answer(c, 'verify'))
  app.get(`/${languagePattern}/code/:handle/${fileName}`, (c) => answer(c, 'code'))
  return app
}

/** For the head of the page that stands at `path`, without its language. */
export const manifestLink = (language: string, path: string): Html =>
  html`<link rel="manifest" href="/${language}/${path}/${fileName}">`

function answer(c: Context, page: 'verify' | 'code'): Response {
  const asked = c.req.param('language') ?? ''
  const language = isLanguage(asked) ? asked : 'en'
  const t = say(language)
  const start = c.req.path.slice(0, -fileName.length - 1)
  const name = page === 'verify' ? t(m.verify_title) : t(m.code_title)
  const manifest = {
    name,
    short_name: name,
    lang: language,
    dir: languages[language].direction,
    id: start,
    start_url: start,
    scope: start,
    display: 'standalone',
    theme_color: accent,
    background_color: '#ffffff',
    icons: [{ src: icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any maskable' }],
  }
  c.header('cache-control', 'public, max-age=86400')
  return c.body(JSON.stringify(manifest), 200, { 'content-type': 'application/manifest+json; charset=utf-8' })
}
