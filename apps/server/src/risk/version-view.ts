// A version of the rules: why it was made, whom it binds, who published it.
import type { PublicationView, SchemeView, VersionView } from '../policy/policy-view.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'
import { instantIn } from './policy-words.ts'
import { row } from './rule-view.ts'

export interface VersionFrame {
  readonly t: Say
  readonly zone: string
  /** Title of the list that the scheme reads areas from. */
  readonly listTitle: string
}

/** What holds for the whole version, before its rules. */
export function versionFacts({ t, zone, listTitle }: VersionFrame, version: VersionView): Html {
  const at = instantIn(t, zone)
  return html`<dl class="answers">
${row(t(m.policy_why_so), version.reason)}
${row(t(m.policy_binds), bindsOf(t, version, at))}
${row(t(m.policy_areas), version.withoutList ?? t(m.policy_reads_list, { title: listTitle }))}
${row(t(m.policy_who), html`<ul>${version.publications.map((one) => publicationView(t, one, at))}</ul>`)}
</dl>`
}

function bindsOf(
  t: Say,
  { binds, effectiveAt, expiresAt }: VersionView,
  at: (instant: string) => string,
): Html {
  const said = [
    t(m.policy_binds_arrivals, { time: at(effectiveAt), end: at(expiresAt) }),
    binds.airborne === 'bind' ? t(m.policy_airborne_bind) : t(m.policy_airborne_keep),
    binds.landed === 'bind' ? t(m.policy_landed_bind) : t(m.policy_landed_keep),
    ...(binds.reason === null ? [] : [binds.reason]),
  ]
  return html`<ul>${said.map((sentence) => html`<li>${sentence}</li>`)}</ul>`
}

function publicationView(t: Say, one: PublicationView, at: (instant: string) => string): Html {
  const signed = [
    t(m.policy_proposed, { name: one.proposedBy }),
    t(m.policy_agreed, { name: one.agreedBy }),
  ].join(' · ')
  return html`<li>${deedOf(t, one, at)}, <time datetime="${one.at}">${at(one.at)}</time><br><span class="muted">${signed}</span><br>${one.reason}</li>`
}

function deedOf(t: Say, { deed, expiresAt }: PublicationView, at: (instant: string) => string): string {
  if (deed === 'rolled-back') return t(m.policy_rolled_back)
  if (deed === 'published' || expiresAt === null) return t(m.policy_published)
  return t(m.policy_renewed, { time: at(expiresAt) })
}

/** Every version of a scheme, each behind its link. */
export function versionsTable(
  t: Say,
  zone: string,
  { code, label, inForce, versions }: SchemeView,
): MaybeHtml {
  if (versions.length === 0) return ''
  const at = instantIn(t, zone)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${t(m.policy_versions)}: ${label}"><table>
<thead><tr><th scope="col">${t(m.policy_versions)}</th><th scope="col">${t(m.policy_from)}</th><th scope="col">${t(m.policy_until)}</th></tr></thead>
<tbody>${versions.map(
    ({ number, title, effectiveAt, expiresAt }) =>
      html`<tr><td><a href="/${t.language}/policy/${code}/${number}">${title}</a>${number === inForce && html` <strong>${t(m.policy_in_force)}</strong>`}</td><td>${at(effectiveAt)}</td><td>${at(expiresAt)}</td></tr>`,
  )}</tbody></table></div>`
}
