// What an open code page asks for each minute: the next picture, drawn, and whether the page still says what is decided.
import type { Context, Hono } from 'hono'
import { type Deed, type House, perform } from '../platform/deed.ts'
import { isLanguage, languagePattern } from '../site/language.ts'
import { m, say } from '../site/say.ts'
import { findCodePage } from './code-page.action.ts'
import { codeQr } from './code-qr.ts'
import { holderHerself } from './holder-herself.ts'
import { listAges } from './list-ages.action.ts'
import { refreshCode } from './refresh-code.action.ts'

/** Adds the address to the pages. */
export function liveCodePages(app: Hono, house: House): void {
  app.get(`/${languagePattern}/code/:handle/live`, (c) =>
    perform(house, holderHerself, (deed) => answer(deed, c)),
  )
}

async function answer(deed: Deed, c: Context): Promise<Response> {
  c.header('cache-control', 'no-store')
  const language = c.req.param('language') ?? ''
  const t = say(isLanguage(language) ? language : 'en')
  const holderId = await findCodePage(deed, c.req.param('handle') ?? '')
  const refreshed = holderId === undefined ? null : await refreshCode(deed, holderId)
  // The page itself says what became of the code.
  if (refreshed === null) return c.json({ edition: null }, 404)
  const { edition, picture } = refreshed
  return c.json({
    edition,
    svg: String(await codeQr(picture.text, t(m.code_qr_alt))),
    madeAt: new Date().toISOString(),
    offsetMs: deed.now.getTime() - Date.now(),
    validUntil: picture.validUntil.toISOString(),
    lists: await listAges(deed),
  })
}
