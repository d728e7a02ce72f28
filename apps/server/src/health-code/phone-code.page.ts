// What a code page posts once: the public key of its telephone. It answers the code that this telephone can prove.
import type { Context, Hono } from 'hono'
import { type Deed, type House, perform } from '../platform/deed.ts'
import { languagePattern } from '../site/language.ts'
import { findCodePage } from './code-page.action.ts'
import { holderHerself } from './holder-herself.ts'
import { registerPhone } from './phone-code.action.ts'

/** Adds the address to the pages. */
export function phoneCodePages(app: Hono, house: House): void {
  app.post(`/${languagePattern}/code/:handle/phone`, (c) =>
    perform(house, holderHerself, (deed) => answer(deed, c)),
  )
}

async function answer(deed: Deed, c: Context): Promise<Response> {
  c.header('cache-control', 'no-store')
  const holderId = await findCodePage(deed, c.req.param('handle') ?? '')
  const phoneKey = (await c.req.text()).slice(0, 200)
  const picture = holderId === undefined ? null : await registerPhone(deed, holderId, phoneKey)
  // The page goes on with the code for paper.
  if (picture === null) return c.json({ text: null }, 404)
  return c.json({ text: picture.text, validUntil: picture.validUntil.toISOString() })
}
