// The first page: who must declare, what to have ready, what happens with the data, that it is free.
import { type Html, html } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'

export interface StartPage {
  readonly t: Say
  readonly windowDays: number
  /** A declaration was begun on this device. */
  readonly begun: boolean
  /** Those who live here are asked too. */
  readonly residents: boolean
}

export function startView({ t, windowDays, begun, residents }: StartPage): Html {
  const { language } = t
  return html`<h1>${t(m.declaration_start_title)}</h1>
<p class="lead">${t(m.declaration_start_lead)}</p>
<p><strong>${t(m.site_free)}</strong></p>
<p class="deeds"><a class="button" href="/${language}/declare">${begun ? t(m.declaration_start_go_on) : t(m.declaration_start_begin)}</a>
<a class="button quiet" href="/${language}/declaration">${t(m.declaration_start_return)}</a></p>
${residents && html`<p><a href="/${language}/resident">${t(m.declaration_resident_link)}</a></p>`}
<h2>${t(m.declaration_start_who)}</h2>
<ul><li>${t(m.declaration_start_who_all)}</li><li>${t(m.declaration_start_who_children)}</li><li>${t(m.declaration_start_who_other)}</li></ul>
<h2>${t(m.declaration_start_need)}</h2>
<ul><li>${t(m.declaration_start_need_document)}</li><li>${t(m.declaration_start_need_voyage)}</li><li>${t(m.declaration_start_need_stops, { days: windowDays })}</li><li>${t(m.declaration_start_need_address)}</li></ul>
<p>${t(m.declaration_start_saved)}</p>
<h2>${t(m.declaration_start_code)}</h2>
<p>${t(m.declaration_start_code_text)}</p>
<h2>${t(m.declaration_start_data)}</h2>
<p>${t(m.declaration_start_data_who)}</p>
<p>${t(m.declaration_start_data_sealed)} ${t(m.declaration_start_data_rights)} <a href="/${language}/privacy">${t(m.site_privacy_link)}</a></p>
<p class="panel">${t(m.declaration_start_ill)}</p>`
}

export interface ResidentStartPage {
  readonly t: Say
  readonly title: string
  /** What is asked, page by page. */
  readonly pages: readonly string[]
  readonly begun: boolean
}

/** The first page for who lives here. */
export function residentStartView({ t, title, pages, begun }: ResidentStartPage): Html {
  const { language } = t
  return html`<h1>${title}</h1>
<p class="lead">${t(m.declaration_resident_lead)}</p>
<p><strong>${t(m.site_free)}</strong></p>
<p class="deeds"><a class="button" href="/${language}/resident/begin">${begun ? t(m.declaration_start_go_on) : t(m.declaration_start_begin)}</a>
<a class="button quiet" href="/${language}/declaration">${t(m.declaration_start_return)}</a></p>
<h2>${t(m.declaration_resident_asked)}</h2>
<ul>${pages.map((page) => html`<li>${page}</li>`)}</ul>
<p>${t(m.declaration_resident_each)} ${t(m.declaration_start_saved)}</p>
<h2>${t(m.declaration_start_data)}</h2>
<p>${t(m.declaration_start_data_who)}</p>
<p>${t(m.declaration_start_data_sealed)} <a href="/${language}/privacy">${t(m.site_privacy_link)}</a></p>`
}

export interface PrivacyPage {
  readonly t: Say
  readonly pages: readonly { readonly title: string; readonly purpose: string }[]
}

export const privacyView = ({
  t,
  pages,
}: PrivacyPage): Html => html`<h1>${t(m.declaration_privacy_title)}</h1>
<p>${t(m.declaration_start_data_who)}</p>
<p>${t(m.declaration_start_data_sealed)} ${t(m.declaration_privacy_never)}</p>
<p>${t(m.declaration_start_data_rights)} ${t(m.declaration_privacy_drafts)}</p>
<h2>${t(m.declaration_privacy_asked)}</h2>
<dl class="answers">${pages.map(({ title, purpose }) => html`<div><dt>${title}</dt><dd>${purpose}</dd></div>`)}</dl>
<p class="muted">${t(m.declaration_privacy_cookie)}</p>`
