// `/{lang}/flights`: "was I on that flight?", for anyone. Voyages on which somebody was traced, and the rows; no case, no
// name, no number of people.
import { type Context, Hono } from 'hono'
import { getDeskNames } from '../holder/desk-names.action.ts'
import { type Deed, type House, perform, system } from '../platform/deed.ts'
import { textField } from '../site/fields.ts'
import { type Html, html } from '../site/html.ts'
import { isLanguage, languagePattern } from '../site/language.ts'
import { page, sayDay } from '../site/layout.ts'
import { m, type Say, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import { type PublicVoyage, showTracedVoyages } from './traced-voyages.action.ts'

export function contactPages(house: House): Hono {
  const app = new Hono()
  app.get(`/${languagePattern}/flights`, (c) => perform(house, system, (deed) => showFlights(deed, c)))
  return app
}

async function showFlights(deed: Deed, c: Context): Promise<Response> {
  const asked = c.req.param('language') ?? ''
  const t = say(isLanguage(asked) ? asked : 'en')
  const typed = (c.req.query('q') ?? '').trim().slice(0, 20)
  const sought = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  const all = await showTracedVoyages(deed)
  const found = sought === '' ? all : all.filter(({ designator }) => designator === sought)
  const names = await getDeskNames(deed, t.language)
  const title = t(m.contact_page_title)
  c.header('cache-control', 'no-cache')
  const path = `flights${sought === '' ? '' : `?q=${encodeURIComponent(typed)}`}`
  return c.html(
    page({ t, title, path, exerciseAt: exerciseAt(deed.house) }, [
      html`<h1>${title}</h1><p>${t(m.contact_page_lead)}</p>`,
      searchForm(t, typed),
      found.length === 0 ? html`<p>${t(m.contact_page_none)}</p>` : table(t, found, names.port),
    ]),
  )
}

const searchForm = (t: Say, typed: string): Html =>
  html`<form method="get" action="/${t.language}/flights">${textField({ name: 'q', label: t(m.contact_page_search), value: typed, ltr: true, capitals: true, short: true, maxLength: 20 })}<button>${t(m.contact_page_show)}</button></form>`

function table(t: Say, voyages: readonly PublicVoyage[], port: (code: string) => string): Html {
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">${t(m.contact_page_voyage)}</th><th scope="col">${t(m.contact_page_arrived)}</th><th scope="col">${t(m.contact_page_port)}</th><th scope="col">${t(m.contact_page_rows)}</th></tr></thead>
<tbody>${voyages.map(
    ({ designator, on, port: to, rows }) =>
      html`<tr><th scope="row"><bdi dir="ltr">${designator}</bdi></th><td>${sayDay(t.language, on)}</td><td>${port(to)}</td><td>${rows === null ? t(m.contact_page_all) : html`<bdi dir="ltr">${rows}</bdi>`}</td></tr>`,
  )}</tbody>
</table></div>`
}
