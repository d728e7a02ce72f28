// What is known of the disease, for everybody: how long it sleeps, from when it is passed on, which tests cannot find it,
// who sat near, how people are followed up. Packs that say nothing of it show nothing.
import { type PackManifest, say as sayIn } from '@pratique/policy-engine'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'
import { row, sourceOf } from './rule-view.ts'

export function diseaseView(t: Say, { disease, contactZone, followUp }: PackManifest): MaybeHtml {
  const rows = [
    ...knownRows(t, disease),
    ...(disease.blindTests ?? []).map(({ assay, why, source }) =>
      row(
        t(m.risk_blind_tests),
        html`<strong><bdi>${assay}</bdi></strong>: ${sayIn(why, t.language)}<br><span class="muted">${sourceOf(t, source)}</span>`,
      ),
    ),
    ...(contactZone ? [row(t(m.risk_contact_zone), zoneView(t, contactZone))] : []),
    ...(followUp
      ? [
          row(
            t(m.risk_follow_up),
            t(m.risk_follow_up_text, {
              days: followUp.days,
              hours: followUp.checkInHours,
              lapse: followUp.lapseHours,
            }),
          ),
        ]
      : []),
  ]
  if (rows.length === 0) return ''
  const title = `${t(m.risk_known_disease)}: ${sayIn(disease.names, t.language)}`
  return html`<section aria-labelledby="disease"><h2 id="disease">${title}</h2><dl class="answers">${rows}</dl></section>`
}

function knownRows(
  t: Say,
  { incubationDays, infectiousDaysBeforeSymptoms: before }: PackManifest['disease'],
): Html[] {
  const said = [
    ...(incubationDays ? [t(m.risk_incubation, incubationDays)] : []),
    ...(before === undefined
      ? []
      : [before === 0 ? t(m.risk_not_before_symptoms) : t(m.risk_before_symptoms, { days: before })]),
  ]
  return said.length === 0
    ? []
    : [row(t(m.risk_known_disease), html`<ul>${said.map((one) => html`<li>${one}</li>`)}</ul>`)]
}

function zoneView(t: Say, zone: NonNullable<PackManifest['contactZone']>): Html {
  const crew = { none: null, section: m.risk_zone_crew_section, all: m.risk_zone_crew_all }[zone.crew]
  const said = [
    t(m.risk_zone_rows, { rows: zone.rows }),
    zone.seats === null ? t(m.risk_zone_whole_row) : t(m.risk_zone_seats, { seats: zone.seats }),
    ...(crew ? [t(crew)] : []),
    ...(zone.cleaners ? [t(m.risk_zone_cleaners)] : []),
    ...(zone.why ? [sayIn(zone.why, t.language)] : []),
  ]
  return html`<ul>${said.map((one) => html`<li>${one}</li>`)}</ul>${zone.source && html`<span class="muted">${sourceOf(t, zone.source)}</span>`}`
}
