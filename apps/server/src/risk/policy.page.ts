// `/{lang}/policy`: the rules as anyone may read them, now and before, and the lists they read. It stands here and not
// in the room of policy because lists do.
import { type PackManifest, zoneOf } from '@pratique/policy-engine'
import { type Context, Hono } from 'hono'
import { placeNames } from '../place/place-names.node.ts'
import { addDays } from '../place/plain-date.ts'
import { type Actor, type Deed, type House, perform } from '../platform/deed.ts'
import type { SchemeView, VersionView } from '../policy/policy-view.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { keptPage } from '../site/kept-pages.ts'
import { isLanguage, languagePattern } from '../site/language.ts'
import { page } from '../site/layout.ts'
import { m, type Say, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import { type ListFrame, listsTable, listTitle, listView } from './area-list-view.ts'
import { findAreaMap, mapView } from './area-map.node.ts'
import { curvesOf } from './curves.node.ts'
import { diseaseView } from './disease-view.ts'
import { findListInForce } from './published-list.ts'
import { rulesView } from './rule-view.ts'
import { type PublicRules, showRules } from './show-rules.action.ts'
import { versionFacts, versionsTable } from './version-view.ts'

const anyone: Actor = { kind: 'traveller', id: 'anonymous' }

interface Reading {
  readonly deed: Deed
  readonly c: Context
  readonly t: Say
  readonly rules: PublicRules
}

export function policyPages(house: House): Hono {
  const app = new Hono()
  const open = (path: string, show: (reading: Reading) => Response | Promise<Response>) =>
    app.get(
      `/${languagePattern}/policy${path}`,
      keptPage(house, (c) => perform(house, anyone, (deed) => answer(deed, c, show))),
    )
  open('', showFront)
  open('/map', showMap)
  open('/lists/:list/:edition', showList)
  open('/:scheme/:number{[0-9]{1,5}}', showVersion)
  return app
}

async function answer(
  deed: Deed,
  c: Context,
  show: (reading: Reading) => Response | Promise<Response>,
): Promise<Response> {
  const asked = c.req.param('language') ?? ''
  const t = say(isLanguage(asked) ? asked : 'en')
  const rules = await showRules(deed, t.language, c.req.query('pack'))
  if (rules !== null) return show({ deed, c, t, rules })
  const title = t(m.policy_none_title)
  const frame = { t, title, path: 'policy', exerciseAt: exerciseAt(deed.house) }
  return c.html(page(frame, html`<h1>${title}</h1><p>${t(m.policy_none)}</p>`))
}

function whole({ deed, c, t, rules }: Reading, title: string, path: string, main: Html) {
  const back = path === 'policy' ? undefined : `/${t.language}/policy`
  const { authority } = rules.policy
  const frame = { t, title, path, back, authority, exerciseAt: exerciseAt(deed.house) }
  return c.html(page(frame, html`<h1>${title}</h1>${main}`))
}

function showFront(reading: Reading) {
  const { t, rules } = reading
  const { policy, lists, manifest } = rules
  const main = html`<p class="lead">${t(m.policy_lead)}</p>
<p><a class="button" href="/${t.language}/policy/try">${t(m.try_link)}</a></p>
${diseaseView(t, manifest)}
${policy.schemes.map((scheme) => schemeSection(reading, scheme))}
<section><h2 id="lists">${t(m.policy_lists)}</h2>${listsTable(listFrame(reading), lists)}</section>
${findAreaMap(policy.pack) !== null && html`<p><a href="/${t.language}/policy/map">${t(m.risk_map_link)}</a></p>`}
${otherPacks(reading)}
<p><a href="/api/v1/policy">${t(m.policy_as_data)}</a></p>`
  return whole(reading, t(m.policy_title), 'policy', main)
}

function schemeSection(reading: Reading, scheme: SchemeView): Html {
  const { t, rules } = reading
  const version = scheme.versions.find(({ number }) => number === scheme.inForce)
  return html`<section aria-labelledby="scheme-${scheme.code}"><h2 id="scheme-${scheme.code}">${scheme.label}</h2>
${version ? versionView(reading, scheme, version, false) : html`<p>${t(m.policy_none_in_force)}</p>`}
${versionsTable(t, rules.policy.zone, scheme)}</section>`
}

function versionView(reading: Reading, scheme: SchemeView, version: VersionView, whole: boolean): Html {
  const { t, rules } = reading
  const { policy, manifest, listRules } = rules
  const title = listTitle(listRules, listOf(manifest, scheme), t)
  const heading = whole ? '' : html`<p><strong>${t(m.policy_in_force)}:</strong> ${version.title}</p>`
  return html`${heading}${versionFacts({ t, zone: policy.zone, listTitle: title }, version)}
${whole && html`<h2>${t(m.policy_rules)}</h2>`}
${rulesView({ t, manifest, scheme, expressions: whole }, version.rules)}`
}

const listOf = ({ schemes }: PackManifest, { code }: SchemeView): string =>
  schemes.find((scheme) => scheme.code === code)?.riskList ?? ''

function showVersion(reading: Reading) {
  const { c, rules } = reading
  const scheme = rules.policy.schemes.find(({ code }) => code === c.req.param('scheme'))
  const version = scheme?.versions.find(({ number }) => number === Number(c.req.param('number')))
  if (!scheme || !version) return c.notFound()
  const path = `policy/${scheme.code}/${version.number}`
  const main = html`<p class="muted">${scheme.label}</p>${versionView(reading, scheme, version, true)}`
  return whole(reading, version.title, path, main)
}

function showList(reading: Reading) {
  const { c, t, rules } = reading
  const { list, edition } = c.req.param() as Record<string, string>
  const found = rules.lists.find((one) => one.list === list && one.edition === edition)
  if (!found) return c.notFound()
  const title = `${listTitle(rules.listRules, found.list, t)}, ${found.edition}`
  return whole(
    reading,
    title,
    `policy/lists/${found.list}/${found.edition}`,
    listView(listFrame(reading), found),
  )
}

function showMap(reading: Reading) {
  const { deed, c, t, rules } = reading
  const map = findAreaMap(rules.policy.pack)
  const inForce = map && findListInForce(rules.lists, map.list, deed.now)
  if (!map || !inForce) return c.notFound()
  const title = listTitle(rules.listRules, map.list, t)
  return whole(reading, title, 'policy/map', mapView(listFrame(reading), rules.policy.pack, map, inForce))
}

/** The rules of other outbreaks that were published here too. */
function otherPacks({ t, rules }: Reading): MaybeHtml {
  if (rules.others.length === 0) return ''
  return html`<section aria-labelledby="others"><h2 id="others">${t(m.risk_other_packs)}</h2>
<ul>${rules.others.map(({ pack, title }) => html`<li><a href="/${t.language}/policy?pack=${pack}">${title}</a></li>`)}</ul></section>`
}

function listFrame({ deed, t, rules }: Reading): ListFrame {
  const { policy, manifest, listRules } = rules
  const zone = zoneOf(manifest.authority.zone)
  return {
    t,
    zone: policy.zone,
    rules: listRules,
    placeName: placeNames(manifest.id, t.language),
    countsOf: curvesOf(rules.policy.pack, deed.now),
    today: addDays('1970-01-01', zone.dayOf(deed.now.getTime())),
  }
}
