// The map of areas at home, as the list in force levels them; the table behind says everything in words.
import { say as sayIn } from '@pratique/policy-engine'
import { districtName, jurisdictionOf } from '../place/district.ts'
import { findPackFolder, hasPackFile, readPackJson } from '../place/pack-files.node.ts'
import { packPlaces } from '../place/pack-places.node.ts'
import { type Html, html } from '../site/html.ts'
import { localeOf } from '../site/layout.ts'
import { m } from '../site/say.ts'
import { type ListFrame, listTitle } from './area-list-view.ts'
import type { PublishedAreaList } from './area-lists.ts'
import { type AreaMap, areaMapSchema, areaMapView, type MapTile } from './area-map.ts'
import { rankOf } from './clause.ts'
import { figuresOf } from './policy-words.ts'

const file = 'lists/map.json'

/** The map of a pack; null where it draws none. */
export function findAreaMap(pack: string): AreaMap | null {
  const folder = findPackFolder(pack)
  if (folder === undefined || !hasPackFile(folder, file)) return null
  return areaMapSchema.parse(readPackJson(folder, file))
}

/** `list` is the edition in force. */
export function mapView(frame: ListFrame, pack: string, map: AreaMap, list: PublishedAreaList): Html {
  const { t, rules, placeName } = frame
  const rule = rules.find(({ id }) => id === map.list)
  const places = packPlaces(pack)
  const rows = map.tiles.map((tile) => {
    const entry = list.entries.find(({ place }) => place === tile.place)
    const level = rule?.levels.find(({ id }) => id === entry?.level)
    const counties = places
      .districts()
      .filter(({ code }) => jurisdictionOf(code)?.startsWith(`${tile.place}/`))
      .map((district) => districtName(district, t.language))
    const shown: MapTile = {
      ...tile,
      name: placeName(tile.place),
      level: level ? sayIn(level.name, t.language) : t(m.risk_map_green),
      rank: entry && rule ? rankOf(rule, entry.level) : 0,
      counties: counties.length,
    }
    return { shown, entry, counties }
  })
  const title = listTitle(rules, map.list, t)
  return html`<p>${t(m.risk_map_lead)}</p>
${areaMapView(
  rows.map(({ shown }) => shown),
  title,
)}
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr><th scope="col">${t(m.policy_place)}</th><th scope="col">${t(m.policy_level)}</th><th scope="col">${t(m.risk_map_counties)}</th></tr></thead>
<tbody>${rows
    .toSorted(
      (a, b) => b.shown.rank - a.shown.rank || a.shown.name.localeCompare(b.shown.name, localeOf(t.language)),
    )
    .map(
      ({ shown, entry, counties }) =>
        html`<tr><th scope="row">${shown.name}</th><td>${shown.level}${entry && html`<br><span class="muted">${figuresOf(t, entry, localeOf(t.language)).join(' · ')}</span>`}</td><td>${new Intl.ListFormat(t.language).format(counties)}</td></tr>`,
    )}</tbody></table></div>
<p><a href="/${t.language}/policy/lists/${list.list}/${list.edition}">${title} <span dir="ltr">${list.edition}</span></a></p>`
}
