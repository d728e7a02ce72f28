// The shell of the desk under /desk: one page for every address below it, its hashed files, its manifest and its
// service worker. Scripts come from us only; styles carry a nonce, for the desk's library writes some of its own.
import { type Context, Hono } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { type DeskFile, readDeskFiles } from './desk-files.node.ts'
import { type Html, html } from './html.ts'

const aYear = 60 * 60 * 24 * 365
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#17212b"/><g fill="none" stroke="#fff" stroke-width="2"><circle cx="12" cy="12" r="8"/><path d="M4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16"/></g></svg>'
const appManifest = {
  name: 'Pratique: desk',
  short_name: 'Pratique desk',
  id: '/desk/',
  start_url: '/desk/',
  scope: '/desk/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#17212b',
  icons: [{ src: '/desk/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
}

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrcElem: ["'self'", NONCE],
    // The style attributes that scripts set are not counted among these; those written in a page are.
    styleSrcAttr: ["'none'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    workerSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  permissionsPolicy: { camera: ['self'], microphone: [], geolocation: [], publickeyCredentialsGet: ['self'] },
})

export function deskPages(): Hono {
  const app = new Hono()
  app.get('/assets/desk/*', (c) => fileAt(c, `public, max-age=${aYear}, immutable`))
  app.get('/desk/service-worker.js', (c) => fileAt(c, 'no-cache'))
  app.get('/desk/manifest.webmanifest', (c) =>
    c.body(JSON.stringify(appManifest), 200, { 'content-type': 'application/manifest+json' }),
  )
  // What the service worker keeps, so that the desk opens without a network.
  app.get('/desk/files.json', (c) => {
    const files = [...(readDeskFiles()?.files.keys() ?? [])].filter((path) => path.startsWith('/assets/'))
    c.header('cache-control', 'no-cache')
    return c.json([...files, '/desk/icon.svg'])
  })
  app.get('/desk/icon.svg', (c) => c.body(icon, 200, { 'content-type': 'image/svg+xml' }))
  app.use('/desk', headers)
  app.use('/desk/*', headers)
  app.get('/desk', (c) => answerShell(c))
  app.get('/desk/*', (c) => answerShell(c))
  return app
}

function fileAt(c: Context, caching: string): Response | Promise<Response> {
  const found = readDeskFiles()?.files.get(c.req.path)
  if (found === undefined) return c.notFound()
  c.header('cache-control', caching)
  return answerFile(c, found)
}

function answerFile(c: Context, { bytes, gzipped, type }: DeskFile): Response {
  c.header('content-type', type)
  c.header('vary', 'accept-encoding')
  if (!(c.req.header('accept-encoding') ?? '').includes('gzip')) return c.body(bytes)
  c.header('content-encoding', 'gzip')
  return c.body(gzipped)
}

function answerShell(c: Context): Response | Promise<Response> {
  const built = readDeskFiles()
  if (built === null) return c.notFound()
  c.header('cache-control', 'no-cache')
  return c.html(shell(built.script, built.styles, c.get('secureHeadersNonce') ?? ''))
}

const shell = (script: string, styles: readonly string[], nonce: string): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Pratique: desk</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#17212b">
<meta name="robots" content="noindex">
<meta name="style-nonce" nonce="${nonce}">
<link rel="icon" href="/desk/icon.svg">
<link rel="manifest" href="/desk/manifest.webmanifest">
${styles.map((address) => html`<link rel="stylesheet" href="${address}">`)}
<script type="module" src="${script}"></script>
</head>
<body>
<div id="desk"></div>
<noscript>The desk needs scripts. 工作台需要脚本。 يحتاج المكتب إلى النصوص البرمجية. La postazione richiede gli script. El puesto necesita scripts. Le poste a besoin de scripts.</noscript>
</body>
</html>`
