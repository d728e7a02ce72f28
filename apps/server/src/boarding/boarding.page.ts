// `/{lang}/boarding`: the boarding check for operators without a system of their own, and the list to print for hours
// without a network. The key is typed each time and kept nowhere.
import { type Context, Hono } from 'hono'
import { type PartnerDeed, partnerOfKey } from '../platform/auth/partner.action.ts'
import { type House, perform } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { isLanguage, languagePattern } from '../site/language.ts'
import { page } from '../site/layout.ts'
import { m, type Say, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import { type BoardingForm, boardingView, emptyForm, type ShownAnswers } from './boarding-view.ts'
import { type Checked, checkPassengers } from './check-passengers.action.ts'
import { readPassengers } from './read-passengers.ts'

const formBytes = 200_000

export function boardingPages(house: House): Hono {
  const app = new Hono()
  const path = `/${languagePattern}/boarding`
  app.get(path, (c) => draw(house, c, emptyForm, null))
  app.post(path, (c) => answer(house, c))
  return app
}

const voice = (c: Context): Say => {
  const asked = c.req.param('language') ?? ''
  return say(isLanguage(asked) ? asked : 'en')
}

function draw(
  house: House,
  c: Context,
  form: BoardingForm,
  shown: ShownAnswers | null,
): Response | Promise<Response> {
  const t = voice(c)
  const title = t(m.boarding_title)
  c.header('cache-control', 'no-store')
  if (form.errors.length > 0) c.status(422)
  return c.html(
    page({ t, title, path: 'boarding', exerciseAt: exerciseAt(house) }, boardingView(t, form, shown)),
  )
}

async function answer(house: House, c: Context): Promise<Response> {
  const t = voice(c)
  const given = await c.req.parseBody()
  const text = (name: string) => String(given[name] ?? '').slice(0, formBytes)
  const form = { key: text('key'), voyage: text('voyage'), on: text('on'), passengers: text('passengers') }
  const { passengers, wrongLine } = readPassengers(form.passengers)
  const at = new Date(`${form.on}T12:00:00Z`)
  const fault = (field: string, message: string) =>
    draw(house, c, { ...form, errors: [{ name: field, message }] }, null)
  if (wrongLine !== null || passengers.length === 0)
    return fault('passengers', t(m.boarding_unreadable, { line: wrongLine ?? 1 }))
  const partner = await partnerOfKey(house, form.key.trim())
  if (partner === null || partner.kind !== 'operator') return fault('key', t(m.boarding_no_key))
  if (Number.isNaN(at.getTime())) return fault('on', t(m.boarding_no_voyage))
  const checked = await perform(house, { kind: 'system', id: partner.partner_id }, (deed) =>
    tryCheck({ ...deed, partner }, { designator: form.voyage, at, passengers, by: 'page' }),
  )
  if (checked === null) return fault('voyage', t(m.boarding_no_voyage))
  return draw(house, c, { ...form, errors: [] }, { checked, passengers, address: house.config.address })
}

/** Null for a voyage that is not the operator's; the query is journaled all the same. */
async function tryCheck(
  deed: PartnerDeed,
  asked: Parameters<typeof checkPassengers>[1],
): Promise<Checked | null> {
  try {
    return await checkPassengers(deed, asked)
  } catch (error) {
    if (error instanceof Problem && error.kind.type === 'voyage-not-yours') return null
    throw error
  }
}
