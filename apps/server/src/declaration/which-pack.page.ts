// Where several packs are in use, the first page of all: under which of them somebody declares. She is asked what she
// did, in the packs' own words, never who she is; "none of these" is the general pack.
import { say as sayIn } from '@pratique/policy-engine'
import type { Context } from 'hono'
import type { Deed } from '../platform/deed.ts'
import { errorSummary } from '../site/error-summary.ts'
import { choiceField } from '../site/fields.ts'
import { html } from '../site/html.ts'
import { m } from '../site/say.ts'
import { deskFor } from './desk.node.ts'
import { choosePack, findChosenPack } from './session.page.ts'
import { openVisit, type Visit } from './visit.page.ts'

export const whichPath = 'declare/which'
const field = 'pack'

/** Whether it is still open under which pack this browser declares. */
export const isPackOpen = (deed: Deed, c: Context, { session }: Visit): boolean => {
  const { packs } = deed.house.config
  return packs.length > 1 && session === null && !packs.some((pack) => pack === findChosenPack(c))
}

export async function showWhich(deed: Deed, c: Context): Promise<Response> {
  const visit = await openVisit(deed, c)
  return visit.session === null ? drawWhich(deed, visit, false) : visit.goTo('declare')
}

export async function saveWhich(deed: Deed, c: Context): Promise<Response> {
  const visit = await openVisit(deed, c)
  const asked = new URLSearchParams(await c.req.text()).get(field)
  const pack = deed.house.config.packs.find((one) => one === asked)
  if (pack === undefined) return drawWhich(deed, visit, true)
  choosePack(c, pack)
  return visit.goTo('declare')
}

function drawWhich({ house }: Deed, visit: Visit, nothingChosen: boolean): Response | Promise<Response> {
  const { t, answer } = visit
  const title = t(m.risk_which_title)
  const [general, ...others] = house.config.packs
  const options = others.map((pack) => {
    const { forWhom, title: named } = deskFor(house, 'international', pack).manifest
    return { value: pack, label: sayIn(forWhom ?? named, t.language) }
  })
  const error = nothingChosen ? t(m.risk_which_choose) : undefined
  const choices = choiceField({
    name: field,
    label: title,
    hint: t(m.risk_which_hint),
    error,
    options: [...options, { value: general, label: t(m.risk_which_none) }],
    chosen: [],
    many: false,
  })
  const main = html`${errorSummary(t, error === undefined ? [] : [{ name: field, message: error }])}
<h1>${title}</h1>
<form method="post" novalidate>${choices}<div class="deeds"><button>${t(m.site_continue)}</button></div></form>`
  return answer({ title, path: whichPath, back: '', status: nothingChosen ? 422 : 200 }, main)
}
